"""Whether a text is English: rules that judge wording are quiet in every other language.

It is asked at every key, so only the beginning of each text is read; what is short or tells nothing counts as
English.
"""

import re
from collections.abc import Iterable, Sequence

from asyncdraft.core.checklist.expression import Expression

IN_EVERY_LANGUAGE = frozenset(
    {"broadcast", "context.field", "context.placeholder", "deadline.short", "length.wall"}
)
"""Rules that rest on no word: on the deadline that was chosen, the form, the layout."""
LOOKED_AT = 600
"""Code points of each text."""
LEAST_WORDS, LEAST_DISTINCT, SHARE = 6, 3, 0.15
"""A text of so many words is another language if so many of its small words are, and this share."""
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
    os e é são nosso nossa em um uma dos das na não mas também você eu até isso ele ela já ao obrigado
    il gli che di per con sono non più questo questa anche della dei nel alla
    """,
    "French": """
    le les et nous est sont pour avec notre dans tous du au aux sur qui ne pas ce cette je tu il elle
    vous ils mais ou où donc plus très être avoir fait sans jusqu merci demain aujourd des une
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
_ENGLISH = frozenset(_SMALL_WORDS["English"].split())
_IN_BOTH = frozenset({"die", "man", "war", "tag", "on", "do", "to", "i", "me", "am", "no", "at", "vi", "po"})
_OTHERS = frozenset(" ".join(_SMALL_WORDS.values()).split()) - _ENGLISH - _IN_BOTH

_SET_APART = Expression(
    r"```(?s:.*?)(?:```|\Z)|`[^`\n]*`|https?://\S+|^>.*$|\S+@\S+|\{\{(?s:.*?)\}\}|“[^“”\n]*”|„[^„“\n]*“",
    re.MULTILINE,
)
_WORD = re.compile(r"[^\W\d_]+")
_OTHER_SCRIPT = Expression(r"[\u0370-\u1dff\u2e80-\ud7ff\uf900-\ufdff\ufe70-\uffdc\U00020000-\U0003ffff]")


def is_english(texts: Iterable[str]) -> bool:
    """What is quoted, code or an address tells nothing."""
    text = "\n".join(text[:LOOKED_AT] for text in texts)
    suspects = filter(_OTHERS.__contains__, text.lower().split())
    if len({*suspects}) < LEAST_DISTINCT and (text.isascii() or not _OTHER_SCRIPT.search(text)):
        return True
    said = _SET_APART.sub(" ", text)
    return not (_is_other_script(said) or _is_other_language(_WORD.findall(said.lower())))


def _is_other_script(text: str) -> bool:
    foreign = sum(1 for _letter in _OTHER_SCRIPT.finditer(text))
    return foreign >= LEAST_LETTERS and foreign * 2 > len("".join(_WORD.findall(text)))


def _is_other_language(words: Sequence[str]) -> bool:
    others = [word for word in words if word in _OTHERS]
    english = sum(word in _ENGLISH for word in words)
    many = len(words) >= LEAST_WORDS and len(others) >= SHARE * len(words)
    return many and len({*others}) >= LEAST_DISTINCT and len(others) > english
