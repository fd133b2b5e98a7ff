"""The archived feed, killed at random moments while it publishes pages of a few items, ends as if nobody had."""

import importlib.util
import random
import sys
from pathlib import Path

import attrs

from zfgk_portal_feed import EXPORTER

KILLS = 20


def loop():
    tools = Path(__file__).parents[3] / "tools"
    specification = importlib.util.spec_from_file_location("zfgk_kill_loop", tools / "kill_loop.py")
    module = importlib.util.module_from_spec(specification)
    sys.modules[specification.name] = module
    specification.loader.exec_module(module)
    return module


def test_kills_at_random_moments_leave_no_trace():
    small = attrs.evolve(EXPORTER, sample_config={**EXPORTER.sample_config, "items": 3})
    came = loop().torment(small, KILLS, random.Random("pages"))
    assert came.kills >= KILLS
