"""A draft as a file, for the commands that take one."""

DRAFT = """\
---
template: handoff
channel: slack
to: [kenji, priya]
subject: 'Blocked: nightly export'
deadline: tue 5pm tokyo
fields: {topic: nightly export, status: blocked}
---
## What
The export stops at row 40,112.

## Why
Billing starts on Friday.

## What I need
Kenji: which encoding is right?
"""
