"""A verdict as it is listed: what is missing leads, then what is open, and wording comes last."""

from collections import Counter

from asyncdraft.core.checklist.finding import Finding, Severity
from asyncdraft.core.checklist.rule import GROUP_TITLES, Group
from asyncdraft.core.checklist.verdict import Result, State, Verdict

Name = tuple[str, int]
"""A finding's mark and its number among those of the same mark, so that it is found again after an edit."""

NO_NAME: Name = ("", 0)
GRAVITY = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.HINT: 2}


def applying(verdict: Verdict) -> list[Result]:
    return [result for result in verdict.results if result.state is not State.NOT_APPLICABLE]


def sections(verdict: Verdict) -> dict[str, list[Result]]:
    """Groups other than wording; what is missing leads, then what is open."""
    groups: dict[Group, list[Result]] = {}
    for result in applying(verdict):
        if not result.rule.is_polish:
            groups.setdefault(result.rule.group, []).append(result)
    ordered = sorted(groups.items(), key=lambda group: min(map(_urgency, group[1])))
    return {GROUP_TITLES[group]: sorted(results, key=_urgency) for group, results in ordered}


def _urgency(result: Result) -> tuple[int, int]:
    """What is missing, then what is said badly, then what is well; the gravest of each first."""
    if not result.findings:
        return 2, 0
    return min((1 - each.is_absence, GRAVITY[each.severity]) for each in result.findings)


def listed(verdict: Verdict) -> dict[Finding, Name]:
    """What is open, in the order in which it is listed."""
    polish = [result for result in verdict.results if result.rule.is_polish]
    results = [result for group in sections(verdict).values() for result in group] + polish
    seen: Counter[str] = Counter()
    names: dict[Finding, Name] = {}
    for finding in (finding for result in results for finding in result.findings):
        names[finding] = (finding.mark, seen[finding.mark])
        seen[finding.mark] += 1
    return names
