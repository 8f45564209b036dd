"""What the names of time zones mean: letters, regions and peoples."""

import re
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from functools import cache
from zoneinfo import ZoneInfo

import msgspec

from asyncdraft.core.when import zones

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


_WORDS_TOO = "act art bot cat eat get met mut nut pet tot wat west wet wit z"
WORDS_TOO = frozenset(_WORDS_TOO.split())
"""Letters that are zones in capitals or before "time" only."""

KINDS = {"standard": "standard", "std": "standard", "daylight": "daylight", "summer": "daylight"}
SAVING = frozenset({"saving", "savings"})
YEAR = 2026
"""The hours of a zone's standard and daylight time are those of this year."""


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


FIXED = {
    "anywhere on earth": Meaning("Etc/GMT+12", -720),
    "greenwich mean time": Meaning("UTC", 0),
    "coordinated universal time": Meaning("UTC", 0),
    "universal time": Meaning("UTC", 0),
    "zulu time": Meaning("UTC", 0),
    "british summer time": Meaning("Europe/London", 60),
}


def fixed(name: str) -> Meaning | None:
    """What a name in small letters means wherever it stands, with "time" behind it or in it."""
    return FIXED.get(name) or FIXED.get(f"{name} time")


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


def region(name: str) -> Meaning | None:
    """What "pacific" or "australian eastern standard" means, in small letters and without "time"."""
    bare, kind = without_kind(name)
    zone = REGIONS.get(bare)
    return of_kind(zone, kind) if zone else None


def without_kind(name: str) -> tuple[str, str]:
    """ "Pacific Daylight Saving" is "Pacific" and "daylight"; without a kind the second is empty."""
    words = name.split()
    kind = ""
    while words and (words[-1].lower() in KINDS or words[-1].lower() in SAVING):
        kind = KINDS.get(words.pop().lower(), kind)
    return " ".join(words), kind


def of_kind(zone: str, kind: str) -> Meaning:
    return Meaning(zone, _kind_minutes(zone, kind) if kind else None)


def _kind_minutes(zone: str, kind: str) -> int:
    """The zone's offset outside of summer time; within it, an hour more where it keeps none."""
    seasons = (datetime(YEAR, month, 1, tzinfo=zones.zone(zone)) for month in (1, 7))
    offsets = [(at.utcoffset() or timedelta()) // timedelta(minutes=1) for at in seasons]
    return min(offsets) if kind == "standard" else max(*offsets, min(offsets) + 60)
