"""The processor time of scanning a 200-word message, and proof that hostile texts cost in proportion.

Run as `python benchmarks/reading.py`.
"""

import random
import re
import sys
from datetime import datetime
from pathlib import Path
from time import process_time
from zoneinfo import ZoneInfo

from asyncdraft.core.when.cities import Cities
from asyncdraft.core.when.reading import TimeReader

ROOT = Path(__file__).resolve().parent.parent
FIXTURES = ROOT / "tests" / "fixtures" / "when"
NOW = datetime(2026, 11, 23, 15, 46, tzinfo=ZoneInfo("Europe/London"))
WORDS = 200
MESSAGES = 60
RUNS = 5
PLAIN = (
    "The migration went through and both replicas caught up without any help from us.",
    "I read the design twice and I like where it goes, apart from the way errors travel back to the caller.",
    "Could you look at the failing check and tell me whether the new cache is to blame?",
    "Nothing here blocks the release, yet I would rather fix it while the details are fresh.",
    "The customer sees a blank page after the second click, and the log has no trace of it.",
    "My preference is the smaller change, since it can be taken back without touching the schema.",
)
HOSTILE = {
    "10,000 numbers": "7 12 2026 " * 3_334,
    "1 MB without a space": "a" * 1_000_000,
    "1 MB of digits": "1" * 1_000_000,
    "1 MB of clocks without a space": "1:" * 500_000,
    "5,000 open brackets": "3pm (" * 5_000,
}


def sentences() -> list[str]:
    with_times = re.findall(
        r"^\| (.*\*\*.*) \| .+ \|$", (FIXTURES / "times.md").read_text("utf-8"), re.MULTILINE
    )
    without = re.findall(r"^- (.+)$", (FIXTURES / "no_times.md").read_text("utf-8"), re.MULTILINE)
    return [*(sentence.replace("**", "") for sentence in with_times[::4]), *without, *PLAIN * 8]


def messages() -> list[str]:
    """Of 200 words each: plain text, what looks like times, and a few times."""
    pool, choice = sentences(), random.Random(1)
    found = []
    for _ in range(MESSAGES):
        words: list[str] = []
        while len(words) < WORDS:
            words += choice.choice(pool).split()
        found.append(" ".join(words[:WORDS]))
    return found


def milliseconds(reader: TimeReader, text: str) -> float:
    start = process_time()
    reader.scan(text, NOW)
    return (process_time() - start) * 1000


def main() -> None:
    cities = Cities.parse((ROOT / "resources" / "cities.tsv.gz").read_bytes())
    reader = TimeReader(lambda: cities)
    reader.scan("Friday 3pm Tokyo", NOW)
    best = sorted(min(milliseconds(reader, text) for _ in range(RUNS)) for text in messages())
    median, p95 = best[MESSAGES // 2], best[MESSAGES * 95 // 100]
    sys.stdout.write(f"{'200 words':<32} median {median:6.2f} ms   p95 {p95:6.2f} ms\n")
    for name, text in HOSTILE.items():
        half, whole = (milliseconds(reader, text[:size]) for size in (len(text) // 2, len(text)))
        sys.stdout.write(f"{name:<32} half   {half:6.0f} ms   whole {whole:6.0f} ms\n")


if __name__ == "__main__":
    main()
