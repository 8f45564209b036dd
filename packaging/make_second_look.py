"""Make resources/second_look.json, the weights of the checklist's second look.

    python packaging/make_second_look.py SET.jsonl SET.jsonl ...

Each set is a file of labelled messages, as `asyncdraft check --jsonl` reads them, with `flags` (each with
its `rule`) that have to fire and `may`, which count neither way. For each rule a logistic regression learns
from the signs of a message whether the rule has to fire, on its weights a penalty (no random numbers: the
same sets make the same file). Its threshold is the lowest at which, each set judged by what the others
taught, enough of what it would name is right.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from math import exp, sqrt
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from asyncdraft.core.checklist.catalogue import FLAGS
from asyncdraft.core.checklist.engine import Checklist
from asyncdraft.core.checklist.lexicon import Lexicon
from asyncdraft.core.checklist.message import Recipient, from_text
from asyncdraft.core.checklist.references import ReferenceKind
from asyncdraft.core.checklist.second_look import Opinion, SecondLook, counts
from asyncdraft.core.checklist.survey import Survey
from asyncdraft.core.checklist.verdict import State
from asyncdraft.core.team import Team
from asyncdraft.storage.library import Library
from asyncdraft.storage.resources import read_texts, resources_dir


class Aim(NamedTuple):
    """How many other rules have to find something, and what share of what is named has to be right."""

    least: int
    precision: float


AIMS = {
    "context.link": Aim(2, 0.8),
    "context.specifics": Aim(2, 0.8),
    "context.evidence": Aim(3, 0.9),
    "context.why": Aim(3, 0.9),
}
PENALTY, ROUNDS, LEAST_SEEN, STEP = 10.0, 200, 3, 0.1
BIAS = ""


class Case(NamedTuple):
    """A message to a rule: the signs it is known by, how many others found something, and its label."""

    group: int
    signs: frozenset[str]
    others: int
    is_flagged: bool


def main() -> int:
    sets = [
        list(map(json.loads, Path(name).read_text(encoding="utf-8").splitlines())) for name in sys.argv[1:]
    ]
    library = Library(Team())
    lexicon = Lexicon.parse(read_texts("words"))
    checklist = Checklist(lexicon, library.times)
    kinds = tuple(sorted(name for name in lexicon.families if name[:1] not in "=/")) + tuple(ReferenceKind)
    read = [(group, row, _read(checklist, row, kinds)) for group, rows in enumerate(sets) for row in rows]
    opinions = {rule: _opinion(aim, _cases(rule, read)) for rule, aim in AIMS.items()}
    look = msgspec.json.encode(SecondLook(FLAGS, opinions), order="sorted")
    (resources_dir() / "second_look.json").write_bytes(msgspec.json.format(look, indent=1) + b"\n")
    return 0


def _read(
    checklist: Checklist, row: Mapping[str, Any], kinds: Sequence[str]
) -> tuple[Survey, set[str], set[str]]:
    message = from_text(
        row["text"],
        row["channel"],
        row["kind"],
        sent_at=datetime.fromisoformat(row["sent_at"]),
        sender_zone=row["sender_zone"],
        recipients=tuple(Recipient(to["name"], to.get("zone") or "") for to in row["recipients"]),
    )
    found = {each.rule.id for each in checklist.judge(message).results if each.state is State.FINDING}
    survey = checklist.survey(message)
    return survey, found & FLAGS, {f"says {kind}" for kind in kinds if survey.has(kind)}


def _cases(rule: str, read: Sequence[tuple[int, Mapping[str, Any], Any]]) -> Iterator[Case]:
    for group, row, (survey, found, said) in read:
        is_flagged = any(flag["rule"] == rule for flag in row["flags"])
        if is_flagged or rule not in (row.get("may") or ()):
            others = found - {rule}
            signs = {*said, *(f"finds {other}" for other in others), *counts(survey, others), BIAS}
            yield Case(group, frozenset(signs), len(others), is_flagged)


def _opinion(aim: Aim, found: Iterator[Case]) -> Opinion:
    cases = tuple(found)
    scored: list[tuple[float, bool]] = []
    for group in sorted({case.group for case in cases}):
        weights = _weights([case for case in cases if case.group != group])
        told = (case for case in cases if case.group == group and case.others >= aim.least)
        scored += [(_sum(weights, case.signs), case.is_flagged) for case in told]
    weights = _weights(cases)
    threshold = _threshold(scored, aim.precision) - weights.pop(BIAS)
    kept = {sign: round(weight, 3) for sign, weight in sorted(weights.items()) if abs(weight) >= 0.0005}
    return Opinion(aim.least, round(threshold, 3), kept)


def _threshold(scored: Sequence[tuple[float, bool]], precision: float) -> float:
    lowest = max(score for score, _ in scored) + STEP
    step = lowest
    while step > min(score for score, _ in scored):
        named = [is_flagged for score, is_flagged in scored if score >= step]
        if named and sum(named) >= precision * len(named):
            lowest = step
        step -= STEP
    return lowest


def _weights(cases: Sequence[Case]) -> dict[str, float]:
    """Logistic regression by accelerated gradient descent; what is rare has no weight."""
    seen = Counter(sign for case in cases for sign in case.signs)
    rows = [[sign for sign in case.signs if seen[sign] >= LEAST_SEEN] for case in cases]
    flagged = sum(case.is_flagged for case in cases)
    rarity = sqrt(min(8.0, (len(cases) - flagged) / max(1, flagged)))
    shares = [rarity if case.is_flagged else 1.0 for case in cases]
    rate = 1 / (0.25 * _stretch(rows, shares) + PENALTY)
    weights = dict.fromkeys(sorted(sign for sign, count in seen.items() if count >= LEAST_SEEN), 0.0)
    ahead, pace = dict(weights), 1.0
    for _ in range(ROUNDS):
        slopes = {sign: PENALTY * weight if sign != BIAS else 0.0 for sign, weight in ahead.items()}
        for case, row, share in zip(cases, rows, shares, strict=True):
            error = share * (_likelihood(_sum(ahead, row)) - case.is_flagged)
            for sign in row:
                slopes[sign] += error
        following = {sign: ahead[sign] - rate * slope for sign, slope in slopes.items()}
        swifter = (1 + sqrt(1 + 4 * pace * pace)) / 2
        push = (pace - 1) / swifter
        ahead = {sign: new + push * (new - weights[sign]) for sign, new in following.items()}
        weights, pace = following, swifter
    return weights


def _stretch(rows: Sequence[Sequence[str]], shares: Sequence[float]) -> float:
    """The greatest eigenvalue of the weighted products of signs: how steep the loss can be."""
    vector, length = dict.fromkeys((sign for row in rows for sign in row), 1.0), 1.0
    for _ in range(30):
        following = dict.fromkeys(vector, 0.0)
        for row, share in zip(rows, shares, strict=True):
            along = share * _sum(vector, row)
            for sign in row:
                following[sign] += along
        length = sqrt(sum(value * value for value in following.values()))
        vector = {sign: value / length for sign, value in following.items()}
    return length * 1.01


def _sum(weights: Mapping[str, float], signs: Iterable[str]) -> float:
    return sum(weights.get(sign, 0.0) for sign in sorted(signs))


def _likelihood(score: float) -> float:
    return 1 / (1 + exp(-max(-30.0, min(30.0, score))))


if __name__ == "__main__":
    raise SystemExit(main())
