"""Values of time expressions in context, through the real parser."""

import pytest

from dateline.annotate.times import TimeTagger, Timex
from dateline.pipeline import CodingRun, plain_article

PUBLISHED = "2013-03-22"  # a Friday


def tagged(
    run: CodingRun, text: str, published: str | None = PUBLISHED, country: str | None = "USA"
) -> dict[str, Timex]:
    parses, _ = run.annotator.parse(plain_article(text))
    found = TimeTagger().expressions(text, parses, published=published, country=country)
    return {text[x.start : x.end]: x for x in found}


def values(
    run: CodingRun, text: str, published: str | None = PUBLISHED, country: str | None = "USA"
) -> dict[str, str | None]:
    return {k: v.value for k, v in tagged(run, text, published, country).items()}


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("They met on March 3, 2011 in Rome.", "March 3, 2011", "2011-03-03"),
        ("They met on 3 March 2011 in Rome.", "3 March 2011", "2011-03-03"),
        ("They met on Tuesday, 5 March 2013, in Rome.", "Tuesday, 5 March 2013", "2013-03-05"),
        ("He died on Dec. 29 in Rome.", "Dec. 29", "2012-12-29"),
        ("The report is due out on April 5.", "April 5", "2013-04-05"),
        ("The war began in the mid-1980s.", "the mid-1980s", "198"),
        ("It was built in the 19th century.", "the 19th century", "18"),
        ("They met at the turn of the century.", "the turn of the century", "20"),
        ("Profit rose in the second quarter of 2012.", "the second quarter of 2012", "2012-Q2"),
        ("Sales fell in Q4 2012.", "Q4 2012", "2012-Q4"),
        ("It shrank in the first half of 2008.", "the first half of 2008", "2008-H1"),
        ("Sales grew in fiscal 2009.", "fiscal 2009", "FY2009"),
        ("He resigned last summer.", "last summer", "2012-SU"),
        ("The rebels seized the town last week.", "last week", "2013-W11"),
        ("He was shot last October.", "last October", "2012-10"),
        ("They will vote next month.", "next month", "2013-04"),
        ("He left the day before yesterday.", "the day before yesterday", "2013-03-20"),
        ("She resigned three years ago.", "three years ago", "2010"),
        ("He left two and a half years ago.", "two and a half years ago", "2010-09"),
        ("The shelling killed two people overnight.", "overnight", "2013-03-21TNI"),
        ("He died Tuesday night.", "Tuesday night", "2013-03-19TNI"),
        ("He spoke at 10:30 a.m. on Monday.", "10:30 a.m. on Monday", "2013-03-18T10:30"),
        ("It began at 1430 GMT on Monday.", "1430 GMT on Monday", "2013-03-18T14:30Z"),
        ("He slept at half past four.", "half past four", "2013-03-22T04:30"),
        ("They voted between 6 and 7 p.m. on Monday.", "6", "2013-03-18T18:00"),
        ("It fell 18:40 (GMT -5) on Monday.", "18:40 (GMT -5) on Monday", "2013-03-18T18:40-05:00"),
        ("He was there a year ago today.", "a year ago today", "2012-03-22"),
        ("They meet the week after next.", "the week after next", "2013-W14"),
        ("The camp burned two summers ago.", "two summers ago", "2011-SU"),
        ("They fled on New Year's Eve.", "New Year's Eve", "2012-12-31"),
        ("They fled on Good Friday 2010.", "Good Friday 2010", "2010-04-02"),
        ("He fought for five hours.", "five hours", "PT5H"),
        ("He ruled for several years.", "several years", "PXY"),
        ("He ruled for one and a half years.", "one and a half years", "P1.5Y"),
        ("The 23-year-old student died.", "23-year-old", "P23Y"),
        ("Months of fighting killed thousands.", "Months", "PXM"),
        ("They meet twice a week.", "twice a week", "P1W"),
        ("They meet every Monday.", "every Monday", "XXXX-WXX-1"),
        ("The plant makes 500 cars a day.", "a day", "P1D"),
        ("The attack on September 11 attacks victims.", "September 11", "2001-09-11"),
        ("The price has doubled recently.", "recently", "PAST_REF"),
        ("They meet the first Monday in May 2014.", "the first Monday in May 2014", "2014-05-05"),
    ],
)  # fmt: skip
def test_value(coding_run: CodingRun, text: str, words: str, value: str) -> None:
    assert values(coding_run, text).get(words) == value


