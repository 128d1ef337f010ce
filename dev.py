#!/usr/bin/env python3
"""Set Dateline up in the folder .venv, then run its demo or its tests, or build its gazetteer.

python3 dev.py demo                read examples/ into examples.db and list the events
python3 dev.py test [ARGUMENT...]  ruff, mypy, import-linter and pytest; arguments go to pytest
python3 dev.py knowledge           write src/dateline/knowledge/data/places.dat anew

Needs Python 3.11 or newer and nothing else: only the standard library is used here. Packages
are installed from requirements.lock (demo), requirements-dev.lock (test) or
requirements-knowledge.lock (knowledge), every file checked against its hash, and only when the
lock has changed since the last time. Where DATELINE_BENCH names a folder, the tests marked
"bench" run too. What `knowledge` writes is the same on every machine.

Exit code: 0, or that of the tool that failed; 2 for a wrong call.
"""

import hashlib
import importlib.util
import json
import os
import shlex
import subprocess
import sys
from pathlib import Path

# First of all, and in syntax that Python 3.6 can parse, so that an old Python is told so.
if sys.version_info < (3, 11):  # noqa: UP036
    sys.exit(
        "dev.py needs Python 3.11 or newer, and {} is Python {}.{}: install a newer Python and "
        "start it by its name, for instance: python3.12 dev.py demo".format(
            sys.executable, *sys.version_info[:2]
        )
    )

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
STAMP = VENV / "dateline-installed.json"
DATABASE = "examples.db"
LOCKS = {
    "demo": "requirements.lock",
    "test": "requirements-dev.lock",
    "knowledge": "requirements-knowledge.lock",
}
COVERS = {
    "requirements.lock": ["requirements.lock"],
    # The second lock holds all of the first (tests/test_lock.py): with it, both are installed.
    "requirements-dev.lock": ["requirements.lock", "requirements-dev.lock"],
    "requirements-knowledge.lock": ["requirements-knowledge.lock"],
}
PACKAGE_FILES = ["pyproject.toml", "src/dateline/_version.py"]
"""Files from which pip makes what it records of the package: its version and its commands."""


class SetupError(Exception):
    """Something that the user must know: one line of what went wrong and what to do."""

    def __init__(self, message: str, code: int = 1) -> None:
        super().__init__(message)
        self.code = code


def tool(name: str) -> Path:
    """The path of a command of the virtual environment (Windows: Scripts, .exe)."""
    return VENV / "Scripts" / f"{name}.exe" if os.name == "nt" else VENV / "bin" / name


def shown(command: list[str]) -> str:
    """``command`` as one would type it in the checkout."""
    words = [word.removeprefix(f"{ROOT}{os.sep}") for word in command]
    return subprocess.list2cmdline(words) if os.name == "nt" else shlex.join(words)


def run(command: list[str], remedy: str, env: dict[str, str] | None = None) -> None:
    """Print ``command`` and run it in the checkout.

    Raises:
        SetupError: it cannot be started, or its exit code is not 0; carries that code.
    """
    print(f"$ {shown(command)}", flush=True)
    try:
        code = subprocess.run(command, cwd=ROOT, env=env, check=False).returncode
    except OSError as error:
        raise SetupError(
            f"{shown(command[:1])} cannot be started ({error.strerror}): "
            "delete the folder .venv and run dev.py again"
        ) from error
    if code:
        # A negative code is the signal that ended the tool; shells add 128 to it.
        code = 128 - code if code < 0 else code
        raise SetupError(f"exit code {code} from {shown(command)}: {remedy}", code)


def digest(paths: list[Path]) -> str:
    """SHA-256 of the files' contents, one after the other."""
    joined = hashlib.sha256()
    for path in paths:
        try:
            joined.update(path.read_bytes())
        except OSError as error:
            raise SetupError(
                f"{path.name} cannot be read ({error.strerror}): the checkout is not complete, "
                "clone it again"
            ) from error
    return joined.hexdigest()


