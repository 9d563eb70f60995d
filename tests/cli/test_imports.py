"""What a command does not need it does not wait for."""

from __future__ import annotations

import subprocess
import sys

import pytest

ASK = """
import sys
from stretchtimer.cli import main
try:
    main({arguments!r}, standalone_mode=False)
finally:
    print(*sorted({{name.partition('.')[0] for name in sys.modules}}), file=sys.stderr)
"""


@pytest.mark.parametrize(
    ("arguments", "without"),
    [
        (["list"], {"textual", "rich", "miniaudio"}),
        (["show", "cobra"], {"textual", "rich", "miniaudio"}),
        (["start", "cat-cow", "--plain", "--speed", "1000", "--sound", "none"], {"textual", "rich"}),
        (["--help"], {"textual", "rich", "pydantic", "yaml", "miniaudio"}),
        (["--version"], {"textual", "rich", "pydantic", "yaml", "miniaudio"}),
    ],
    ids=lambda value: value[0] if isinstance(value, list) else "",
)
def test_nothing_heavy_is_imported(arguments, without):
    ended = subprocess.run(
        [sys.executable, "-c", ASK.format(arguments=arguments)],
        capture_output=True,
        text=True,
        timeout=30,
        stdin=subprocess.DEVNULL,
        check=True,
    )
    loaded = set(ended.stderr.split())
    assert "stretchtimer" in loaded
    assert loaded & without == set()
