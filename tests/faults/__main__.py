"""`./dev faults [SERIES [COUNT]]`: what the program must survive, in full; each series prints its counts."""

import sys

from tests.faults import disk, edits, fuzz, kill, send, team

SERIES = {
    "disk": disk.main,
    "fuzz": fuzz.main,
    "edits": edits.main,
    "kill": kill.main,
    "team": team.main,
    "send": send.main,
}


def main(arguments: list[str]) -> int:
    if not arguments:
        return max(series([]) for series in SERIES.values())
    if arguments[0] not in SERIES:
        print(f"There is no series {arguments[0]}; there are {', '.join(SERIES)}.", file=sys.stderr)  # noqa: T201
        return 2
    return SERIES[arguments[0]](arguments[1:])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
