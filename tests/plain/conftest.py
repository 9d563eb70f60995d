"""No settings or routines of the developer's own."""

from __future__ import annotations

import pytest


@pytest.fixture(autouse=True)
def own_home(tmp_path_factory, monkeypatch):
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("STRETCHTIMER_HOME", str(home))
    return home
