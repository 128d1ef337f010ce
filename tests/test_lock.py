"""The lock files pin everything by hash and name no server, and dev.py can install them."""

import ast
import importlib.util
import re
import tomllib
from pathlib import Path
from types import ModuleType

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
RUNTIME = ROOT / "requirements.lock"
DEVELOPMENT = ROOT / "requirements-dev.lock"
TRAINING = ROOT / "requirements-train.lock"
LOCKS = pytest.mark.parametrize(
    "lock", [RUNTIME, DEVELOPMENT, TRAINING], ids=lambda path: path.name
)

# A lock has lines of these two forms only, so that there is no room for an address.
PIN = re.compile(
    r"(?P<pin>[a-z0-9][a-z0-9.-]*==[0-9][0-9a-z.+!]*"
    r"( ; [a-z_]+ [<>=!]+ '[\w.]+'( (and|or) [a-z_]+ [<>=!]+ '[\w.]+')*)?) \\"
)
HASH = re.compile(r"    --hash=sha256:[0-9a-f]{64}( \\)?")


def pins(lock: Path) -> dict[str, list[str]]:
    """Hash lines of each requirement of ``lock``, by the requirement with its marker."""
    found: dict[str, list[str]] = {}
    for line in lock.read_text(encoding="ascii").splitlines():
        if match := PIN.fullmatch(line):
            current = found[match["pin"]] = []
        else:
            current.append(line)
    return found


def declared_at_run_time() -> list[Requirement]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return [Requirement(line) for line in project["project"]["dependencies"]]


def declared() -> list[Requirement]:
    """What pyproject.toml asks for at run time and for building."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    lines = [*project["build-system"]["requires"], *project["dependency-groups"]["build"]]
    return [*declared_at_run_time(), *(Requirement(line) for line in lines)]


def declared_for_development() -> list[Requirement]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    lines = [*project["dependency-groups"]["dev"]]
    for name, extra in project["project"]["optional-dependencies"].items():
        lines += extra if name != "train" else []  # gigabytes, and no test trains a network
    return [*declared(), *(Requirement(line) for line in lines)]


def declared_for_training() -> list[Requirement]:
    """All but PyTorch, whose CPU build has another hash than the registry's."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = map(Requirement, project["project"]["optional-dependencies"]["train"])
    return [*declared_at_run_time(), *(r for r in wanted if r.name != "torch")]


@LOCKS
def test_every_requirement_has_a_hash(lock: Path) -> None:
    assert [pin for pin, hashes in pins(lock).items() if not hashes] == []


@LOCKS
def test_lines_hold_pins_and_hashes_and_no_address(lock: Path) -> None:
    lines = lock.read_text(encoding="ascii").splitlines()
    assert [line for line in lines if not (PIN.fullmatch(line) or HASH.fullmatch(line))] == []


@pytest.mark.parametrize(
    ("lock", "wanted"),
    [
        (RUNTIME, declared()),
        (DEVELOPMENT, declared_for_development()),
        (TRAINING, declared_for_training()),
    ],
    ids=["run time", "development", "training"],
)
def test_every_dependency_is_locked_in_a_version_that_fits(
    lock: Path, wanted: list[Requirement]
) -> None:
    locked: dict[str, list[str]] = {}
    for pin in pins(lock):
        name, version = pin.split(" ")[0].split("==")
        locked.setdefault(canonicalize_name(name), []).append(version)
    for requirement in wanted:
        versions = locked.get(canonicalize_name(requirement.name))
        assert versions, f"{requirement} is missing in {lock.name}: write the locks anew"
        assert all(requirement.specifier.contains(version) for version in versions), requirement


def test_the_development_lock_holds_all_of_the_other() -> None:
    development = pins(DEVELOPMENT)
    assert {pin: development.get(pin) for pin in pins(RUNTIME)} == pins(RUNTIME)


@pytest.fixture
def dev() -> ModuleType:
    spec = importlib.util.spec_from_file_location("dev", ROOT / "dev.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_dev_is_parsed_by_an_old_python_which_then_says_so() -> None:
    source = (ROOT / "dev.py").read_text(encoding="utf-8")
    body = ast.parse(source, feature_version=(3, 6)).body
    kinds = [type(node) for node in body]
    assert ast.If in kinds
    assert set(kinds[1 : kinds.index(ast.If)]) == {ast.Import, ast.ImportFrom}


def test_dev_installs_from_files_that_exist(dev: ModuleType) -> None:
    names = {*dev.LOCKS.values(), *dev.PACKAGE_FILES, *(n for c in dev.COVERS.values() for n in c)}
    assert [name for name in sorted(names) if not (ROOT / name).is_file()] == []


@pytest.mark.parametrize("arguments", [[], ["demos"], ["demo", "more"]])
def test_dev_answers_a_wrong_call_with_one_line(
    dev: ModuleType, capsys: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    assert dev.main(arguments) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.startswith("dev.py: usage: ")
    assert printed.err.count("\n") == 1


def test_dev_passes_on_the_exit_code_of_a_tool(dev: ModuleType, tmp_path: Path) -> None:
    script = tmp_path / "fails.py"
    script.write_text("raise SystemExit(7)", encoding="utf-8")
    with pytest.raises(dev.SetupError, match=r"exit code 7 from .*: try again") as caught:
        dev.run([dev.sys.executable, str(script)], "try again")
    assert caught.value.code == 7
    with pytest.raises(dev.SetupError, match=r"cannot be started .*: delete the folder \.venv"):
        dev.run([str(tmp_path / "missing")], "try again")


def test_dev_takes_a_spoilt_stamp_for_none(
    dev: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dev, "STAMP", tmp_path / "stamp.json")
    assert dev.installed() == {}
    dev.STAMP.write_text('{"requirements.lock": "ab', encoding="utf-8")
    assert dev.installed() == {}
    dev.STAMP.write_text('{"requirements.lock": "ab"}', encoding="utf-8")
    assert dev.installed() == {"requirements.lock": "ab"}
