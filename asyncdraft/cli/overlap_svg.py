"""The overlap viewer as a picture: values in, SVG out."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from html import escape

from asyncdraft.core.when.overlap import Cell, clock_changes, strip
from asyncdraft.core.when.wording import weekday_clock
from asyncdraft.core.when.working import Calendar
from asyncdraft.core.when.writing import STYLE, Style, clock, day
from asyncdraft.core.when.zones import abbreviation, city_of

CELLS_AN_HOUR = 2
HATCHED = ("holiday", "off")
CELL_WIDTH, CELL_HEIGHT, GAP = 9, 22, 1
ROW, LABEL, HEAD, FOOT, MARGIN = 34, 220, 62, 34, 20
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
    "holiday": "holiday or day off",
}


def picture(
    calendars: Sequence[Calendar],
    zone: str,
    days: int,
    now: datetime,
    tokens: Mapping[str, str],
    deadline: datetime | None = None,
    style: Style = STYLE,
) -> str:
    """`days` days from today on the clock of `zone`. `tokens` are the colours of a theme."""
    return "\n".join(_Drawing(calendars, zone, days, now, tokens, deadline, style).lines())


class _Drawing:
    def __init__(
        self,
        calendars: Sequence[Calendar],
        zone: str,
        days: int,
        now: datetime,
        tokens: Mapping[str, str],
        deadline: datetime | None,
        style: Style,
    ) -> None:
        self._deadline = deadline
        self._style = style
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
        yield from self._deadline_line()
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
                else clock(at, self._zone, self._style)
            )
            yield self._text(self._x(at), HEAD - 12, label, strong if midnight else "")

    def _row(self, calendar: Calendar, y: int) -> Iterator[str]:
        person = calendar.person
        yield self._text(MARGIN, y + 11, person.name, f'font-weight="600" fill="{self._tokens["text"]}"')
        yield self._text(
            MARGIN, y + 25, f"{city_of(person.zone)}, {self._now_words(calendar)}", 'font-size="10.5"'
        )
        row = strip(calendar, self._start, self._cells, 60 // CELLS_AN_HOUR)
        for number, cell in enumerate(row):
            x = MARGIN + LABEL + number * (CELL_WIDTH + GAP)
            fill = self._tokens[FILLS.get(cell.kind, "night")]
            box = f'x="{x}" y="{y + 2}" width="{CELL_WIDTH}" height="{CELL_HEIGHT}"'
            title = f"<title>{escape(cell.name or cell.kind)}</title>"
            yield f'<rect {box} rx="2" fill="{fill}">{title}</rect>'
            if cell.kind in HATCHED:
                yield self._hatch(x, y + 2)
        yield from self._names(row, y)
        end = self._start + timedelta(hours=self._cells / CELLS_AN_HOUR)
        for change in clock_changes(person.zone, self._start, end):
            yield self._diamond(self._x(change.at), y + 2 + CELL_HEIGHT / 2, change.text)

    def _names(self, row: Sequence[Cell], y: int) -> Iterator[str]:
        """What a holiday is called, where it begins."""
        for number, cell in enumerate(row):
            if not cell.name or (number and row[number - 1].name == cell.name):
                continue
            x = MARGIN + LABEL + number * (CELL_WIDTH + GAP) + 5
            width, fill = 6.4 * len(cell.name) + 8, self._tokens["holiday_ground"]
            yield f'<rect x="{x}" y="{y + 6}" width="{width:.1f}" height="14" rx="3" fill="{fill}"/>'
            style = f'font-size="11" font-weight="600" fill="{self._tokens["warn"]}"'
            yield self._text(x + 4, y + 17, cell.name, style)

    def _now_words(self, calendar: Calendar) -> str:
        return calendar.now_line(self._now, self._style)

    def _hatch(self, x: float, top: float) -> str:
        """State never rests on colour alone."""
        colour, rise = self._tokens["holiday_hatch"], CELL_WIDTH
        steps = range(rise - 1, CELL_HEIGHT + 1, rise - 2)
        path = " ".join(f"M{x} {top + step}l{CELL_WIDTH} -{rise}" for step in steps)
        return f'<path d="{path}" stroke="{colour}" stroke-width="1.4" fill="none"/>'

    def _diamond(self, x: float, y: float, text: str) -> str:
        shape = f"M{x:.1f} {y - 6:.1f}l6 6l-6 6l-6 -6z"
        colours = f'fill="{self._tokens["panel"]}" stroke="{self._tokens["bad"]}"'
        return f'<path d="{shape}" {colours} stroke-width="1.5"><title>{escape(text)}</title></path>'

    def _deadline_line(self) -> Iterator[str]:
        if self._deadline is None or not 0 <= self._hours(self._deadline) * CELLS_AN_HOUR <= self._cells:
            return
        x, colour = self._x(self._deadline), self._tokens["accent"]
        yield (
            f'<line x1="{x:.1f}" y1="{HEAD - 28}" x2="{x:.1f}" y2="{self._bottom}" stroke="{colour}" '
            'stroke-width="2"/>'
        )
        label = f"Deadline {weekday_clock(self._deadline, self._zone, self._style)}"
        width = 7 * len(label) + 18
        left = min(max(x - width / 2, 2), self._width - width - 2)
        yield f'<rect x="{left:.1f}" y="2" width="{width}" height="18" rx="9" fill="{colour}"/>'
        style = f'text-anchor="middle" font-weight="600" fill="{self._tokens["on_accent"]}"'
        yield self._text(left + width / 2, 15, label, style)

    def _now_line(self) -> Iterator[str]:
        x, colour = self._x(self._now), self._tokens["text"]
        yield (
            f'<line x1="{x:.1f}" y1="{HEAD - 6}" x2="{x:.1f}" y2="{self._bottom}" stroke="{colour}" '
            'stroke-width="1.5" stroke-dasharray="3 3"/>'
        )
        label = f"Now {clock(self._now, self._zone, self._style)}"
        yield self._text(
            max(x, self._x(self._start)),
            HEAD - 28,
            label,
            f'text-anchor="middle" font-weight="600" fill="{colour}"',
        )

    def _legend(self) -> Iterator[str]:
        x = float(MARGIN + LABEL)
        for kind, label in LEGEND.items():
            fill = self._tokens[FILLS.get(kind, "night")]
            yield f'<rect x="{x}" y="{self._bottom + 12}" width="12" height="12" rx="2" fill="{fill}"/>'
            if kind in HATCHED:
                colour = self._tokens["holiday_hatch"]
                path = f"M{x} {self._bottom + 18}l6 -6m-6 12l12 -12m-6 12l6 -6"
                yield f'<path d="{path}" stroke="{colour}" stroke-width="1.4"/>'
            yield self._text(x + 18, self._bottom + 22, label)
            x += 18 + 7 * len(label) + 16
