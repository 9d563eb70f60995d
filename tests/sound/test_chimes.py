from __future__ import annotations

import subprocess
import sys
from itertools import combinations
from pathlib import Path

import pytest

from stretchtimer.sound.clips import read_bank

ROOT = Path(__file__).parents[2]
NAMES = (
    *("ready", "count", "count-in", "count-out", "begin", "half", "end", "switch", "rest", "wait", "finish"),
    *("inhale", "exhale", "lift", "steady", "lower"),
    *(f"tone-{nth}" for nth in range(1, 7)),
)
LONG = {"begin", "rest", "finish"}

BANK = read_bank(ROOT / "sounds")


def test_there_is_one_for_each_moment():
    assert BANK.problems == ()
    assert sorted(BANK.clips) == sorted(NAMES)


def test_they_are_what_the_script_makes():
    script = ROOT / "tools" / "make_chimes.py"
    run = subprocess.run([sys.executable, script, "--check"], capture_output=True, text=True, check=False)
    assert (run.returncode, run.stdout) == (0, "")


@pytest.mark.parametrize("name", NAMES)
def test_a_chime_neither_clips_nor_clicks(name):
    samples = BANK.clips[name].samples
    assert 1500 < max(map(abs, samples)) < 32767 * 0.5
    assert abs(samples[0]) <= 2
    assert abs(samples[-1]) <= 2


@pytest.mark.parametrize("name", sorted(set(NAMES) - LONG))
def test_a_short_chime_is_over_before_the_next_second(name):
    assert BANK.clips[name].seconds <= 0.9


def test_no_two_chimes_sound_alike():
    def likeness(a, b):
        pairs = list(zip(a.samples[::3], b.samples[::3], strict=False))
        energy = sum(x * x for x in a.samples[::3]) * sum(x * x for x in b.samples[::3])
        return abs(sum(x * y for x, y in pairs)) / energy**0.5

    for one, other in combinations(NAMES, 2):
        assert likeness(BANK.clips[one], BANK.clips[other]) < 0.8, (one, other)
