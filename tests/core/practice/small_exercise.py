"""A sound exercise, as small as one can be, for tests to change."""

SMALL = """---
title: Small
theme: low-context
minutes: 5
reader: priya
writer: {zone: Europe/London, hours: {mon-fri: ["09:00-17:30"]}}
people:
  priya: {name: Priya Rao, zone: Asia/Kolkata, hours: {mon-fri: ["10:00-18:30"]}}
now: 2026-11-23T15:46
trains: [ask.owner]
kind: rewrite
---
## Situation
PAY-431 stops.
## Message
Can [someone]{1} look?

## Failures
1. Nobody owns it.

## Criteria
- names: PAY-431 -- She finds it.

## Model answer
The answer.

## Tiers
### First
One.
### Second
Two.
### Third
Three.
"""