def test_weekdays_follow_the_tense(coding_run: CodingRun) -> None:
    assert values(coding_run, "He met them on Monday.") == {"Monday": "2013-03-18"}
    assert values(coding_run, "He will meet them on Monday.") == {"Monday": "2013-03-25"}
    assert values(coding_run, "Cyprus has until Monday to pay.") == {"Monday": "2013-03-25"}
    assert values(coding_run, "He met them on Friday.") == {"Friday": "2013-03-22"}
    assert values(coding_run, "It was extended until Sunday.") == {"Sunday": "2013-03-24"}


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("He spoke at 7.45 yesterday evening.", "7.45 yesterday evening", "2013-03-21T19:45"),
        ("The ferry sails at 9.20 tonight.", "9.20 tonight", "2013-03-22T21:20"),
        ("They met at ten on Tuesday evening.", "ten on Tuesday evening", "2013-03-19T22:00"),
        ("The firing stopped at ten at night.", "ten at night", "2013-03-22T22:00"),
        (
            "It fell at twelve minutes past nine on March 4, 1977.",
            "twelve minutes past nine on March 4, 1977",
            "1977-03-04T09:12",
        ),
        (
            "He landed at 3 p.m. in Ankara on Monday.",
            "3 p.m. in Ankara on Monday",
            "2013-03-18T15:00",
        ),
        ("The truce began at noon Belgrade time.", "noon Belgrade time", "2013-03-22T12:00"),
        (
            "It began at 2 a.m. on Monday (0000 GMT).",
            "2 a.m. on Monday (0000 GMT)",
            "2013-03-18T02:00",
        ),
        (
            "It fell at about three o'clock on the morning of 6 May 1954.",
            "about three o'clock on the morning of 6 May 1954",
            "1954-05-06T03:00",
        ),
        (
            "They signed on 9 May 1990 at about five in the afternoon.",
            "9 May 1990 at about five in the afternoon",
            "1990-05-09T17:00",
        ),
        ("The shop opened at 6:20am on Monday.", "6:20am on Monday", "2013-03-18T06:20"),
        ("They worked from dusk to midnight.", "midnight", "2013-03-22T24:00"),
        ("The line has been dead since 0615.", "0615", "2013-03-22T06:15"),
        ("Message 041530Z MAR 13 refers.", "041530Z MAR 13", "2013-03-04T15:30Z"),
        ("He left at first light today.", "first light today", "2013-03-22TMO"),
        ("They fled on the last day of 1968.", "the last day of 1968", "1968-12-31"),
        ("The siege has entered its ninth day.", "ninth day", "2013-03-22"),
        ("They will vote in the new year.", "the new year", "2014"),
        ("They must leave by New Year.", "New Year", "2014-01-01"),
        ("This time last year the army ruled.", "This time last year", "2012-03-22"),
        ("A tax is expected before the year ends.", "the year", "2013"),
        ("He waited two weeks and a day.", "two weeks and a day", "P2W1D"),
        ("He came back within the hour.", "the hour", "PT1H"),
        ("He came an hour late.", "an hour", "PT1H"),
        ("He left on 2 June 1987, a Tuesday.", "a Tuesday", "1987-06-02"),
        ("They meet by end-June.", "end-June", "2013-06"),
        ("The cabinet met Weds to decide.", "Weds", "2013-03-20"),
    ],
)  # fmt: skip
def test_times_by_the_clock_and_rarer_dates(
    coding_run: CodingRun, text: str, words: str, value: str
) -> None:
    assert values(coding_run, text).get(words) == value


def test_what_follows_a_date_is_counted_from_it(coding_run: CodingRun) -> None:
    found = values(coding_run, "He died on 4 May 1980. They had met that March.")
    assert found["that March"] == "1980-03"
    found = values(coding_run, "He died on 4 May 1980. He was buried on the 8th of that month.")
    assert found["the 8th of that month"] == "1980-05-08"
    found = values(coding_run, "The pact expires on April 8. After that date they are free.")
    assert found["that date"] == "2013-04-08"
    found = values(coding_run, "He was jailed on Monday and freed 48 hours later.")
    assert found["48 hours later"] == "2013-03-20"
    found = values(coding_run, "They met last Tuesday, and the Tuesday before that they fought.")
    assert found["the Tuesday before that"] == "2013-03-12"
    found = values(coding_run, "Polling runs from Friday to Monday.")
    assert found == {"Friday": "2013-03-22", "Monday": "2013-03-25"}