def installed() -> dict[str, str]:
    """What the stamp says is installed; empty where there is none that can be read."""
    try:
        stamp = json.loads(STAMP.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return stamp if isinstance(stamp, dict) else {}


def make_venv() -> None:
    """Make .venv where it is missing and see that it works."""
    python = tool("python")
    if not python.exists():
        if not all(importlib.util.find_spec(name) for name in ("venv", "ensurepip")):
            raise SetupError(
                f"{sys.executable} has no venv module: install it (Debian, Ubuntu: "
                "apt-get install python3-venv) and run dev.py again"
            )
        run(
            [sys.executable, "-m", "venv", str(VENV)],
            "delete the folder .venv, see that this Python has venv and run dev.py again",
        )
    probe = "import pip, sys; sys.exit(0 if sys.version_info >= (3, 11) else 3)"
    try:
        code = subprocess.run([str(python), "-c", probe], capture_output=True, check=False)
    except OSError:
        code = None
    if code is None or code.returncode:
        raise SetupError(
            "the folder .venv does not hold a working Python 3.11 or newer with pip: "
            "delete it and run dev.py again"
        )


def install(lock: str) -> None:
    """Install what ``lock`` pins and the package itself, where this is not done yet."""
    make_venv()
    locked = {name: digest([ROOT / name]) for name in COVERS[lock]}
    # The path is part of it: an editable install in a checkout that was moved is void.
    package = {"package": f"{ROOT} {digest([ROOT / name for name in PACKAGE_FILES])}"}
    have = installed()
    pip = [str(tool("python")), "-m", "pip", "install", "-q", "--disable-pip-version-check"]
    if have.get(lock) != locked[lock]:
        STAMP.unlink(missing_ok=True)  # an install that is broken off must not count as done
        print("Installing packages (the first time 200 MB to fetch, some minutes):", flush=True)
        run(
            [*pip, "--require-hashes", "--only-binary", ":all:", "-r", lock],
            "pip's last lines say why; check the network, or where it found no matching "
            "distribution, use Python 3.11 to 3.15; then run dev.py again",
        )
        have = have if lock == LOCKS["knowledge"] else {}
    if lock != LOCKS["knowledge"] and have.get("package") != package["package"]:
        run(
            [*pip, "--no-deps", "--no-build-isolation", "-e", "."],
            "pip's last lines say why; delete the folder .venv and run dev.py again",
        )
    done = {**have, **locked} if lock == LOCKS["knowledge"] else {**have, **locked, **package}
    if done != have:
        STAMP.write_text(json.dumps(done, indent=1), encoding="utf-8")


def demo() -> None:
    """Read the example articles and list the events in them."""
    dateline = str(tool("dateline"))
    told = "the line above says why"
    run([dateline, "read", "examples", "--db", DATABASE], told)
    run([dateline, "events", "--db", DATABASE], told)
    print(f"The record is in {ROOT / DATABASE}")


def test(arguments: list[str]) -> None:
    """Run the checks in the order of their cost; the first that fails ends it."""
    env = dict(os.environ)
    bench = env.get("DATELINE_BENCH")
    if bench:
        folder = Path(bench).resolve()
        if not folder.is_dir():
            raise SetupError(f"DATELINE_BENCH is not a folder ({folder}): unset it or correct it")
        env["DATELINE_BENCH"] = str(folder)
    python = str(tool("python"))
    ruff = [python, "-m", "ruff"]
    run([*ruff, "check", "."], f"mend the lines named above ({shown([*ruff, 'check', '--fix'])})")
    run([*ruff, "format", "--check", "."], f"run {shown([*ruff, 'format'])}")
    run([python, "-m", "mypy"], "mend the lines named above")
    run([str(tool("lint-imports"))], "mend the import named above")
    # A later -m wins over the one in pyproject.toml, and the caller's own over this.
    marks = ["-m", "bench or not bench"] if bench else []
    run([python, "-m", "pytest", *marks, *arguments], "see the failures above", env)


def knowledge() -> None:
    """Build the gazetteer from the pinned package of places."""
    env = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    python = str(tool("python"))
    run([python, "tools/build_gazetteer.py"], "the lines above say why", env)


def main(arguments: list[str]) -> int:
    """Do what the command line says and return the exit code."""
    command = arguments[0] if arguments else ""
    if command in {"-h", "--help"}:
        print(__doc__.strip())
        return 0
    if command not in LOCKS or (command != "test" and arguments[1:]):
        usage = "dev.py: usage: python3 dev.py demo | test [ARGUMENT...] | knowledge | --help"
        print(usage, file=sys.stderr)
        return 2
    try:
        install(LOCKS[command])
        if command == "demo":
            demo()
        elif command == "knowledge":
            knowledge()
        else:
            test(arguments[1:])
    except SetupError as failure:
        print(f"dev.py: {failure}", file=sys.stderr)
        return failure.code
    except KeyboardInterrupt:
        print("dev.py: stopped", file=sys.stderr)
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
