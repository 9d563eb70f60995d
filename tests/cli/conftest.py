"""The command line, called in this process, with an empty home."""

from __future__ import annotations

import signal

import pytest
from click.testing import CliRunner

from stretchtimer.cli import main


@pytest.fixture(autouse=True)
def own_home(tmp_path_factory, monkeypatch):
    """No settings or routines of the developer's own."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("STRETCHTIMER_HOME", str(home))
    return home


@pytest.fixture
def run(monkeypatch):
    """Calls a command; says what it printed and how it ended."""
    # The handlers belong to the tests' process.
    monkeypatch.setattr(signal, "signal", lambda *_: None)
    return lambda *arguments: CliRunner().invoke(
        main, [str(each) for each in arguments], catch_exceptions=False
    )


@pytest.fixture
def own_file(own_home):
    """Writes one of the person's own files."""

    def write(name, text):
        path = own_home / "routines" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    return write