def test_days_in_numbers_without_a_preposition(coding_run: CodingRun) -> None:
    found = values(coding_run, "Mission to resume work 26/4, talks stopped 9.2.71.", country="GBR")
    assert found == {"26/4": "2013-04-26", "9.2.71": "1971-02-09"}
    found = values(coding_run, "Delegates adjourned 3/19 without a text.")
    assert found == {"3/19": "2013-03-19"}


def test_presents_that_the_parser_takes_for_nouns_look_ahead(coding_run: CodingRun) -> None:
    found = values(coding_run, "Peace talks open in Vienna on Tuesday.")
    assert found == {"Tuesday": "2013-03-26"}
    found = values(coding_run, "The king left for Paris this morning and returns on Tuesday.")
    assert found["Tuesday"] == "2013-03-26"
    assert values(coding_run, "Elections are due in October.") == {"October": "2013-10"}
    assert values(coding_run, "They were to have met on Monday.") == {"Monday": "2013-03-18"}


def test_midnight_and_the_day_it_belongs_to(coding_run: CodingRun) -> None:
    assert values(coding_run, "The law entered into force at midnight.") == {
        "midnight": "2013-03-22T00:00"
    }
    text = "Crowds gathered on Wednesday evening. Shortly after midnight the king spoke."
    assert values(coding_run, text)["midnight"] == "2013-03-21T00:00"


def test_an_hour_told_after_one_in_the_afternoon_is_later(coding_run: CodingRun) -> None:
    found = values(coding_run, "They met at 1 p.m. and the session ended at 3:40.")
    assert found["3:40"] == "2013-03-22T15:40"


def test_ends_of_a_range_are_expressions_of_their_own(coding_run: CodingRun) -> None:
    assert values(coding_run, "He ruled from 1914-18.") == {"1914": "1914", "18": "1918"}
    found = values(coding_run, "They met on March 3-5, 2012 in Rome.")
    assert found == {"March 3": "2012-03-03", "5, 2012": "2012-03-05"}
    found = values(coding_run, "They fought from 3 to 5 March 2012.")
    assert found == {"3": "2012-03-03", "5 March 2012": "2012-03-05"}


def test_text_references(coding_run: CodingRun) -> None:
    found = values(coding_run, "In 2008 he resigned. The following year he returned.")
    assert found == {"2008": "2008", "The following year": "2009"}
    found = values(coding_run, "He left on March 3. Two days later, he died.")
    assert found == {"March 3": "2013-03-03", "Two days later": "2013-03-05"}


def test_a_reference_without_a_day_to_count_from_has_no_day(coding_run: CodingRun) -> None:
    found = values(coding_run, "Two days later, he died. The next day she left.")
    assert found == {"Two days later": "XXXX-XX-XX", "The next day": "XXXX-XX-XX"}


def test_the_datelines_day_is_today(coding_run: CodingRun) -> None:
    text = "MOSCOW, Sept 13 (Agency) - The leaders met here today."
    assert values(coding_run, text, "2023-09-14") == {
        "Sept 13": "2023-09-13",
        "today": "2023-09-13",
    }


def test_a_dateline_outside_of_the_sentences(coding_run: CodingRun) -> None:
    text = "MOSCOW, Sept 13\nThe leaders met here today."
    parses, _ = coding_run.annotator.parse(plain_article(text))
    inside = tuple(p for p in parses if p.start >= 16)
    found = TimeTagger().tag(text, inside, published="2023-09-14", dateline=(0, 15))
    assert [(x.text, x.value) for x in found] == [
        ("Sept 13", "2023-09-13"),
        ("today", "2023-09-13"),
    ]


@pytest.mark.parametrize(
    ("country", "value"), [("USA", "2024-03-04"), ("GBR", "2024-04-03"), (None, None)]
)
def test_order_of_numbers(coding_run: CodingRun, country: str | None, value: str | None) -> None:
    found = values(coding_run, "It was signed on 03/04/2024.", "2024-09-01", country)
    assert found == {"03/04/2024": value}
    only = values(coding_run, "It was signed on 23/04/2024.", "2024-09-01", None)
    assert only == {"23/04/2024": "2024-04-23"}


