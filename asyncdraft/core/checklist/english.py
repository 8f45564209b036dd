"""Whether a text is English: rules that judge wording are quiet in every other language.

It is asked at every key, so only the beginning of each text is read; what tells nothing counts as English.
"""

import re
from collections.abc import Iterable

from asyncdraft.core.expression import Expression

IN_EVERY_LANGUAGE = frozenset(
    {"broadcast", "context.field", "context.placeholder", "deadline.short", "length.wall"}
)
"""Rules that rest on no word: on the deadline that was chosen, the form, the layout."""
LOOKED_AT = 600
"""Code points of each text."""
LEAST_WORDS, LEAST_DISTINCT, SHARE = 6, 3, 0.15
"""A text of so many words is another language if so many of its small words are, and this share."""
SHORT, SHORT_LENGTH, LEAST_OF_SHORT = 8, 80, 2
"""A text of fewer words, or letters, is another language if so many small words are, and none is English."""
LEAST_LETTERS = 8
"""So many letters of another script, if they are more than the Latin ones, tell a text without a space."""

_SMALL_WORDS = {
    "English": """
    the and of to is are was were for with our on in from each by this that will what not be been all at
    you your please it they their or who how then a an us if no as up i we my me he she his her its have
    has had do does did can could would should may might there when where which while because so but
    about after before until again any some more than into out only just now need needs see one
    """,
    "German": """
    der die das und wir ist sind für mit unser unsere auf von vom zum zur jede alle wird werden nicht
    ein eine einen einem einer im den dem des bei nach über oder wie wer bitte uns dann auch aus sich zu
    nur kein keine ich du er sie es ihr mir dir mich dich haben hat wenn weil dass noch schon bis morgen
    heute
    """,
    "Spanish, Portuguese, Italian": """
    el la los las y del es para nuestro nuestra cada todos todas por este esta qué que una al su sus lo
    más pero como cuando hay está están muy ya sin sobre desde hasta yo tú mi nos gracias mañana hoy o
    os e é são nosso nossa em um uma dos das na não mas também você eu até isso ele ela já ao foi obrigado
    il gli che di per con sono non più questo questa anche della dei nel alla
    """,
    "French": """
    le les et nous est sont pour avec notre dans tous du au aux sur qui ne pas ce cette je tu il elle
    vous ils mais ou où donc plus très être avoir fait sans jusqu merci demain aujourd des une peux peut lui
    leur avant après votre vos
    """,
    "Dutch": """
    het een en van zijn voor met ons onze niet maar ook aan dat ik jij je hij wij jullie wordt worden
    naar bij uit heeft hebben kan moet graag morgen vandaag nog geen dit die als
    """,
    "Polish, Czech": """
    i w z na do nie się jest są że to od po jak ale czy dla przez już tylko jutro dziś proszę oraz przy
    tak je se že ve jsem jsme pro jako nebo
    """,
    "Swedish, Danish, Norwegian": """
    och att det som är på av med den till inte om vi jag har kan ska men eller og at er ikke jeg af vil
    """,
    "Turkish, Finnish": """
    ve bir bu için ile değil çok ama daha var mı ne ja on ei että se mutta kun ovat
    """,
}
SMALL_WORDS = frozenset(_SMALL_WORDS["English"].split())
_IN_BOTH = frozenset({"die", "man", "war", "tag", "on", "do", "to", "i", "me", "am", "no", "at", "vi", "po"})
"""Small words of another language that are words or names of English, too."""

_TOO_SHORT_TO_TELL = frozenset({"all", "an", "as", "do", "has", "he", "in", "me", "no", "so", "was", "will"})
"""Small words of English that another language has, too."""

_OTHERS = frozenset(" ".join(_SMALL_WORDS.values()).split()) - SMALL_WORDS - _IN_BOTH
_ENGLISH_ALONE = SMALL_WORDS - _TOO_SHORT_TO_TELL

_SET_APART = Expression(
    r"```(?s:.*?)(?:```|\Z)|`[^`\n]*`|https?://\S+|^>.*$|\S+@\S+|\{\{(?s:.*?)\}\}"
    r"|“[^“”\n]*”|„[^„“”\n]*[“”]|\"[^\"\n]*\"|«[^«»\n]*»|»[^«»\n]*«|「[^「」\n]*」|‘[^‘\n]*?’(?!\w)"
    r"|(?<!\w)'(?:[^'\n]|'(?=\w))*'(?!\w)",
    re.MULTILINE,
)
_NAME = Expression(r"\b(?:[Vv][ao]n (?:de[mnr]? )?|L[ao]s? |El )(?=[A-Z])")
"""What begins the names of people and places in an English text."""
_WORD = re.compile(r"[^\W\d_]+")
_OTHER_SCRIPT = Expression(r"[\u0370-\u1dff\u2e80-\ud7ff\uf900-\ufdff\ufe70-\uffdc\U00020000-\U0003ffff]")


def is_english(texts: Iterable[str]) -> bool:
    """What is quoted, code or an address tells nothing."""
    text = "\n".join(text[:LOOKED_AT] for text in texts)
    if not _is_suspect(text.lower()) and (text.isascii() or not _OTHER_SCRIPT.search(text)):
        return True
    said = _SET_APART.sub(" ", text)
    return not (_is_other_script(said) or _is_other_language(said))


def _is_suspect(text: str) -> bool:
    """Most texts are told by this glance."""
    if len(text) > SHORT_LENGTH:
        return len({*filter(_OTHERS.__contains__, text.split())}) >= LEAST_DISTINCT
    return len({*filter(_OTHERS.__contains__, _WORD.findall(text))}) >= LEAST_OF_SHORT - _is_inverted(text)


def _is_inverted(text: str) -> bool:
    return "¿" in text or "¡" in text


def _is_other_script(text: str) -> bool:
    foreign = sum(1 for _letter in _OTHER_SCRIPT.finditer(text))
    letters = len("".join(_WORD.findall(text)))
    return foreign * 2 > letters and (foreign >= LEAST_LETTERS or 1 < foreign >= letters)


def _is_other_language(text: str) -> bool:
    words = _WORD.findall(text.lower())
    if len(words) < SHORT and not _ENGLISH_ALONE.intersection(words):
        others = _OTHERS.intersection(_WORD.findall(_NAME.sub("", text).lower()))
        return len(others) >= LEAST_OF_SHORT - _is_inverted(text)
    found = [word for word in words if word in _OTHERS]
    english = sum(word in SMALL_WORDS for word in words)
    many = len(words) >= LEAST_WORDS and len(found) >= SHARE * len(words)
    return many and len({*found}) >= LEAST_DISTINCT and len(found) > english
