"""Hours per week by verdict as a picture: values in, SVG out."""

from collections.abc import Iterator, Mapping
from html import escape
from math import ceil

from asyncdraft.core.meetings.audit import ORDER, Audit, Week
from asyncdraft.core.meetings.verdict import Choice
from asyncdraft.core.when.writing import day_and_month

FONT = "Inter, 'Segoe UI', 'Helvetica Neue', Arial, sans-serif"
COLOURS = {Choice.REPLACE: "accent", Choice.SHORTEN: "chart_shorten", Choice.KEEP: "chart_keep"}
HEIGHT, HEAD, FOOT, LEFT, RIGHT = 300, 56, 40, 44, 20
LEAST_WIDTH, SLOT, MOST_LABELS = 640, 56, 16
GAP, CORNER = 2, 3
STEPS = (1, 2, 3, 4, 5, 10, 20, 50, 100, 200, 500, 1000)
MOST_LINES = 5


def chart(audit: Audit, tokens: Mapping[str, str]) -> str:
    """`tokens` are the colours of a theme."""
    return "\n".join(_Chart(audit, tokens).lines())


class _Chart:
    def __init__(self, audit: Audit, tokens: Mapping[str, str]) -> None:
        self._audit, self._tokens = audit, tokens
        count = max(len(audit.weeks), 1)
        self._width = max(LEAST_WIDTH, LEFT + RIGHT + min(count, MOST_LABELS) * SLOT)
        self._slot = (self._width - LEFT - RIGHT) / count
        self._bottom = HEIGHT - FOOT
        most = max((week.total for week in audit.weeks), default=0.0)
        self._step = next((step for step in STEPS if most <= step * MOST_LINES), ceil(most / MOST_LINES))
        self._top = max(ceil(most / self._step), 1) * self._step

    def lines(self) -> Iterator[str]:
        yield (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{self._width}" height="{HEIGHT}" '
            f'viewBox="0 0 {self._width} {HEIGHT}" font-family="{FONT}" font-size="12">'
        )
        yield f"<title>{escape(self._spoken())}</title>"
        yield f'<rect width="100%" height="100%" fill="{self._tokens["panel"]}"/>'
        title = f'font-size="14" font-weight="600" fill="{self._tokens["text"]}"'
        yield self._text(LEFT - 24, 26, "Hours per week", title)
        yield from self._legend()
        yield from self._scale()
        for number, week in enumerate(self._audit.weeks):
            yield from self._bar(LEFT + number * self._slot, number, week)
        yield "</svg>"

    def _spoken(self) -> str:
        sums = self._audit.sums
        parts = (f"{choice.value} {sums[choice].hours:.1f}" for choice in ORDER)
        return f"Hours of meetings per week; planned: {', '.join(parts)}"

    def _legend(self) -> Iterator[str]:
        x = self._width - RIGHT - 78 * len(ORDER)
        for choice in ORDER:
            yield self._box(x, 17, 11, 11, choice)
            yield self._text(x + 17, 26, choice.value)
            x += 78

    def _scale(self) -> Iterator[str]:
        for value in range(0, self._top + 1, self._step):
            y, colour = self._y(value), self._tokens["line"]
            yield (
                f'<line x1="{LEFT}" y1="{y:.1f}" x2="{self._width - RIGHT}" y2="{y:.1f}" stroke="{colour}"/>'
            )
            yield self._text(LEFT - 8, y + 4, str(value), 'text-anchor="end"')

    def _bar(self, left: float, number: int, week: Week) -> Iterator[str]:
        width, below = self._slot * 0.62, 0.0
        x = left + (self._slot - width) / 2
        for choice in reversed(ORDER):
            height = (self._bottom - HEAD) * week.hours[choice] / self._top
            if height > GAP:
                yield self._box(x, self._bottom - below - height + GAP, width, height - GAP, choice)
            below += height
        middle = x + width / 2
        every = ceil(len(self._audit.weeks) / MOST_LABELS)
        if number % every:
            return
        day = day_and_month(week.first)
        yield self._text(middle, self._bottom + 20, day, 'text-anchor="middle"')
        if week.total and every == 1:
            style = f'text-anchor="middle" font-weight="600" fill="{self._tokens["text"]}"'
            yield self._text(middle, self._bottom - below - 4, f"{week.total:.1f}", style)

    def _y(self, value: float) -> float:
        return self._bottom - (self._bottom - HEAD) * value / self._top

    def _box(self, x: float, y: float, width: float, height: float, choice: Choice) -> str:
        fill, corner = self._tokens[COLOURS[choice]], min(CORNER, height / 2)
        return (
            f'<rect x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}" rx="{corner:.1f}" '
            f'fill="{fill}"/>'
        )

    def _text(self, x: float, y: float, text: str, style: str = "") -> str:
        fill = "" if "fill=" in style else f'fill="{self._tokens["secondary"]}" '
        return f'<text x="{x:.1f}" y="{y:.1f}" {fill}{style}>{escape(text)}</text>'
