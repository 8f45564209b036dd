"""The page of what is promised of the speed: made of the kept figures, and no miss without a reason."""

from benchmarks import report
from benchmarks.goals import PROMISES, Promise
from benchmarks.harness import Figure, Goal
from benchmarks.page import PAGE, missed, page
from benchmarks.report import KEPT, Run


def figure(median: float, ratio: float) -> Figure:
    return Figure(
        rounds=9, mean=median, median=median, p95=median, p99=median, longest=median, ratio=ratio, noise=0
    )


def promise(*goals: Goal) -> Promise:
    return Promise(
        what="A key", subject="screen", title="keys", name="ours", floor="bare", goals=goals, why="Because."
    )


def run(median: float, ratio: float) -> Run:
    figures = {"screen: keys: ours": figure(median, ratio), "screen: keys: bare": figure(2.0, 1.0)}
    return Run("A machine", figures)


def test_the_page_is_made_of_the_kept_figures() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(report.read(KEPT)), "run ./dev bench --page"


def test_no_miss_is_left_without_a_reason() -> None:
    assert [each.what for each in missed(report.read(KEPT)) if not each.why] == []


def test_no_figure_is_promised_twice() -> None:
    assert len({each.key for each in PROMISES}) == len(PROMISES)


def test_a_promise_that_is_kept_says_nothing_of_reasons() -> None:
    told = page(run(3.0, 1.5), [promise(Goal("ratio", 2), Goal("p99", 4))])
    figures = "| A key | bare: 2.00 ms; p99 2.00 ms | 3.00 ms, 1.50 x; p99 3.00 ms "
    assert f"{figures}| 2 x the floor; p99 4 ms | yes; yes |" in told
    assert "Because." not in told


def test_a_promise_that_is_missed_says_why() -> None:
    told = page(run(3.0, 1.5), [promise(Goal("ratio", 1.4), Goal("p99", 4))])
    assert "**no**; yes" in told
    assert "- **A key.** Because." in told


def test_what_was_never_measured_is_no_miss() -> None:
    assert "not measured yet" in page(Run("A machine", {}), [promise(Goal("ratio", 1))])
    assert list(missed(Run("A machine", {}), [promise(Goal("ratio", 1))])) == []
