"""The weights of the signs, and the likeliest panes of sentences that follow each other.

Each sign speaks for or against each pane by a weight, and so does the pane of the sentence before: people
tell what is, then why it matters, then what they need. The weights were found from labelled messages by
`python -m benchmarks.split_weights`; those messages are in tests/fixtures/split/open.
"""

from collections.abc import Mapping, Sequence

import msgspec

from asyncdraft.core.draft import PANES, Pane

Weights = tuple[float, float, float, float]
"""For What, Why, What I need and the default path forward, in this order."""

NOTHING: Weights = (0.0, 0.0, 0.0, 0.0)


class Model(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`behind` holds the weights of the panes for a sentence behind one of that pane."""

    signs: Mapping[str, Weights]
    behind: Mapping[Pane, Weights]

    def scores(self, signs: Sequence[str], certain: Pane | None = None) -> Weights:
        """`certain` is the pane that a heading gives, whatever the signs say."""
        if certain is not None:
            what, why, need, fallback = (_SURE if pane is certain else 0.0 for pane in PANES)
            return what, why, need, fallback
        found = [self.signs[sign] for sign in signs if sign in self.signs]
        if not found:
            return NOTHING
        what, why, need, fallback = map(sum, zip(*found, strict=True))
        return what, why, need, fallback

    def panes(self, rows: Sequence[Weights]) -> list[Pane]:
        """The likeliest row of panes for sentences with these scores."""
        path = self._likeliest(rows)
        if len(path) >= _LEAST and _WHY not in path:
            best, place = max((self._change(rows, path, place), place) for place in range(1, len(path)))
            if best > _DOUBT:
                path[place] = _WHY
        return [PANES[place] for place in path]

    def _likeliest(self, rows: Sequence[Weights]) -> list[int]:
        if not rows:
            return []
        steps = [self.behind.get(pane, NOTHING) for pane in PANES]
        best: list[float] = list(rows[0])
        origins: list[list[int]] = []
        for row in rows[1:]:
            sums = [[best[at] + steps[at][to] for at in _ALL] for to in _ALL]
            origin = [max(_ALL, key=ways.__getitem__) for ways in sums]
            best = [sums[to][origin[to]] + row[to] for to in _ALL]
            origins.append(origin)
        path = [max(_ALL, key=best.__getitem__)]
        for origin in reversed(origins):
            path.append(origin[path[-1]])
        return path[::-1]

    def _change(self, rows: Sequence[Weights], path: Sequence[int], place: int) -> float:
        """How much likelier the row gets with a reason at this place."""
        before = self.behind.get(PANES[path[place - 1]], NOTHING)
        gained = rows[place][_WHY] - rows[place][path[place]] + before[_WHY] - before[path[place]]
        if place + 1 < len(path):
            own, why = self.behind.get(PANES[path[place]], NOTHING), self.behind.get(Pane.WHY, NOTHING)
            gained += why[path[place + 1]] - own[path[place + 1]]
        return gained


_ALL = range(len(PANES))
_SURE = 20.0
_WHY = PANES.index(Pane.WHY)
_LEAST, _DOUBT = 4, -2.0
"""Most messages of four sentences give a reason once: how much less likely its sentence may be as one."""


def parse(text: str) -> Model:
    """Reads the JSON of a model. Raises msgspec.ValidationError for any other."""
    return msgspec.json.decode(text, type=Model)
