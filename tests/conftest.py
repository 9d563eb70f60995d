"""What every test needs: no settings or routines of the developer's own, and the profiles of hypothesis."""

import os

import pytest
from hypothesis import HealthCheck, settings

_SLOW_IS_FINE = [HealthCheck.too_slow, HealthCheck.data_too_large]

# Deadlines measure a busy machine and not the program.
settings.register_profile("quick", max_examples=60, deadline=None, suppress_health_check=_SLOW_IS_FINE)
settings.register_profile("thorough", max_examples=500, deadline=None, suppress_health_check=_SLOW_IS_FINE)
# The same examples each time: a red build is then somebody's change and not luck.
settings.register_profile("ci", settings.get_profile("quick"), derandomize=True, print_blob=True)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE") or ("ci" if os.environ.get("CI") else "quick"))


@pytest.fixture(autouse=True)
def own_home(tmp_path_factory, monkeypatch):
    """An empty folder in place of the developer's own routines and settings."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("STRETCHTIMER_HOME", str(home))
    return home


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    """Where everything is there that the tests need, a test that skips is a test that is missing."""
    report = yield
    if report.skipped and os.environ.get("STRETCHTIMER_NO_SKIP"):
        report.outcome = "failed"
        report.longrepr = f"{item.nodeid} was skipped: {report.longrepr}"
    return report
