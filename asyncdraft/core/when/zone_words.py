"""The words by which people name a time zone: letters, offsets, regions, places and people."""

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime, timedelta, timezone
from functools import cache, lru_cache
from zoneinfo import ZoneInfo

import msgspec

from asyncdraft.core.people import Person
from asyncdraft.core.when import zones
from asyncdraft.core.when.cities import Cities, Place
from asyncdraft.core.when.vocabulary import WORDS

LETTERS = """
utc,gmt=UTC 0; z,zulu=UTC 0; aoe=Etc/GMT+12 -12
et=America/New_York; est=America/New_York -5; edt=America/New_York -4
ct=America/Chicago; cst=America/Chicago -6, Asia/Shanghai 8, America/Havana -5; cdt=America/Chicago -5
mt=America/Denver; mst=America/Denver -7; mdt=America/Denver -6
pt=America/Los_Angeles; pst=America/Los_Angeles -8; pdt,pdst=America/Los_Angeles -7
akst=America/Anchorage -9; akdt=America/Anchorage -8; hst=Pacific/Honolulu -10; hdt=America/Adak -9
ast=America/Halifax -4, Asia/Riyadh 3; adt=America/Halifax -3
nst=America/St_Johns -3:30; ndt=America/St_Johns -2:30
brt=America/Sao_Paulo -3; brst=America/Sao_Paulo -2; art=America/Argentina/Buenos_Aires -3
clt=America/Santiago -4; clst=America/Santiago -3; cot=America/Bogota -5; pet=America/Lima -5
vet=America/Caracas -4; bot=America/La_Paz -4; uyt=America/Montevideo -3; pyt=America/Asuncion -3
ect=America/Guayaquil -5; gft=America/Cayenne -3; gyt=America/Guyana -4
wet=Europe/Lisbon 0; west=Europe/Lisbon 1; cet=Europe/Berlin 1; cest=Europe/Berlin 2; met=Europe/Berlin 1
mez=Europe/Berlin 1; mesz=Europe/Berlin 2; eet=Europe/Athens 2; eest=Europe/Athens 3
bst=Europe/London 1, Asia/Dhaka 6; trt=Europe/Istanbul 3; msk=Europe/Moscow 3; msd=Europe/Moscow 4
samt=Europe/Samara 4; yekt=Asia/Yekaterinburg 5; omst=Asia/Omsk 6; krat=Asia/Krasnoyarsk 7
novt=Asia/Novosibirsk 7; irkt=Asia/Irkutsk 8; yakt=Asia/Yakutsk 9; vlat=Asia/Vladivostok 10
magt=Asia/Magadan 11; pett=Asia/Kamchatka 12
wat=Africa/Lagos 1; cat=Africa/Maputo 2; sast=Africa/Johannesburg 2; eat=Africa/Nairobi 3
ist=Asia/Kolkata 5:30, Asia/Jerusalem 2, Europe/Dublin 1; idt=Asia/Jerusalem 3
gst=Asia/Dubai 4; irst=Asia/Tehran 3:30; azt=Asia/Baku 4; get=Asia/Tbilisi 4
amt=Asia/Yerevan 4, America/Manaus -4; aft=Asia/Kabul 4:30; pkt=Asia/Karachi 5; uzt=Asia/Tashkent 5
tjt=Asia/Dushanbe 5; tmt=Asia/Ashgabat 5; npt=Asia/Kathmandu 5:45; btt=Asia/Thimphu 6
almt=Asia/Almaty 5; mvt=Indian/Maldives 5; slst=Asia/Colombo 5:30
mmt=Asia/Yangon 6:30; ict=Asia/Bangkok 7; wib=Asia/Jakarta 7; wita=Asia/Makassar 8; wit=Asia/Jayapura 9
hkt=Asia/Hong_Kong 8; sgt=Asia/Singapore 8; myt=Asia/Kuala_Lumpur 8; pht=Asia/Manila 8; bnt=Asia/Brunei 8
ulat=Asia/Ulaanbaatar 8; kst=Asia/Seoul 9; jst=Asia/Tokyo 9; tlt=Asia/Dili 9; mut=Indian/Mauritius 4
awst=Australia/Perth 8; awdt=Australia/Perth 9; acst=Australia/Adelaide 9:30; acdt=Australia/Adelaide 10:30
aest=Australia/Brisbane 10; aedt=Australia/Sydney 11; aet=Australia/Sydney; act=Australia/Adelaide
awt=Australia/Perth; lhst=Australia/Lord_Howe 10:30; lhdt=Australia/Lord_Howe 11
nzst=Pacific/Auckland 12; nzdt=Pacific/Auckland 13; nzt=Pacific/Auckland; chst=Pacific/Guam 10
pgt=Pacific/Port_Moresby 10; sbt=Pacific/Guadalcanal 11; fjt=Pacific/Fiji 12; tot=Pacific/Tongatapu 13
tost=Pacific/Tongatapu 14; sst=Pacific/Pago_Pago -11; nut=Pacific/Niue -11; ckt=Pacific/Rarotonga -10
taht=Pacific/Tahiti -10; egt=America/Scoresbysund -1; wgt=America/Nuuk -2; azot=Atlantic/Azores -1
cvt=Atlantic/Cape_Verde -1; fkt=Atlantic/Stanley -3
"""
"""Letters, then zones with the hours from UTC that the letters fix; without hours the zone's own apply."""

