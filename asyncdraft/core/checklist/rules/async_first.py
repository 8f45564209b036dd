"""Rules against writing as if the reader were there."""

from asyncdraft.core.checklist.rules import calls, fallback, hello

RULES = (hello.RULE, calls.FIRST, calls.AGENDA, fallback.RULE)