def test_seasons_of_the_south(coding_run: CodingRun) -> None:
    north = tagged(coding_run, "They met last summer.", "2021-05-01", "GBR")["last summer"]
    south = tagged(coding_run, "They met last summer.", "2021-05-01", "AUS")["last summer"]
    assert (north.value, north.begin, north.end_date) == ("2020-SU", "2020-06-01", "2020-08-31")
    assert (south.value, south.begin, south.end_date) == ("2020-SU", "2020-12-01", "2021-02-28")


@pytest.mark.parametrize(
    ("text", "words", "mod", "begin", "end"),
    [
        ("He left in early March.", "early March", "START", "2013-03-01", "2013-03-10"),
        ("He left in mid-2011.", "mid-2011", "MID", "2011-05-01", "2011-08-31"),
        ("He left in late 2006.", "late 2006", "END", "2006-09-01", "2006-12-31"),
        ("He left in the early 1990s.", "the early 1990s", "START", "1990-01-01", "1993-12-31"),
        ("He spoke earlier this week.", "earlier this week", None, "2013-03-18", "2013-03-22"),
        ("He waited more than a year.", "more than a year", "MORE_THAN", None, None),
        ("He waited about two hours.", "about two hours", "APPROX", None, None),
        ("He ruled in the past two years.", "the past two years", None, "2011-03-22", "2013-03-22"),
    ],
)
def test_modifiers_and_bounds(
    coding_run: CodingRun,
    text: str,
    words: str,
    mod: str | None,
    begin: str | None,
    end: str | None,
) -> None:
    found = tagged(coding_run, text)[words]
    assert (found.mod, found.begin, found.end_date) == (mod, begin, end)


def test_anchor_of_a_duration(coding_run: CodingRun) -> None:
    text = "The army is short of shells 18 months into its full-scale invasion of Ukraine."
    found = tagged(coding_run, text, "2023-09-13")["18 months"]
    assert (found.type, found.value, found.begin) == ("DURATION", "P18M", "2022-03-01")
    assert found.anchor is not None
    start, end = (int(n) for n in found.anchor.split(":"))
    assert text[start:end] == "its full-scale invasion of Ukraine"


def test_a_date_in_apposition_dates_the_anchor(coding_run: CodingRun) -> None:
    text = "They met in Moscow in 1949, a year after North Korea was founded."
    found = tagged(coding_run, text, "2023-09-13")
    assert found["1949"].value == "1949"
    assert (found["a year"].value, found["a year"].begin) == ("P1Y", "1948-01-01")


def test_sets_say_how_often(coding_run: CodingRun) -> None:
    found = tagged(coding_run, "It failed at least twice this year.")
    assert (found["at least twice"].type, found["at least twice"].freq) == ("SET", "2X")
    assert found["this year"].value == "2013"
    assert tagged(coding_run, "They vote every four years.")["every four years"].quant == "EVERY"


@pytest.mark.parametrize(
    "text",
    [
        "Black September took the hostages.",
        "The Sunday Times printed the list.",
        "Theresa May may march to the palace.",
        "April Jones went to Thursday Island.",
        "He fought on D-Day beside the others.",
        "The second man took a quarter of the money.",
        "About 2000 soldiers fell, and the fall of Kabul followed.",
        "The council passed Resolution 1973 with ten votes.",
        "The Five-Year Plan failed.",
        "He fought in the Six-Day War.",
        "The coins date from the 5th century BC.",
        "The bill needs a 2/3 majority, and the shop is open 24/7.",
        "He won 6/4 and lost 15/12.",
        "He lives at 1800 Main Street, near the 0800 club.",
        "Version 10.2.13 and section 4.1.12 are gone.",
        "He wished them a happy New Year on the third day of the talks.",
        "The temperature rose, and 20% of 1,990 people left.",
    ],
)
def test_no_time(coding_run: CodingRun, text: str) -> None:
    assert values(coding_run, text) == {}


def test_without_publication_nothing_relative_is_dated(coding_run: CodingRun) -> None:
    text = "On Wednesday he said that last year it rained, in 2010 too."
    assert values(coding_run, text, None) == {
        "Wednesday": "XXXX-WXX-3",
        "last year": "XXXX",
        "2010": "2010",
    }


def test_a_month_of_publication_dates_months_only(coding_run: CodingRun) -> None:
    found = values(coding_run, "Last month he left; on Wednesday he returned.", "2013-03")
    assert found == {"Last month": "2013-02", "Wednesday": "XXXX-WXX-3"}
