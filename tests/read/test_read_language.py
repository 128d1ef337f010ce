import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.read.language import detect_language

TEXTS = {
    "en": "The foreign ministers of the two countries met on Tuesday to talk about the border, "
    "which has been closed since the spring. Neither side would say how long the talks "
    "would last, but officials who asked not to be named said that they expected a deal "
    "before the winter.",
    "es": "Los ministros de Exteriores de los dos países se reunieron el martes para hablar de la "
    "frontera, que está cerrada desde la primavera. Ninguna de las partes quiso decir "
    "cuánto durarían las conversaciones, pero fuentes oficiales esperan un acuerdo antes "
    "del invierno.",
    "fr": "Les ministres des Affaires étrangères des deux pays se sont réunis mardi pour parler "
    "de la frontière, fermée depuis le printemps. Aucune des parties n’a voulu dire combien "
    "de temps dureraient les discussions, mais des responsables espèrent un accord avant "
    "l’hiver.",
    "de": "Die Außenminister der beiden Länder trafen sich am Dienstag, um über die Grenze zu "
    "sprechen, die seit dem Frühjahr geschlossen ist. Keine Seite wollte sagen, wie lange "
    "die Gespräche dauern werden, doch rechnen Beamte noch vor dem Winter mit einer "
    "Einigung beider Seiten.",
    "ru": "Министры иностранных дел двух стран встретились во вторник, чтобы обсудить границу, "
    "которая закрыта с весны. Ни одна из сторон не захотела сказать, сколько продлятся "
    "переговоры, но чиновники, попросившие не называть их имён, ожидают соглашения до зимы "
    "и обмена пленными.",
    "ar": "اجتمع وزيرا خارجية البلدين يوم الثلاثاء لبحث مسألة الحدود المغلقة منذ الربيع. ولم يرغب "
    "أي من الطرفين في القول كم ستستمر المحادثات، لكن مسؤولين طلبوا عدم ذكر أسمائهم قالوا "
    "إنهم يتوقعون التوصل إلى اتفاق قبل حلول فصل الشتاء، وإن التبادل التجاري سيعود بعد ذلك "
    "بقليل.",
    "zh": "两国外交部长星期二举行会谈，讨论自春天以来一直关闭的边境问题。双方都不愿透露会谈"
    "将持续多久，但不愿透露姓名的官员表示，他们预计在冬天之前能够达成协议，并恢复两国"
    "之间的贸易往来。",
    "pt": "Os ministros das Relações Exteriores dos dois países reuniram-se na terça-feira para "
    "falar da fronteira, que está fechada desde a primavera. Nenhuma das partes quis dizer "
    "quanto tempo durarão as conversações, mas funcionários esperam um acordo antes do "
    "inverno, não depois.",
    "it": "I ministri degli Esteri dei due paesi si sono incontrati martedì per parlare della "
    "frontiera, chiusa dalla primavera. Nessuna delle parti ha voluto dire quanto dureranno "
    "i colloqui, ma alcuni funzionari che hanno chiesto l’anonimato prevedono un accordo "
    "prima dell’inverno.",
    "tr": "İki ülkenin dışişleri bakanları salı günü bir araya gelerek ilkbahardan beri kapalı "
    "olan sınırı görüştü. Taraflardan hiçbiri görüşmelerin ne kadar süreceğini söylemek "
    "istemedi, ancak adının açıklanmasını istemeyen yetkililer kıştan önce bir anlaşmaya "
    "varılmasını bekliyor.",
    "pl": "Ministrowie spraw zagranicznych obu krajów spotkali się we wtorek, aby rozmawiać o "
    "granicy, która jest zamknięta od wiosny. Żadna ze stron nie chciała powiedzieć, jak "
    "długo potrwają rozmowy, ale urzędnicy proszący o anonimowość spodziewają się "
    "porozumienia przed zimą.",
    "nl": "De ministers van Buitenlandse Zaken van de twee landen kwamen dinsdag bijeen om te "
    "praten over de grens, die sinds het voorjaar gesloten is. Geen van beide partijen "
    "wilde zeggen hoe lang de gesprekken zullen duren, maar ambtenaren verwachten vóór de "
    "winter een akkoord.",
    "id": "Para menteri luar negeri kedua negara bertemu pada hari Selasa untuk membicarakan "
    "perbatasan, yang telah ditutup sejak musim semi. Tidak satu pun pihak mau mengatakan "
    "berapa lama perundingan akan berlangsung, tetapi para pejabat memperkirakan "
    "kesepakatan segera tercapai.",
}


@pytest.mark.parametrize(("code", "text"), TEXTS.items())
def test_languages_of_the_news(code: str, text: str) -> None:
    assert detect_language(text) == code


@pytest.mark.parametrize(
    "text",
    ["", "12 345", "Trump wins", "Vox populi", "NATO", "Modi meets Xi in Kazan", "Dhaka: 43 dead"],
)
def test_short_texts_are_not_guessed_at(text: str) -> None:
    assert detect_language(text) is None


def test_foreign_names_leave_english_english() -> None:
    names = (
        "Nguyễn Phú Trọng received Emmerson Mnangagwa and Gurbanguly Berdimuhamedow in Hà Nội on "
        "Monday, and Mokgweetsi Masisi flew to Ouagadougou with Cyril Ramaphosa to see Ibrahim "
        "Traoré. None of the presidents would say what had been agreed, but a spokesman for the "
        "government in Gaborone said that the talks with Abdel Fattah el-Sisi would go on."
    )
    assert detect_language(names) == "en"


@given(st.text(max_size=200))
def test_the_answer_is_a_two_letter_code_or_nothing(text: str) -> None:
    code = detect_language(text)
    assert code is None or (len(code) == 2 and code.isalpha())


def test_only_the_start_is_looked_at() -> None:
    assert detect_language(TEXTS["en"] * 30 + TEXTS["de"] * 100) == "en"
