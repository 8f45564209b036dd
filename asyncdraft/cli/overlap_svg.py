"""The overlap viewer as a picture: values in, SVG out."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from html import escape

from asyncdraft.core.when.overlap import strip
from asyncdraft.core.when.working import Calendar
from asyncdraft.core.when.writing import clock, day
from asyncdraft.core.when.zones import abbreviation, city_of

CELLS_AN_HOUR = 2
CELL_WIDTH, CELL_HEIGHT, GAP = 9, 22, 1
ROW, LABEL, HEAD, FOOT, MARGIN = 34, 170, 54, 34, 20
HOURS_LABELLED = 6
FONT = "Inter, 'Segoe UI', 'Helvetica Neue', Arial, sans-serif"

FILLS = {
    "work": "work",
    "edge": "edge",
    "weekend": "weekend",
    "holiday": "holiday_ground",
    "off": "holiday_ground",
}
LEGEND = {
    "work": "work",
    "edge": "2 h before and after",
    "night": "night",
    "weekend": "weekend",
    "holiday": "holiday",
}


def picture(
    calendars: Sequence[Calendar], zone: str, days: int, now: datetime, tokens: Mapping[str, str]
) -> str:
    """`days` days from today on the clock of `zone`. `tokens` are the colours of a theme."""
    return "\n".join(_Drawing(calendars, zone, days, now, tokens).lines())


class _Drawing:
    def __init__(
        self, calendars: Sequence[Calendar], zone: str, days: int, now: datetime, tokens: Mapping[str, str]
    ) -> None:
        self._calendars = calendars
        self._zone = zone
        self._now = now
        self._tokens = tokens
        self._start = now.replace(hour=0, minute=0, second=0, microsecond=0)
        self._cells = round(self._hours(self._start + timedelta(days=days)) * CELLS_AN_HOUR)
        self._width = 2 * MARGIN + LABEL + self._cells * (CELL_WIDTH + GAP)
        self._bottom = HEAD + ROW * len(calendars)

    def lines(self) -> Iterator[str]:
        height = self._bottom + FOOT + MARGIN
        yield (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{self._width}" height="{height}" '
            f'viewBox="0 0 {self._width} {height}" font-family="{FONT}" font-size="12">'
        )
        yield f'<rect width="100%" height="100%" fill="{self._tokens["panel"]}"/>'
        yield from self._scale()
        for number, calendar in enumerate(self._calendars):
            yield from self._row(calendar, HEAD + ROW * number)
        yield from self._now_line()
        yield from self._legend()
        yield "</svg>"

    def _hours(self, at: datetime) -> float:
        """Elapsed since the start, whatever the clocks do in between."""
        return (at.timestamp() - self._start.timestamp()) / 3600

    def _x(self, at: datetime) -> float:
        return MARGIN + LABEL + self._hours(at) * CELLS_AN_HOUR * (CELL_WIDTH + GAP)

    def _text(self, x: float, y: float, text: str, style: str = "") -> str:
        fill = "" if "fill=" in style else f' fill="{self._tokens["secondary"]}"'
        return f'<text x="{x:.1f}" y="{y:.1f}"{fill} {style}>{escape(text)}</text>'

    def _scale(self) -> Iterator[str]:
        strong = f'font-weight="600" fill="{self._tokens["text"]}"'
        for hour in range(0, self._cells // CELLS_AN_HOUR, HOURS_LABELLED):
            at = datetime.fromtimestamp(self._start.timestamp() + hour * 3600, self._start.tzinfo)
            midnight = at.hour == 0
            label = (
                f"{day(at, self._zone)}, {abbreviation(at, self._zone)}"
                if midnight
                else clock(at, self._zone)
            )
            yield self._text(self._x(at), HEAD - 12, label, strong if midnight else "")

    def _row(self, calendar: Calendar, y: int) -> Iterator[str]:
        person = calendar.person
        yield self._text(MARGIN, y + 11, person.name, f'font-weight="600" fill="{self._tokens["text"]}"')
        yield self._text(
            MARGIN, y + 25, f"{city_of(person.zone)}, {calendar.now_line(self._now)}", 'font-size="10.5"'
        )
        row = strip(calendar, self._start, self._cells, 60 // CELLS_AN_HOUR)
        for number, cell in enumerate(row):
            x = MARGIN + LABEL + number * (CELL_WIDTH + GAP)
            fill = self._tokens[FILLS.get(cell.kind, "night")]
            box = f'x="{x}" y="{y + 2}" width="{CELL_WIDTH}" height="{CELL_HEIGHT}"'
            title = f"<title>{escape(cell.name or cell.kind)}</title>"
            yield f'<rect {box} rx="2" fill="{fill}">{title}</rect>'

    def _now_line(self) -> Iterator[str]:
        x, colour = self._x(self._now), self._tokens["text"]
        yield (
            f'<line x1="{x:.1f}" y1="{HEAD - 6}" x2="{x:.1f}" y2="{self._bottom}" stroke="{colour}" '
            'stroke-width="1.5" stroke-dasharray="3 3"/>'
        )
        label = f"Now {clock(self._now, self._zone)}"
        yield self._text(x, HEAD - 32, label, f'text-anchor="middle" font-weight="600" fill="{colour}"')

    def _legend(self) -> Iterator[str]:
        x = float(MARGIN + LABEL)
        for kind, label in LEGEND.items():
            fill = self._tokens[FILLS.get(kind, "night")]
            yield f'<rect x="{x}" y="{self._bottom + 12}" width="12" height="12" rx="2" fill="{fill}"/>'
            yield self._text(x + 18, self._bottom + 22, label)
            x += 18 + 7 * len(label) + 16
