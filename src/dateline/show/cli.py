"""The command line: thin, library first. Heavy parts load inside the commands."""

import sys
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from dateline.show.problems import run_guarded

DEFAULT_DB = Path("dateline.db")

app = typer.Typer(
    name="dateline",
    help="Reads the news and keeps the record: who did what to whom, in whose words.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
score = typer.Typer(
    help="Measure Dateline. The last line printed is one JSON object.",
    no_args_is_help=True,
    rich_markup_mode=None,
)
app.add_typer(score, name="score")
corpus = typer.Typer(
    help="Check, count and compile a gold corpus of events (see corpus/GUIDELINES.md).",
    no_args_is_help=True,
    rich_markup_mode=None,
)
app.add_typer(corpus, name="corpus")
CorpusFolder = Annotated[Path, typer.Argument(help="A corpus folder with train, dev and test.")]


class Form(StrEnum):
    text = "text"
    html = "html"
    jsonl = "jsonl"


class Format(StrEnum):
    table = "table"
    csv = "csv"
    jsonl = "jsonl"


class StatusName(StrEnum):
    actual = "actual"
    negated = "negated"
    future = "future"
    hypothetical = "hypothetical"
    historical = "historical"


DbOption = Annotated[Path, typer.Option("--db", help="File that holds the records.")]
OntologyOption = Annotated[
    Path | None,
    typer.Option("--ontology", help="An ontology file of your own instead of PLOVER."),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print one JSON object.")]
KnowledgeOption = Annotated[
    Path | None,
    typer.Option(
        "--knowledge",
        envvar="DATELINE_KNOWLEDGE",
        help="A CSV of your own actors and places, which wins over the shipped data.",
    ),
]
CoderOption = Annotated[
    str | None,
    typer.Option(
        "--coder",
        envvar="DATELINE_CODER",
        help="trained (the network; default), lexicon (the rules), or the folder of a network of "
        "your own.",
    ),
]
ThresholdOption = Annotated[
    float | None,
    typer.Option(
        "--threshold", min=0.0, max=1.0, help="Confidence from which the network tells an event."
    ),
]
PredictionsOption = Annotated[
    Path | None,
    typer.Option("--predictions", help="Write what was predicted, item by item (JSON lines)."),
]


def _version(wanted: bool) -> None:
    if wanted:
        from dateline._version import __version__

        typer.echo(f"dateline {__version__}")
        raise typer.Exit


def _check_coder(coder: str | None, threshold: float | None) -> None:
    if coder == "lexicon" and threshold is not None:
        raise typer.BadParameter("--threshold is the network's: leave it out with --coder lexicon")


@app.callback()
def _common(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    del version


@app.command()
def read(
    paths: Annotated[
        list[str], typer.Argument(metavar="PATH…", help="Files, folders, or - for standard input.")
    ],
    published: Annotated[
        str | None, typer.Option(help="Publication date of the articles: 2023-09-13.")
    ] = None,
    source: Annotated[str | None, typer.Option(help="Name of the newspaper or agency.")] = None,
    db: Annotated[
        Path | None,
        typer.Option("--db", help=f"File to store the records in (default {DEFAULT_DB})."),
    ] = None,
    json: Annotated[
        bool,
        typer.Option(
            "--json", help="Print one JSON record a line; stores nothing unless --db is given."
        ),
    ] = False,
    form: Annotated[
        Form | None, typer.Option("--as", help="Take the input for this form, whatever its name.")
    ] = None,
    ontology: OntologyOption = None,
    model: Annotated[
        str | None,
        typer.Option(help="Installed spaCy pipeline to parse with (e.g. en_core_web_lg)."),
    ] = None,
    knowledge: KnowledgeOption = None,
    coder: CoderOption = None,
    threshold: ThresholdOption = None,
) -> None:
    """Read articles: code their events and store the records."""
    from dateline.read import ReadOptions
    from dateline.show.reading import read_command

    if source is not None and any("\ud800" <= c <= "\udfff" for c in source):
        raise typer.BadParameter(f"--source: {source!r} holds bytes that are not UTF-8")
    _check_coder(coder, threshold)
    options = ReadOptions(form=form.value if form else None, published=published, source=source)
    target = db if db is not None or json else DEFAULT_DB
    raise typer.Exit(
        read_command(
            paths,
            options,
            db=target,
            as_json=json,
            ontology=ontology,
            model=model,
            knowledge=knowledge,
            coder=coder,
            threshold=threshold,
        )
    )


@app.command()
def events(
    db: DbOption = DEFAULT_DB,
    actor: Annotated[
        str | None, typer.Option(help="Who did it: a name, or a country code such as RUS.")
    ] = None,
    recipient: Annotated[str | None, typer.Option(help="To whom: a name or country code.")] = None,
    either: Annotated[
        str | None, typer.Option(help="A name or country code on either side.")
    ] = None,
    code: Annotated[str | None, typer.Option(help="Root code, such as ASSAULT.")] = None,
    mode: Annotated[str | None, typer.Option(help="Mode of the code, such as drone.")] = None,
    status: Annotated[StatusName | None, typer.Option(help="How the article tells it.")] = None,
    since: Annotated[str | None, typer.Option(help="From this date on: 2023, 2023-09 …")] = None,
    until: Annotated[str | None, typer.Option(help="Up to the end of this date.")] = None,
    place: Annotated[str | None, typer.Option(help="Where: a name or country code.")] = None,
    text: Annotated[str | None, typer.Option(help="Words that the article holds.")] = None,
    article: Annotated[str | None, typer.Option(help="Only of this article.")] = None,
    run: Annotated[str | None, typer.Option(help="Only of this coding run.")] = None,
    min_confidence: Annotated[float | None, typer.Option(help="At least this, 0 to 1.")] = None,
    limit: Annotated[int | None, typer.Option(help="At most so many events.")] = None,
    format: Annotated[Format, typer.Option("--format", help="How to print.")] = Format.table,
    ontology: OntologyOption = None,
) -> None:
    """List the stored events, each with the words that support it."""
    from dateline.show.listing import events_command
    from dateline.store import EventFilter

    try:
        chosen = EventFilter(
            actor=actor,
            recipient=recipient,
            either=either,
            code=code.upper() if code else None,
            mode=mode,
            status=status.value if status else None,
            since=since,
            until=until,
            place=place,
            text=text,
            article=article,
            run=run,
            min_confidence=min_confidence,
            limit=limit,
        )
    except ValueError as error:
        raise typer.BadParameter(str(error)) from error
    events_command(db, chosen, format.value, ontology)


@app.command()
def show(
    article: Annotated[str, typer.Argument(help="Id (or its beginning), URL or file name.")],
    db: DbOption = DEFAULT_DB,
    run: Annotated[str | None, typer.Option(help="Coding run (default: the newest).")] = None,
    ontology: OntologyOption = None,
) -> None:
    """Show one article with its events underlined and listed."""
    from dateline.show.article_view import show_command

    show_command(db, article, run, ontology)


@app.command()
def search(
    words: Annotated[list[str], typer.Argument(help='Words; "a phrase", a beginning*, -without.')],
    db: DbOption = DEFAULT_DB,
    limit: Annotated[int, typer.Option(min=0, help="At most so many articles.")] = 20,
    format: Annotated[Format, typer.Option("--format", help="How to print.")] = Format.table,
) -> None:
    """Find articles by words of their text."""
    from dateline.show.listing import search_command

    joined = " ".join(words)
    if not any(c.isalnum() for c in joined):
        raise typer.BadParameter(f"{joined!r} holds no word to look for; give a word")
    search_command(db, joined, limit, format.value)


@app.command()
def who(
    name: Annotated[
        str, typer.Argument(help='A name, an office ("president of France") or a role noun.')
    ],
    on: Annotated[
        str | None, typer.Option(help="The day asked about: 2023-09-13 (default: no day).")
    ] = None,
    json: JsonOption = False,
    knowledge: KnowledgeOption = None,
) -> None:
    """Tell who is called so, on a day: country, sector, office, and who else might be."""
    from dateline.show.lookup import LookupProblem, who_command

    try:
        code = who_command(name, on, as_json=json, knowledge=knowledge)
    except LookupProblem as error:
        raise typer.BadParameter(str(error)) from error
    raise typer.Exit(code)


@app.command()
def where(
    name: Annotated[str, typer.Argument(help="Name of a place.")],
    near: Annotated[
        str | None, typer.Option(help="Places of this country first: a name or code such as FRA.")
    ] = None,
    json: JsonOption = False,
    knowledge: KnowledgeOption = None,
) -> None:
    """Tell which places are called so, with their coordinates, the likeliest first."""
    from dateline.show.lookup import LookupProblem, where_command

    try:
        code = where_command(name, near, as_json=json, knowledge=knowledge)
    except LookupProblem as error:
        raise typer.BadParameter(str(error)) from error
    raise typer.Exit(code)


@score.command("plv")
def score_plv(
    file: Annotated[Path, typer.Argument(help="PLV rows, tab-separated.")],
    coder: CoderOption = None,
    predictions: PredictionsOption = None,
) -> None:
    """Root codes of marked source and target pairs (PLV)."""
    from dateline.show.scoring import plv_command

    plv_command(file, predictions, coder)


@score.command("body")
def score_body(
    folder: Annotated[Path, typer.Argument(help="Folder of pages with expected.json.")],
    predictions: PredictionsOption = None,
) -> None:
    """Body text extracted from web pages, beside plain trafilatura."""
    from dateline.show.scoring import body_command

    body_command(folder, predictions)


@score.command("speed")
def score_speed(
    paths: Annotated[list[str], typer.Argument(metavar="PATH…", help="Files or folders.")],
    coder: CoderOption = None,
    predictions: PredictionsOption = None,
) -> None:
    """Articles, sentences and tokens per CPU-second, by step, and peak memory."""
    from dateline.show.scoring import speed_command

    speed_command(paths, predictions, coder)


@score.command("timex")
def score_timex(
    folder: Annotated[Path, typer.Argument(help="TimeML .tml or MEANTIME XML files.")],
    predictions: PredictionsOption = None,
) -> None:
    """Time expressions on other people's gold, by the TempEval-3 definition."""
    from dateline.show.scoring import timex_command

    timex_command(folder, predictions)


@score.command("geo")
def score_geo(
    path: Annotated[Path, typer.Argument(help="LGL or GeoVirus XML, or a brat folder.")],
    predictions: PredictionsOption = None,
) -> None:
    """Places and their coordinates on LGL, GeoVirus or brat files."""
    from dateline.show.scoring import geo_command

    geo_command(path, predictions)


@score.command("ner")
def score_ner(
    path: Annotated[Path, typer.Argument(help="CoNLL columns, or GUM CoNLL-U files.")],
    predictions: PredictionsOption = None,
) -> None:
    """Names on CoNLL columns (wikigold) or GUM."""
    from dateline.show.scoring import ner_command

    ner_command(path, predictions)


@score.command("coref")
def score_coref(
    path: Annotated[Path, typer.Argument(help="GUM CoNLL-U files.")],
    predictions: PredictionsOption = None,
) -> None:
    """Coreference chains on GUM."""
    from dateline.show.scoring import coref_command

    coref_command(path, predictions)


@score.command("actors")
def score_actors(
    folder: Annotated[Path, typer.Argument(help="Our own gold: corpus/actors.")],
    split: Annotated[str, typer.Option(help="dev, or test (to report, not to look at).")] = "dev",
    predictions: PredictionsOption = None,
) -> None:
    """Who is meant: country, sector and identity, on the gold in corpus/actors."""
    from dateline.show.scoring import actors_command

    actors_command(folder, split, predictions)


@corpus.command("check")
def corpus_check(
    folder: CorpusFolder,
    against: Annotated[
        list[Path] | None, typer.Option(help="A text that nothing may be close to (repeatable).")
    ] = None,
    balance: Annotated[
        bool, typer.Option(help="Also ask for the least number of each label.")
    ] = True,
) -> None:
    """Check markup, labels, balance and near-duplicates; one line for each fault."""
    from dateline.show.corpus import check_command

    raise typer.Exit(check_command(folder, against or [], balance=balance))


@corpus.command("stats")
def corpus_stats(
    folder: CorpusFolder,
    split: Annotated[str | None, typer.Option(help="Only train, dev or test.")] = None,
) -> None:
    """Count what a corpus holds, as one JSON object."""
    from dateline.show.corpus import stats_command

    stats_command(folder, split)


@corpus.command("compile")
def corpus_compile(
    folder: CorpusFolder,
    out: Annotated[Path, typer.Argument(help="Folder to write SPLIT.jsonl and texts/ to.")],
    split: Annotated[str, typer.Option(help="train, dev or test.")] = "dev",
) -> None:
    """Turn markup into gold lines (JSONL) and texts."""
    from dateline.show.corpus import compile_command

    compile_command(folder, split, out)


@app.command()
def categories(
    definitions: Annotated[Path, typer.Argument(help="Your categories with examples (YAML).")],
    paths: Annotated[list[str], typer.Argument(metavar="PATH…", help="Files or folders to code.")],
    threshold: Annotated[
        float, typer.Option(min=0.0, max=1.0, help="Confidence from which a sentence is told.")
    ] = 0.5,
    coder: CoderOption = None,
) -> None:
    """Code sentences with categories of your own, from a few examples each."""
    from dateline.show.categories import categories_command

    raise typer.Exit(categories_command(definitions, paths, coder=coder, threshold=threshold))


@score.command("categories")
def score_categories(
    definitions: Annotated[Path, typer.Argument(help="Your categories with examples (YAML).")],
    gold: Annotated[Path, typer.Argument(help="Rows of text and category, tab between.")],
    threshold: Annotated[
        float, typer.Option(min=0.0, max=1.0, help="Confidence from which a sentence is told.")
    ] = 0.5,
    predictions: PredictionsOption = None,
) -> None:
    """Categories of your own on sentences that you have labelled."""
    from dateline.show.scoring import categories_command

    categories_command(definitions, gold, threshold, predictions)


@score.command("events")
def score_events(
    gold: Annotated[Path, typer.Argument(help="Gold lines (JSONL), or a folder of our corpus.")],
    texts: Annotated[
        Path | None, typer.Option(help="The folder with DOC.txt for each gold line.")
    ] = None,
    split: Annotated[str, typer.Option(help="Of a corpus folder: train, dev or test.")] = "dev",
    coder: CoderOption = None,
    threshold: ThresholdOption = None,
    predictions: PredictionsOption = None,
) -> None:
    """Events of whole articles: trigger, code, who to whom, status; per code."""
    from dateline.show.scoring import events_command

    _check_coder(coder, threshold)
    events_command(gold, texts, split, predictions, coder, threshold)


@score.command("quiet")
def score_quiet(
    paths: Annotated[
        list[str], typer.Argument(metavar="PATH…", help="Texts without politics, or CoNLL columns.")
    ],
    coder: CoderOption = None,
    threshold: ThresholdOption = None,
    predictions: PredictionsOption = None,
) -> None:
    """Events where there should be none, each with its sentence, and how many in 1,000."""
    from dateline.show.scoring import quiet_command

    _check_coder(coder, threshold)
    quiet_command(paths, predictions, coder, threshold)


@score.command("perturbations")
def score_perturbations(
    folder: Annotated[Path, typer.Argument(help="Our own gold: corpus/events.")],
    split: Annotated[str, typer.Option(help="dev, or test (to report, not to look at).")] = "dev",
    coder: CoderOption = None,
    predictions: PredictionsOption = None,
) -> None:
    """Events whose sentence is changed: names, numbers, passive, negation."""
    from dateline.show.scoring import perturbations_command

    _check_coder(coder, None)
    perturbations_command(folder, split, predictions, coder)


@score.command("dates")
def score_dates(
    folder: Annotated[Path, typer.Argument(help="Our own gold: corpus/times.")],
    split: Annotated[str, typer.Option(help="dev, or test (to report, not to look at).")] = "dev",
    predictions: PredictionsOption = None,
) -> None:
    """Time expressions and dates of events on our own gold."""
    from dateline.show.scoring import dates_command

    dates_command(folder, split, predictions)


@score.command("lexicon")
def score_lexicon(
    codes: Annotated[list[str] | None, typer.Argument(help="Root codes (default: all).")] = None,
    predictions: PredictionsOption = None,
) -> None:
    """The lexicon against its own sentences: each must fire, each near miss must not."""
    from dateline.show.scoring import lexicon_command

    lexicon_command(codes or [], predictions)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and leave with its exit code: 0 done, 1 something was
    rejected, 2 it was asked for wrongly, 130 it was interrupted."""
    sys.exit(run_guarded(app, sys.argv[1:] if arguments is None else list(arguments)))