REGIONS = {
    "eastern": "America/New_York",
    "us eastern": "America/New_York",
    "east coast": "America/New_York",
    "central": "America/Chicago",
    "us central": "America/Chicago",
    "mountain": "America/Denver",
    "us mountain": "America/Denver",
    "pacific": "America/Los_Angeles",
    "us pacific": "America/Los_Angeles",
    "west coast": "America/Los_Angeles",
    "atlantic": "America/Halifax",
    "newfoundland": "America/St_Johns",
    "alaska": "America/Anchorage",
    "alaskan": "America/Anchorage",
    "hawaii": "Pacific/Honolulu",
    "hawaiian": "Pacific/Honolulu",
    "central europe": "Europe/Berlin",
    "central european": "Europe/Berlin",
    "western european": "Europe/Lisbon",
    "eastern european": "Europe/Athens",
    "british": "Europe/London",
    "irish": "Europe/Dublin",
    "moscow": "Europe/Moscow",
    "israel": "Asia/Jerusalem",
    "arabian": "Asia/Riyadh",
    "arab": "Asia/Riyadh",
    "gulf": "Asia/Dubai",
    "indian": "Asia/Kolkata",
    "indochina": "Asia/Bangkok",
    "japanese": "Asia/Tokyo",
    "korean": "Asia/Seoul",
    "chinese": "Asia/Shanghai",
    "china": "Asia/Shanghai",
    "west africa": "Africa/Lagos",
    "central africa": "Africa/Maputo",
    "east africa": "Africa/Nairobi",
    "south africa": "Africa/Johannesburg",
    "australian eastern": "Australia/Sydney",
    "australian east": "Australia/Sydney",
    "australian central": "Australia/Adelaide",
    "australian western": "Australia/Perth",
    "australian west": "Australia/Perth",
    "new zealand": "Pacific/Auckland",
    "brasilia": "America/Sao_Paulo",
    "brazil": "America/Sao_Paulo",
    "argentina": "America/Argentina/Buenos_Aires",
    "chile": "America/Santiago",
    "chilean": "America/Santiago",
    "rio": "America/Sao_Paulo",
    "spain": "Europe/Madrid",
    "catalonia": "Europe/Madrid",
    "portugal": "Europe/Lisbon",
    "sicily": "Europe/Rome",
    "crete": "Europe/Athens",
    "cyprus": "Asia/Nicosia",
    "cypriot": "Asia/Nicosia",
    "ukraine": "Europe/Kyiv",
    "palestine": "Asia/Hebron",
    "kazakhstan": "Asia/Almaty",
    "uzbekistan": "Asia/Tashkent",
    "mongolia": "Asia/Ulaanbaatar",
    "mongolian": "Asia/Ulaanbaatar",
    "vietnam": "Asia/Ho_Chi_Minh",
    "malaysia": "Asia/Kuala_Lumpur",
    "addis": "Africa/Addis_Ababa",
    "ouaga": "Africa/Ouagadougou",
    "somalia": "Africa/Mogadishu",
}
"""Names that stand before "time", "standard time" or "daylight time"."""

