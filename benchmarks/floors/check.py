"""The floor of `asyncdraft check`: what reads a team and judges a text."""

import argparse  # noqa: F401
import datetime  # noqa: F401

import asyncdraft.core.checklist.catalogue
import asyncdraft.core.checklist.engine
import asyncdraft.core.checklist.second_look
import asyncdraft.core.when.reading
import asyncdraft.storage.library
import asyncdraft.storage.team_folder  # noqa: F401
