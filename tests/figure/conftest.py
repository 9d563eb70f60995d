import pytest

from stretchtimer.files.places import bundled
from stretchtimer.library.figures import read_figures


@pytest.fixture(scope="session")
def figures():
    return read_figures(bundled("routines") / "figures")