_DEMONYMS = """
Africa/Accra: ghanaian; Africa/Addis_Ababa: ethiopian; Africa/Algiers: algerian; Africa/Cairo: egyptian
Africa/Casablanca: moroccan; Africa/Dakar: senegalese; Africa/Dar_es_Salaam: tanzanian
Africa/Harare: zimbabwean; Africa/Johannesburg: south african; Africa/Kampala: ugandan
Africa/Kigali: rwandan; Africa/Lagos: nigerian; Africa/Lusaka: zambian; Africa/Nairobi: kenyan
Africa/Tunis: tunisian; Africa/Windhoek: namibian; America/Argentina/Buenos_Aires: argentine, argentinian
America/Bogota: colombian; America/Caracas: venezuelan; America/Costa_Rica: costa rican
America/Guatemala: guatemalan; America/Havana: cuban; America/Jamaica: jamaican; America/La_Paz: bolivian
America/Lima: peruvian; America/Montevideo: uruguayan; America/Panama: panamanian; Asia/Amman: jordanian
Asia/Baghdad: iraqi; Asia/Baku: azerbaijani; Asia/Bangkok: thai; Asia/Beirut: lebanese
Asia/Colombo: sri lankan; Asia/Dhaka: bangladeshi; Asia/Dubai: emirati; Asia/Ho_Chi_Minh: vietnamese
Asia/Jerusalem: israeli; Asia/Kabul: afghan; Asia/Karachi: pakistani; Asia/Kathmandu: nepali, nepalese
Asia/Kuala_Lumpur: malaysian; Asia/Kuwait: kuwaiti; Asia/Manila: philippine, filipino; Asia/Qatar: qatari
Asia/Riyadh: saudi; Asia/Singapore: singaporean; Asia/Taipei: taiwanese; Asia/Tbilisi: georgian
Asia/Tehran: iranian; Asia/Yerevan: armenian; Atlantic/Reykjavik: icelandic; Europe/Amsterdam: dutch
Europe/Athens: greek; Europe/Belgrade: serbian; Europe/Berlin: german; Europe/Bratislava: slovak
Europe/Brussels: belgian; Europe/Bucharest: romanian; Europe/Budapest: hungarian
Europe/Chisinau: moldovan; Europe/Copenhagen: danish; Europe/Helsinki: finnish; Europe/Istanbul: turkish
Europe/Kyiv: ukrainian; Europe/Lisbon: portuguese; Europe/Ljubljana: slovenian, slovene
Europe/London: scottish, welsh, english; Europe/Luxembourg: luxembourgish; Europe/Madrid: spanish
Europe/Malta: maltese; Europe/Oslo: norwegian; Europe/Paris: french; Europe/Prague: czech
Europe/Riga: latvian; Europe/Rome: italian; Europe/Sarajevo: bosnian; Europe/Skopje: macedonian
Europe/Sofia: bulgarian; Europe/Stockholm: swedish; Europe/Tallinn: estonian; Europe/Tirane: albanian
Europe/Vienna: austrian; Europe/Vilnius: lithuanian; Europe/Warsaw: polish; Europe/Zagreb: croatian
Europe/Zurich: swiss; Pacific/Fiji: fijian
"""
"""Peoples whose country has one clock (or nearly all of it), by its zone."""


def _demonyms() -> Iterator[tuple[str, str]]:
    for entry in re.split(r";\s|\n", _DEMONYMS.strip()):
        zone, _, names = entry.partition(": ")
        yield from ((name, zone) for name in names.split(", "))


REGIONS |= _demonyms()


PHRASES = {
    "anywhere on earth": ("Etc/GMT+12", -720),
    "greenwich mean time": ("UTC", 0),
    "coordinated universal time": ("UTC", 0),
    "universal time": ("UTC", 0),
    "zulu time": ("UTC", 0),
    "british summer time": ("Europe/London", 60),
}

WORDS_TOO = frozenset(
    {
        "act",
        "art",
        "bot",
        "cat",
        "eat",
        "get",
        "met",
        "mut",
        "nut",
        "pet",
        "tot",
        "wat",
        "west",
        "wet",
        "wit",
        "z",
    }
)
"""Letters that are zones in capitals or before "time" only."""

