"""How long a message may be, by target."""

LIMITS = {"slack": 4_000, "slack-api": 4_000, "slack-blocks": 13_200, "email": 102_000, "markdown": 65_536}
"""Characters (bytes for "email") beyond which the target cuts, splits or refuses."""


def length(target: str, text: str) -> int:
    """What `LIMITS` counts for this target."""
    return len(text.encode("utf-8", "replace")) if target == "email" else len(text)
