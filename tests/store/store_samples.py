"""Records made by hand for the tests of the store."""

from typing import Any

import msgspec

from dateline.records import (
    Actor,
    Article,
    Candidate,
    Claim,
    Deadline,
    Event,
    EventDate,
    EventPlace,
    Extraction,
    Mention,
    Place,
    Quote,
    Record,
    Rejection,
    Role,
    Run,
    Section,
    Sentence,
    Size,
    Span,
    Statement,
    Time,
    content_id,
    sha256_hex,
)

TEXT = (
    "Shelling hits port\r\n"
    "Russian forces shelled the port of Odesa on Wednesday, Ukraine said.\n"
    "Erdoğan will not break the grain deal, he told reporters in Ankara."
)


def make_run(name: str = "one") -> Run:
    return Run(
        id=content_id("run", name), version=name, model="rules", ontology="plover", knowledge="k0"
    )


RUN = make_run()


def make_article(text: str = TEXT, **given: Any) -> Article:
    raw = text.encode()
    fields: dict[str, Any] = {
        "id": content_id("art", sha256_hex(raw)),
        "source": "The Gazette",
        "title": text.splitlines()[0] if text.strip() else None,
        "published": "2023-09-14",
        "published_basis": "given",
        "language": "en",
        "text": text,
        "extraction": Extraction(
            tool="text", version="1", raw_sha256=sha256_hex(raw), text_sha256=sha256_hex(raw)
        ),
        "sections": (Section(kind="body", start=0, end=len(text)),),
    }
    return Article(**(fields | given))


def span(text: str, part: str) -> Span:
    start = text.index(part)
    return Span.of(text, start, start + len(part))


def role(text: str, part: str, **given: Any) -> Role:
    place = span(text, part)
    return Role(start=place.start, end=place.end, text=part, **given)


def make_event(article: Article, trigger: str, number: int = 0, **given: Any) -> Event:
    fields: dict[str, Any] = {
        "id": content_id("event", article.id, trigger, number),
        "sentence": 0,
        "code": "ASSAULT",
        "quad": 4,
        "score": -9.0,
        "trigger": span(article.text, trigger),
        "confidence": 0.5,
    }
    return Event(**(fields | given))


def full_record(run: Run = RUN, **article: Any) -> Record:
    """A record in which every kind of row and every field occurs."""
    text = TEXT
    the_article = make_article(text, **article)
    cut = text.index("Erdoğan")
    forces = role(
        text,
        "Russian forces",
        actor="actor-ru",
        country="RUS",
        sector="MIL",
        office="army",
        confidence=0.9,
    )
    ukraine = role(text, "Ukraine", country="UKR", sector="GOV", confidence=0.75)
    erdogan = role(text, "Erdoğan", actor="actor-tr", country="TUR", sector="GOV")
    odesa = span(text, "Odesa")
    wednesday = span(text, "Wednesday")
    shelling = make_event(
        the_article,
        "shelled",
        sentence=1,
        mode="artillery",
        contexts=("military", "maritime"),
        cameo="194",
        actors=(forces,),
        recipients=(ukraine,),
        claims=(
            Claim(
                holder=ukraine,
                certainty="certain",
                polarity="+",
                cue=span(text, "said"),
                parent=None,
            ),
            Claim(holder="author", certainty="possible", polarity="-", parent=0),
        ),
        date=EventDate(
            value="2023-09-13",
            earliest="2023-09-13",
            latest="2023-09-13",
            basis="timex",
            start=wednesday.start,
            end=wednesday.end,
        ),
        place=EventPlace(
            basis="phrase",
            start=odesa.start,
            end=odesa.end,
            text=odesa.text,
            name="Odesa",
            country="UKR",
            admin1="Odesa Oblast",
            lat=46.48,
            lon=30.73,
            kind="city",
            gazetteer_id="698740",
            literal=False,
            uncertainty_km=5.0,
        ),
        sizes={
            "people": Size(value=2.0, min=1.0, max=3.0, unit="ships", start=0, end=8),
            "dead": Size(start=1, end=2),
        },
        confidence=0.8,
        sense="shell.v.1",
    )
    promise = make_event(
        the_article,
        "break",
        sentence=2,
        code="AGREE",
        quad=1,
        score=5.0,
        status="negated",
        aux=("negated", "future"),
        actors=(erdogan,),
        confidence=0.4,
    )
    return Record(
        run=run,
        article=the_article,
        sentences=(
            Sentence(start=0, end=18),
            Sentence(start=20, end=cut - 1),
            Sentence(start=cut, end=len(text)),
        ),
        mentions=(
            Mention(
                id="mention-1",
                start=forces.start,
                end=forces.end,
                text=forces.text,
                form="nominal",
                kind="group",
                actor="actor-ru",
                chain="chain-1",
                candidates=(Candidate(actor="actor-ru", score=0.9),),
                head=forces.start + 8,
            ),
            Mention(
                id="mention-2",
                start=erdogan.start,
                end=erdogan.end,
                text=erdogan.text,
                form="name",
                kind="person",
            ),
        ),
        actors=(
            Actor(
                id="actor-ru",
                name="Russian Armed Forces",
                kind="group",
                country="RUS",
                wikidata="Q1",
            ),
            Actor(id="actor-tr", name="Recep Tayyip Erdoğan", kind="person"),
        ),
        times=(
            Time(
                start=wednesday.start,
                end=wednesday.end,
                text=wednesday.text,
                type="DATE",
                value="2023-09-13",
                mod="START",
                begin="a",
                end_date="b",
                anchor="c",
                quant="EVERY",
                freq="2X",
            ),
        ),
        places=(
            Place(
                start=odesa.start,
                end=odesa.end,
                text=odesa.text,
                name="Odesa",
                country="UKR",
                admin1="Odesa Oblast",
                lat=46.48,
                lon=30.73,
                kind="city",
                gazetteer_id="698740",
                literal=False,
                uncertainty_km=1.5,
            ),
            Place(start=odesa.start, end=odesa.end, text=odesa.text),
        ),
        quotes=(
            Quote(
                id="quote-1",
                start=20,
                end=60,
                kind="mixed",
                content=(span(text, "shelled"),),
                cue=span(text, "said"),
                speaker=ukraine,
            ),
        ),
        statements=(
            Statement(
                id="statement-1",
                kind="pledge",
                maker=erdogan,
                counterpart=ukraine,
                content=span(text, "not break the grain deal"),
                condition=span(text, "grain"),
                deadline=Deadline(value="2024", start=3, end=4),
            ),
        ),
        events=(shelling, promise),
        rejections=(Rejection(step="annotate", reason="table", start=1, end=4),),
    )


def many_events(count: int, run: Run = RUN, name: str = "") -> Record:
    """A record of one article with ``count`` events, each with two roles."""
    article = make_article(f"Raids go on {name}\nRebels raided a depot of the army again.")
    events = tuple(
        make_event(
            article,
            "raided",
            n,
            sentence=1,
            actors=(role(article.text, "Rebels"),),
            recipients=(role(article.text, "army"),),
        )
        for n in range(count)
    )
    cut = article.text.index("\n")
    return Record(
        run=run,
        article=article,
        sentences=(
            Sentence(start=0, end=cut),
            Sentence(start=cut + 1, end=len(article.text)),
        ),
        events=events,
    )


def with_run(record: Record, run: Run) -> Record:
    return msgspec.structs.replace(record, run=run)


def with_article(record: Record, **changes: Any) -> Record:
    return msgspec.structs.replace(
        record, article=msgspec.structs.replace(record.article, **changes)
    )