EXPLICIT = frozenset({"standard", "std", "daylight", "summer"})
MOST_OFFSET = 15 * 60
NAME_WORDS = 4
SOON = 60
REMEMBERED_NAMES = 1 << 10
"""Characters within which the longest name of a zone is over."""
NAMESAKE_SHARE = 4

_OF_SOMEBODY = ("'s", "’s", "s'", "s’")

_OFFSET = re.compile(
    r"(?P<base>utc|gmt)?\s?(?P<sign>[+\-−±])\s?(?P<hours>\d{1,2})(?::?(?P<minutes>[0-5]\d))?(?:\s?h\b)?(?![\w:])"
    r"|(?P<base2>utc|gmt)(?P<hours2>\d{1,2})(?::(?P<minutes2>\d{2}))?(?![\w:])",
    re.IGNORECASE,
)
_SPOKEN_OFFSET = re.compile(
    r"(?:utc|gmt)\s?(?P<sign>plus|minus)\s(?P<hours>\d{1,2}|[a-z]{3,6})(?::?(?P<minutes>[0-5]\d))?(?![\w:])",
    re.IGNORECASE,
)
_IANA = re.compile(r"[A-Z][A-Za-z]+/[A-Z][\w+\-]*(?:/[A-Z][\w+\-]*)?")
_LETTERS = re.compile(r"[A-Z][A-Za-z]{0,4}[A-Z](?=\s?\()")
_NAME = re.compile(r"[^\W\d_]+(?:[.'’-][^\W\d_]+)*")
_TIME_WORD = re.compile(r"\s+(?:local\s+)?time(?:\s?-?zone)?\b|\s+timezone\b|\s+tz\b", re.IGNORECASE)
_SOON_TIME = re.compile(r"\b(?:time|timezone|tz)\b|Earth|earth")
_SAID_OF_A_DAY = re.compile(r"time|zone|[A-Z]{2}|\bZ\b|(?i:aoe)")
_OPENING = re.compile(r"\s?[(\[]\s?|\s*,\s*|\s+(?:in\s+(?:the\s+)?|for\s+|at\s+)?|")
_OPEN_BRACKET = re.compile(r"\s?\(\s?")
_CLOSE_BRACKET = re.compile(r"\s?[)\]]")
_IN_SQUARES = re.compile(r"\[([\w+\-/]{3,60})\]")
_PLACE_IN_BRACKETS = re.compile(r"\s?\(\s?([^()\n]{2,40}?)\s?\)")


class Meaning(msgspec.Struct, frozen=True):
    """One zone that the words may name; `minutes` from UTC where the words themselves fix them.

    `letters` stand beside a place ("JST (Tokyo)"): the place counts, they say which of two equal hours it is.
    """

    zone: str
    minutes: int | None = None
    letters: str = ""

    def at(self, local: datetime) -> datetime:
        """A wall clock made aware: in the zone itself if it keeps the written offset, else at that offset."""
        if self.zone:
            for fold in (0, 1):
                own = local.replace(tzinfo=zones.zone(self.zone), fold=fold)
                if self._is_meant(own):
                    return own
            if self.letters:
                return own
        return local.replace(tzinfo=timezone(timedelta(minutes=self.minutes or 0)))

    def _is_meant(self, own: datetime) -> bool:
        if self.letters:
            return own.tzname() == self.letters
        return self.minutes is None or own.utcoffset() == timedelta(minutes=self.minutes)

    def name(self, aware: datetime) -> str:
        """The IANA name, or "UTC+5:30" where no zone keeps the written offset."""
        if isinstance(aware.tzinfo, ZoneInfo):
            return self.zone
        return f"UTC{zones.signed(aware.utcoffset() or timedelta())}"


class ZoneWord(msgspec.Struct, frozen=True, kw_only=True):
    """What stands at text[start:end]: meanings best first; `letters` of an abbreviation.

    `unclear` are words that name no zone ("your"); `settled` says that the roster decides between meanings.
    """

    start: int
    end: int
    meanings: tuple[Meaning, ...]
    letters: str = ""
    name: str = ""
    person: Person | None = None
    unclear: str = ""
    settled: bool = False


