"""The floor of `asyncdraft when`: what reads a time, and the working time and holidays of a team."""

import argparse  # noqa: F401
import datetime  # noqa: F401

import holidays.countries
import holidays.utils  # noqa: F401

import asyncdraft.core.when.landing
import asyncdraft.core.when.reading
import asyncdraft.core.when.sentences
import asyncdraft.core.when.working
import asyncdraft.core.when.writing
import asyncdraft.storage.library
import asyncdraft.storage.team_folder  # noqa: F401
