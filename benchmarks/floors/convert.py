"""The floor of `asyncdraft convert --to slack`: what parses Markdown and writes Slack's."""

import argparse  # noqa: F401

import markdown_it  # noqa: F401
