"""What `stretchtimer list` must not have to load."""

import json
import subprocess
import sys

import pytest

HEAVY = ["textual", "rich", "miniaudio", "click", "platformdirs", "watchfiles", "tree_sitter"]


def loaded_by(statement):
    """The modules that are loaded after a statement, in a Python of its own."""
    code = f"{statement}\nimport json, sys\nprint(json.dumps(sorted(sys.modules)))"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(json.loads(ran.stdout))


@pytest.mark.parametrize(
    "module", ["stretchtimer.library.shelf", "stretchtimer.core.player", "stretchtimer.config"]
)
def test_the_library_comes_without_the_screens_and_the_sound(module):
    found = loaded_by(f"import {module}")
    assert module in found
    assert found.isdisjoint(HEAVY)


def test_the_core_loads_no_yaml():
    assert "yaml" not in loaded_by("import stretchtimer.core.player, stretchtimer.core.check")


def test_a_folder_is_read_without_them_as_well(tmp_path):
    (tmp_path / "a.yaml").write_text("name: A\nsteps: [{name: B, hold: 9}]")
    reading = "from pathlib import Path; from stretchtimer.library.shelf import load"
    reading += f"; assert load(Path({str(tmp_path)!r}), None).routines[0].timeline"
    assert loaded_by(reading).isdisjoint(HEAVY)