class ZoneReader:
    def __init__(self, cities: Callable[[], Cities], people: tuple[Person, ...] = (), me: str = "") -> None:
        self._cities = cities
        self._people = {name: person for person in people for name in _names(person)}
        self._home = frozenset(person.zone for person in people)
        self._me = next((person for person in people if person.id == me), None)
        self._named = lru_cache(REMEMBERED_NAMES)(self._read_name)

    def after(self, text: str, at: int, eager: bool = False) -> ZoneWord | None:
        """The zone that follows a time which ends at `at`, with what joins them; `eager` takes any case."""
        opening = _OPENING.match(text, at)
        start = opening.end() if opening else at
        found = self.at(text, start, eager)
        if not found:
            return None
        bracket = text[at:start].strip()
        if bracket in ("(", "["):
            closing = _CLOSE_BRACKET.match(text, found.end)
            return msgspec.structs.replace(found, end=closing.end()) if closing else None
        if bracket == "," and not (
            found.letters or eager or _TIME_WORD.search(text[: found.end], found.start)
        ):
            return None
        return found

    def after_day(self, text: str, at: int) -> ZoneWord | None:
        """The zone of a whole day, only in so many words: "AoE", ", Tokyo time", "EST"."""
        if not _SAID_OF_A_DAY.search(text, at, at + SOON):
            return None
        zone = self.after(text, at)
        if not zone:
            return None
        named = text[zone.start : zone.end]
        is_said = named.endswith(("time", "timezone", "zone")) or (zone.letters and named.isupper())
        return zone if is_said or zone.letters == "AOE" else None

    def at(self, text: str, start: int, eager: bool = False) -> ZoneWord | None:
        """The zone named at `start`."""
        found = (
            self._spoken_offset(text, start)
            or self._offset(text, start)
            or self._iana(text, start)
            or self._lettered(text, start)
            or self._words(text, start, eager)
        )
        return self._with_offset(text, found) if found and found.letters else found

    def _with_offset(self, text: str, word: ZoneWord) -> ZoneWord:
        """ "PST (UTC-8)": the offset in brackets says which of the letters' zones is meant."""
        opening = _OPEN_BRACKET.match(text, word.end)
        offset = self._offset(text, opening.end()) if opening else None
        closing = _CLOSE_BRACKET.match(text, offset.end) if offset else None
        if not offset or not closing:
            return word
        minutes = offset.meanings[0].minutes
        same = tuple(meaning for meaning in word.meanings if meaning.minutes == minutes)
        return msgspec.structs.replace(
            word, end=closing.end(), meanings=same or offset.meanings, settled=True
        )

    def person(self, name: str) -> Person | None:
        return self._people.get(name.casefold())

    def owner(self, word: str) -> Person | None:
        """Who "Kenji's" or "my" is."""
        if word.lower() == "my":
            return self._me
        return self.person(re.sub(r"['’]s?$", "", word))

    def _spoken_offset(self, text: str, start: int) -> ZoneWord | None:
        """ "UTC plus 2", "GMT minus five"."""
        match = _SPOKEN_OFFSET.match(text, start)
        if not match:
            return None
        written = match["hours"].lower()
        hours = int(written) if written.isdecimal() else WORDS.get(written, ("", 0))[1]
        minutes = hours * 60 + int(match["minutes"] or 0)
        if not 0 < minutes <= MOST_OFFSET:
            return None
        signed = -minutes if match["sign"].lower() == "minus" else minutes
        return ZoneWord(start=start, end=match.end(), meanings=(Meaning("", signed),))

    def _offset(self, text: str, start: int) -> ZoneWord | None:
        match = _OFFSET.match(text, start)
        if not match:
            return None
        hours, minutes = match["hours"] or match["hours2"], match["minutes"] or match["minutes2"] or "0"
        if match["hours"] and not match["base"] and len(hours) < 2:
            return None
        total = (int(hours) * 60 + int(minutes)) * (-1 if match["sign"] in ("-", "−") else 1)
        if abs(total) > MOST_OFFSET:
            return None
        named = _IN_SQUARES.match(text, match.end())
        if named and zones.is_zone(named[1]):
            return ZoneWord(start=start, end=named.end(), meanings=(Meaning(named[1], total),))
        return self._bracketed(text, ZoneWord(start=start, end=match.end(), meanings=(Meaning("", total),)))

    def _iana(self, text: str, start: int) -> ZoneWord | None:
        match = _IANA.match(text, start)
        if not match or not zones.is_zone(match[0]):
            return None
        end = _time_word(text, match.end()) or match.end()
        return ZoneWord(start=start, end=end, meanings=(Meaning(match[0]),))

    def _lettered(self, text: str, start: int) -> ZoneWord | None:
        """Letters beside a place need not be known: "AKST (Anchorage)"."""
        match = _LETTERS.match(text, start)
        if not match:
            return None
        word = ZoneWord(start=start, end=match.end(), meanings=(), letters=match[0])
        placed = self._bracketed(text, word)
        return placed if placed.meanings else None

    def _words(self, text: str, start: int, eager: bool) -> ZoneWord | None:
        words = _name_words(text, start)
        if (
            words
            and not eager
            and words[0][0][0].islower()
            and not _SOON_TIME.search(text, start, start + SOON)
        ):
            words = words[:1] if _may_be_zone_alone(words[0][0]) else []
        for count in range(len(words), 0, -1):
            end = words[count - 1].end()
            time_end = _time_word(text, end)
            found = self._named(text[start:end], bool(time_end), eager)
            if found:
                return msgspec.structs.replace(found, start=start, end=time_end or end)
        return None

    def _read_name(self, name: str, has_time: bool, eager: bool) -> ZoneWord | None:
        """The zone of that name; what stands behind a time mostly has none, and is met again and again."""
        lower = " ".join(name.lower().replace("’", "'").split())
        if lower in PHRASES or f"{lower} time" in PHRASES:
            return _word(Meaning(*PHRASES.get(lower) or PHRASES[f"{lower} time"]))
        if found := self._abbreviation(name, has_time, eager):
            return found
        if found := self._personal(lower, has_time, eager):
            return found
        if found := _regional(lower, name, has_time, eager):
            return found
        return self._placed(name, has_time, eager)

    def _abbreviation(self, name: str, has_time: bool, eager: bool) -> ZoneWord | None:
        lower = name.lower()
        meanings = abbreviations().get(lower)
        if not meanings or not (name.isupper() or has_time or eager or lower not in WORDS_TOO):
            return None
        if lower == "z" and not name.isupper():
            return None
        at_home = sorted(meanings, key=lambda meaning: meaning.zone not in self._home)
        settled = sum(meaning.zone in self._home for meaning in meanings) == 1
        return ZoneWord(start=0, end=0, meanings=tuple(at_home), letters=name.upper(), settled=settled)

    def _personal(self, lower: str, has_time: bool, eager: bool) -> ZoneWord | None:
        if lower in ("my", "our", "local", "my local") and has_time:
            return ZoneWord(start=0, end=0, meanings=(Meaning(self._me.zone),) if self._me else ())
        if lower in ("your", "their", "his", "her", "your local") and has_time:
            return ZoneWord(start=0, end=0, meanings=(), unclear=lower)
        person = self.person(lower.removesuffix("'s").removesuffix("'"))
        if not person or not (has_time or eager or lower.endswith(("'s", "'"))):
            return None
        return ZoneWord(start=0, end=0, meanings=(Meaning(person.zone),), person=person)

    def _placed(self, name: str, has_time: bool, eager: bool) -> ZoneWord | None:
        if not (has_time or eager) and not _is_proper(name):
            return None
        bare, kind = _without_kind(name)
        if not bare or (bare.lower() in WORDS and not has_time):
            return None
        places = self._cities().find(bare)
        if not places:
            return None
        meanings = tuple(_of_kind(zone, kind) for zone in _zones(_likely(places)))
        return ZoneWord(start=0, end=0, meanings=meanings, name=bare)

    def _bracketed(self, text: str, word: ZoneWord) -> ZoneWord:
        """ "JST (Tokyo)": the place in brackets says which of the letters' zones is meant."""
        match = _PLACE_IN_BRACKETS.match(text, word.end)
        if not match:
            return word
        found = _namesakes(match[1]) or _zones(self._cities().find(match[1]))[:1]
        if not found:
            return word
        minutes = word.meanings[0].minutes if not word.letters else None
        meanings = tuple(Meaning(zone, minutes, word.letters) for zone in found)
        return msgspec.structs.replace(word, end=match.end(), meanings=meanings, settled=True)


