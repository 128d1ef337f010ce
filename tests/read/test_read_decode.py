import gzip

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.read.decode import decode
from dateline.read.unreadable import Unreadable

ENGLISH = (
    "The minister said the plan was a “huge mistake” – and the allies’ own experts agreed.\n"
    "It won’t pass, she said, though the café owner’s bill of €40 did."
)
FRENCH = (
    "Le président a déclaré que l’armée n’enverrait pas de troupes. « C’est exclu », a-t-il "
    "ajouté à Genève, où il recevait son homologue."
)
GERMAN = "Der Außenminister erklärte am Montag in München, die Gespräche würden fortgeführt."
SPANISH = "El señor Núñez anunció ayer en Málaga que España enviará ayuda. «Será pronto», dijo."
SWEDISH = "Regeringen sade på måndagen att förslaget är ett hot mot säkerheten i Östersjön."
POLISH = "Rzecznik rządu oświadczył w środę w Łodzi, że rozmowy są w toku i będą trwać."
CZECH = "Předseda vlády v pondělí řekl, že Česko pošle další munici. Ministři se sejdou v září."
TURKISH = "Cumhurbaşkanı çarşamba günü yaptığı açıklamada görüşmelerin süreceğini söyledi."
RUSSIAN = (
    "Президент заявил в среду, что переговоры продолжатся. «Мы готовы», — сказал он журналистам. "
    "Министр обороны отказался от комментариев."
)
GREEK = "Ο πρωθυπουργός δήλωσε την Τετάρτη ότι η χώρα θα στείλει βοήθεια στους γείτονες."
JAPANESE = (
    "首相は水曜日、会談を続けると述べた。外務省はコメントを控えた。次の会合は来月に開かれる。"
)
CHINESE = "总统星期三表示，谈判将继续进行。外交部发言人拒绝评论。双方将讨论制裁问题。"
KOREAN = "대통령은 수요일에 회담을 계속하겠다고 말했다. 다음 회의는 다음 달 서울에서 열린다."

CASES = [
    (ENGLISH, "cp1252"),
    (FRENCH, "cp1252"),
    (GERMAN, "cp1252"),
    (GERMAN, "latin-1"),
    (SPANISH, "cp1252"),
    (SPANISH, "latin-1"),
    (SWEDISH, "latin-1"),
    (POLISH, "cp1250"),
    (POLISH, "iso8859_2"),
    (CZECH, "cp1250"),
    (TURKISH, "cp1254"),
    (RUSSIAN, "cp1251"),
    (RUSSIAN.replace("«", "").replace("»", "").replace("—", "-"), "koi8_r"),
    (GREEK, "cp1253"),
    (JAPANESE, "shift_jis"),
    (JAPANESE, "euc_jp"),
    (JAPANESE, "iso2022_jp"),
    (CHINESE, "gb18030"),
    (KOREAN, "cp949"),
    *(
        (text, encoding)
        for text in (ENGLISH, RUSSIAN, JAPANESE)
        for encoding in ("utf-8", "utf-8-sig", "utf-16", "utf-32")
    ),
    (ENGLISH, "utf-16-le"),
    (ENGLISH, "utf-16-be"),
    (RUSSIAN, "utf-16-le"),
    (RUSSIAN, "utf-16-be"),
]


@pytest.mark.parametrize(("text", "encoding"), CASES)
def test_news_in_the_encodings_it_is_kept_in(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)).text == text
    assert decode(f"{text}\r\n{text}\n".encode(encoding)).text == f"{text}\r\n{text}\n"


@pytest.mark.parametrize("text", ["Moscow’s arsenal", "It’s over.", "“No”, he said – twice"])
def test_a_single_smart_quote_is_windows_1252(text: str) -> None:
    decoded = decode(text.encode("cp1252"))
    assert (decoded.text, decoded.encoding) == (text, "cp1252")


_WORDS = st.text(st.characters(blacklist_categories=["Cs", "Cc", "Cn"]), min_size=1)


@given(_WORDS.filter(lambda text: text.strip("\ufeff \t\r\n") and not text.isspace()))
def test_unicode_encodings_with_a_mark_come_back_whole(text: str) -> None:
    for encoding in ("utf-8-sig", "utf-16", "utf-32"):
        assert decode(text.encode(encoding)).text == text


@given(
    st.sampled_from([FRENCH, GERMAN, SPANISH, ENGLISH]).flatmap(
        lambda text: st.lists(st.sampled_from(text.split()), min_size=8)
    ),
    st.sampled_from(["\n", "\r\n", " ", "\t"]),
)
def test_western_text_comes_back_whole(words: list[str], between: str) -> None:
    text = between.join(words)
    assert decode(text.encode("cp1252")).text == text


@given(st.binary(max_size=300))
def test_any_bytes_are_text_or_refused(data: bytes) -> None:
    problem = decoded = None
    try:
        decoded = decode(data)
    except Unreadable as error:
        problem = error
    if decoded is not None:
        assert "\x00" not in decoded.text
    else:
        assert problem is not None
        assert "\n" not in problem.reason
        assert problem.remedy


def test_text_cut_off_in_the_middle_of_a_character() -> None:
    data = RUSSIAN.encode()[:-2]
    assert decode(data[:-1]).encoding == "utf-8"
    whole = ENGLISH.split("–", maxsplit=1)[0] + "–"
    cut = decode(whole.encode()[:-1])
    assert cut.text == whole[:-1] + "\ufffd"
    assert cut.damaged == 1


def test_a_little_damage_is_marked_and_not_guessed_away() -> None:
    data = RUSSIAN.encode()
    decoded = decode(data[:41] + b"\xff" + data[41:])
    assert decoded.encoding == "utf-8"
    assert 1 <= decoded.damaged <= 3
    assert decoded.text.replace("\ufffd", "").startswith(RUSSIAN[:10])


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"%PDF-1.7\n\xe2\xe3", "PDF"),
        (b"PK\x03\x04rest", "ZIP"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "PNG"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "JPEG"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\x00", "Office"),
        (b"{\\rtf1\\ansi hello}", "RTF"),
        (gzip.compress(b"text"), "gzip"),
        (b"\x00\x01\x02\x03 some bytes", "NUL"),
        (b'<?xml version="1.0"?>\n<rss version="2.0">', "feed"),
        (b"words \x01\x02\x03\x04\x05\x06", "control"),
    ],
)
def test_what_is_not_text_is_named(data: bytes, what: str) -> None:
    with pytest.raises(Unreadable, match=what):
        decode(data)


@pytest.mark.parametrize("data", [b"", b" \n\t ", b"\xef\xbb\xbf", b"\xff\xfe\n\x00", b"\xc2\xa0"])
def test_what_is_empty_is_refused(data: bytes) -> None:
    with pytest.raises(Unreadable, match="empty"):
        decode(data)


def test_a_page_is_believed_where_it_is_not_utf8() -> None:
    page = f'<html><head><meta charset="ISO-8859-5"></head><p>{RUSSIAN[:50]}</p>'
    data = page.encode("iso8859_5")
    assert decode(data, declared=True).text == page
    wrong = f'<html><head><meta charset="iso-8859-1"></head><p>{RUSSIAN}</p>'
    assert decode(wrong.encode(), declared=True).text == wrong
