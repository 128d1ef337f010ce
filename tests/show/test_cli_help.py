"""Help, wrong calls, and what is loaded when."""

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest
import typer
from cli_runner import EXAMPLES, ROOT, run

from dateline import __version__
from dateline.show.cli import app
from dateline.show.problems import TRACEBACK_SWITCH, run_guarded

HEAVY = ("numpy", "pyarrow", "rich", "spacy", "sqlite3", "trafilatura")


def commands() -> dict[str, typer.core.TyperCommand]:
    """Every command by its full name."""
    found = {}

    def walk(name: str, command: typer.core.TyperCommand) -> None:
        below = getattr(command, "commands", {})
        if not below:
            found[name] = command
        for word, one in below.items():
            walk(f"{name} {word}", one)

    walk("dateline", typer.main.get_command(app))
    return found


def loaded(script: str, *arguments: object) -> list[str]:
    """The heavy modules that a fresh Python has loaded after ``script``."""
    probe = f"import sys\n{script}\nprint(*[m for m in {HEAVY} if m in sys.modules], sep=' ')"
    done = subprocess.run(
        [sys.executable, "-c", probe, *map(str, arguments)],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.splitlines()[-1].split()


COMMAND_LINE = """
from dateline.show.cli import main
try:
    main()
except SystemExit:
    pass
"""


def test_the_commands_are_these() -> None:
    assert sorted(commands()) == [
        "dateline categories",
        "dateline corpus check",
        "dateline corpus compile",
        "dateline corpus stats",
        "dateline events",
        "dateline read",
        "dateline score actors",
        "dateline score body",
        "dateline score categories",
        "dateline score coref",
        "dateline score dates",
        "dateline score events",
        "dateline score geo",
        "dateline score lexicon",
        "dateline score ner",
        "dateline score perturbations",
        "dateline score plv",
        "dateline score quiet",
        "dateline score speed",
        "dateline score timex",
        "dateline search",
        "dateline show",
        "dateline where",
        "dateline who",
    ]


@pytest.mark.parametrize("name", sorted(commands()))
def test_every_command_is_documented(name: str) -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    below_score = name.startswith("dateline score ")
    assert name in readme or (below_score and f"`{name.split()[-1]}` (" in readme)
    command = commands()[name]
    assert command.help
    for parameter in command.params:
        assert getattr(parameter, "help", None), f"{name}: {parameter.name} is not explained"
    result = run(*name.split()[1:], "--help")
    assert (result.code, result.err) == (0, "")
    assert command.help.splitlines()[0] in " ".join(result.out.split())
    for parameter in command.params:
        assert all(option in result.out for option in parameter.opts if option.startswith("--"))


def test_help_and_version() -> None:
    result = run("--help")
    assert result.code == 0
    assert all(f"\n  {name} " in result.out for name in ("read", "events", "show", "search"))
    assert run("--version") == (0, f"dateline {__version__}\n", "")


@pytest.mark.parametrize("group", [[], ["score"]])
def test_no_argument_gets_the_help_line_by_line(group: list[str]) -> None:
    result = run(*group)
    assert result.code == 2
    assert result.err == run(*group, "--help").out


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["reed", "x"], "No such command 'reed'"),
        (["read"], "Missing argument 'PATH…'"),
        (["read", "x", "--publish", "2023"], "No such option"),
        (["read", "x", "--as", "pdf"], "'pdf' is not one of 'text', 'html', 'jsonl'"),
        (["read", "x", "--published", "yesterday"], "'yesterday' is not a date"),
        (["read", "x", "--published", "99999-01-01"], "'99999-01-01' is not a date"),
        (["read", "x", "--published", "2023-02-30"], "no day 30"),
        (["read", "x", "--source", "\udcff", "--json"], "not UTF-8"),
        (["read", "x", "--json", "--model", "no_such_model"], "is not installed"),
        (["events", "--since", "soon"], "'soon' is not an ISO date"),
        (["events", "--since", "2024", "--until", "2023"], "exchange the two dates"),
        (["events", "--status", "maybe"], "'maybe' is not one of"),
        (["events", "--format", "xml"], "'xml' is not one of"),
        (["events", "--limit", "-1"], "negative"),
        (["events", "--min-confidence", "7"], "not from 0 to 1"),
        (["events", "--actor", ""], "actor: is empty"),
        (["search"], "Missing argument"),
        (["search", "x", "--limit", "-1"], "greater than or equal to 0"),
        (["show"], "Missing argument"),
        (["score", "lexicon", "JOKE"], "JOKE: no root code"),
    ],
)
def test_a_wrong_call_gets_one_line_and_2(arguments: list[str], words: str) -> None:
    result = run(*arguments)
    assert (result.code, result.out) == (2, "")
    assert words in result.problem()


def test_the_hint_names_the_command() -> None:
    assert run("score", "plv").problem().endswith("(see 'dateline score plv --help')")


def test_nothing_heavy_is_loaded_by_importing_or_for_help() -> None:
    assert loaded("import dateline") == []
    assert loaded(COMMAND_LINE, "--help") == []
    assert loaded(COMMAND_LINE, "read", "--help") == []


def test_the_language_model_is_not_loaded_to_list_or_to_reject(
    stored: Path, tmp_path: Path
) -> None:
    assert "spacy" not in loaded(COMMAND_LINE, "events", "--db", stored)
    spanish = next(EXAMPLES.glob("10-es-*"))
    found = loaded(COMMAND_LINE, "read", tmp_path / "none.txt", spanish, "--db", tmp_path / "a.db")
    assert "spacy" not in found


def test_an_unforeseen_error_is_one_line_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    broken = typer.Typer()

    @broken.command()
    def fail() -> None:
        raise LookupError("what\nnobody foresaw")

    shown = io.StringIO()
    monkeypatch.setattr(sys, "stderr", shown)
    monkeypatch.delenv(TRACEBACK_SWITCH, raising=False)
    assert run_guarded(broken, []) == 1
    assert shown.getvalue().startswith(
        "dateline: internal error, LookupError: what nobody foresaw: "
    )
    assert shown.getvalue().count("\n") == 1
    monkeypatch.setenv(TRACEBACK_SWITCH, "1")
    with pytest.raises(LookupError):
        run_guarded(broken, [])