@cache
def abbreviations() -> dict[str, tuple[Meaning, ...]]:
    entries = (entry.partition("=") for entry in LETTERS.replace("\n", ";").split(";") if entry.strip())
    return {
        letters.strip(): tuple(_meaning(field) for field in meanings.split(","))
        for names, _, meanings in entries
        for letters in names.split(",")
    }


def _meaning(field: str) -> Meaning:
    zone, *hours = field.split()
    return Meaning(zone, _minutes(hours[0]) if hours else None)


def _minutes(hours: str) -> int:
    whole, _, rest = hours.lstrip("-").partition(":")
    return (int(whole) * 60 + int(rest or 0)) * (-1 if hours.startswith("-") else 1)


def _word(meaning: Meaning) -> ZoneWord:
    return ZoneWord(start=0, end=0, meanings=(meaning,))


def _regional(lower: str, name: str, has_time: bool, eager: bool) -> ZoneWord | None:
    bare, kind = _without_kind(lower)
    zone = REGIONS.get(bare)
    if not zone or not (has_time or eager or name[0].isupper() or lower in ("eastern", "pacific")):
        return None
    return _word(_of_kind(zone, kind))


def _without_kind(name: str) -> tuple[str, str]:
    """ "Pacific Daylight Saving" is "Pacific" and "daylight"."""
    words = name.split()
    kind = ""
    while words and words[-1].lower() in (*EXPLICIT, "saving", "savings"):
        word = words.pop().lower()
        kind = word if word in EXPLICIT else kind
    return " ".join(words), "standard" if kind == "std" else "daylight" if kind == "summer" else kind


