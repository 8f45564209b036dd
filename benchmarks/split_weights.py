"""Finds the weights of core/split from labelled messages: `python -m benchmarks.split_weights`.

A chain of panes gets the probability that its weights give it among all chains (a conditional random field);
the weights are those under which the labels are likeliest, kept small so that they do not learn by heart.
"""

import math
from collections.abc import Sequence
from pathlib import Path

import msgspec

from asyncdraft.core.draft import PANES
from asyncdraft.core.team import Team
from asyncdraft.storage.library import Library
from benchmarks.labelled import OPEN, read
from benchmarks.split_right import rows_of

WRITTEN = Path(__file__).parent.parent / "resources" / "split.json"
ROUNDS, RATE, SHRINK = 60, 0.2, 0.01
PLACES = range(len(PANES))
Row = tuple[list[str], int]
"""The signs of a sentence, and the place of its pane."""

Table = dict[str, list[float]]


def chance(
    rows: Sequence[Row], weights: Table, behind: Table
) -> tuple[list[list[float]], list[list[list[float]]]]:
    """For each sentence how likely each pane is, and each pair of panes from the sentence before."""
    scores = [
        [sum(weights[sign][at] for sign in signs if sign in weights) for at in PLACES] for signs, _ in rows
    ]
    grows = [[math.exp(behind[one][other]) for other in PLACES] for one in PANES]
    forward = [_share([math.exp(score) for score in scores[0]])]
    for score in scores[1:]:
        sums = [sum(forward[-1][one] * grows[one][other] for one in PLACES) for other in PLACES]
        forward.append(_share([sums[at] * math.exp(score[at]) for at in PLACES]))
    backward = [[1.0] * len(PANES)]
    for score in reversed(scores[1:]):
        later = [math.exp(score[at]) * backward[0][at] for at in PLACES]
        backward.insert(0, _share([sum(grows[one][at] * later[at] for at in PLACES) for one in PLACES]))
    single = [
        _share([a * b for a, b in zip(one, two, strict=True)])
        for one, two in zip(forward, backward, strict=True)
    ]
    pairs = []
    for at in range(1, len(rows)):
        table = [
            [
                forward[at - 1][one] * grows[one][two] * math.exp(scores[at][two]) * backward[at][two]
                for two in PLACES
            ]
            for one in PLACES
        ]
        total = sum(map(sum, table))
        pairs.append([[value / total for value in line] for line in table])
    return single, pairs


def _share(values: list[float]) -> list[float]:
    total = sum(values)
    return [value / total for value in values]


def fit(
    messages: Sequence[Sequence[Row]], rounds: int = ROUNDS, shrink: float = SHRINK
) -> tuple[Table, Table]:
    weights: Table = {}
    for rows in messages:
        for signs, _ in rows:
            weights.update({sign: [0.0] * len(PANES) for sign in signs if sign not in weights})
    behind: Table = {pane.value: [0.0] * len(PANES) for pane in PANES}
    seen = {key: [1e-6] * len(PANES) for key in (*weights, *behind)}
    for _ in range(rounds):
        for table in _slopes(messages, weights, behind, shrink):
            for key, slope in table.items():
                values = weights.get(key) or behind[key]
                for at in PLACES:
                    seen[key][at] += slope[at] ** 2
                    values[at] += RATE * slope[at] / math.sqrt(seen[key][at])
    return weights, behind


def _slopes(messages: Sequence[Sequence[Row]], weights: Table, behind: Table, shrink: float) -> list[Table]:
    """In which direction the labels get likelier."""
    count = sum(map(len, messages))
    by_sign = {sign: [-shrink * count / 10 * value for value in values] for sign, values in weights.items()}
    by_pair = {pane: [-shrink * count / 10 * value for value in values] for pane, values in behind.items()}
    for rows in filter(None, messages):
        single, pairs = chance(rows, weights, behind)
        for (signs, right), likely in zip(rows, single, strict=True):
            for sign in signs:
                for at in PLACES:
                    by_sign[sign][at] += (at == right) - likely[at]
        for (_, before), (_, right), table in zip(rows, rows[1:], pairs, strict=False):
            for one in PLACES:
                for two in PLACES:
                    by_pair[PANES[one].value][two] += (one == before and two == right) - table[one][two]
    return [by_sign, by_pair]


def main() -> None:
    library = Library(Team())
    weights, behind = fit([rows_of(message, library) for message in read(OPEN)])
    tables = {
        "signs": {sign: _rounded(weights[sign]) for sign in sorted(weights)},
        "behind": {pane: _rounded(values) for pane, values in behind.items()},
    }
    WRITTEN.write_bytes(msgspec.json.format(msgspec.json.encode(tables)) + b"\n")


def _rounded(values: Sequence[float]) -> list[float]:
    return [round(value, 2) for value in values]


if __name__ == "__main__":
    main()