def _of_kind(zone: str, kind: str) -> Meaning:
    return Meaning(zone, _season_minutes(zone, kind) if kind else None)


def _season_minutes(zone: str, kind: str) -> int:
    """The zone's offset outside of summer time; within it, an hour more where it keeps none."""
    tz = zones.zone(zone)
    winters = [datetime(2026, month, 1, tzinfo=tz) for month in (1, 7)]
    offsets = [int((at.utcoffset() or timedelta()).total_seconds()) // 60 for at in winters]
    return min(offsets) if kind == "standard" else max(*offsets, min(offsets) + 60)


def _likely(places: tuple[Place, ...]) -> Iterator[Place]:
    """A namesake counts if it is not far smaller: London is the one in England."""
    return (place for place in places if place.thousands * NAMESAKE_SHARE >= places[0].thousands)


def _zones(places: Iterable[Place]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(place.zone for place in places))


@cache
def _zones_by_city() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for name in zones.zone_names():
        city = zones.city_of(name)
        found[city] = (*found.get(city, ()), name)
    return found


def _namesakes(city: str) -> tuple[str, ...]:
    return _zones_by_city().get(city, ())


def _may_be_zone_alone(word: str) -> bool:
    """In lower case and without "time" behind it."""
    return word in ("eastern", "pacific", "zulu") or word in abbreviations() or word[-2:] in _OF_SOMEBODY


def _name_words(text: str, start: int) -> list[re.Match[str]]:
    """Up to four words, each one blank after the other."""
    words: list[re.Match[str]] = []
    match = _NAME.match(text, start)
    while match and len(words) < NAME_WORDS:
        words.append(match)
        end = match.end()
        match = _NAME.match(text, end + 1) if text[end : end + 1] == " " else None
    return words


def _time_word(text: str, at: int) -> int:
    match = _TIME_WORD.match(text, at)
    return match.end() if match else 0


def _is_proper(name: str) -> bool:
    return all(
        word[0].isupper() for word in re.split(r"[\s-]", name) if word not in ("de", "da", "do", "of", "la")
    )


def _names(person: Person) -> tuple[str, ...]:
    return tuple({name.casefold() for name in (person.id, person.name, person.first_name) if name})
