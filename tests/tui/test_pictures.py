"""A few screens as pictures. After a change that is meant: `pytest tests/tui --snapshot-update`, and look."""

from __future__ import annotations

import pytest


@pytest.fixture
def same_picture(snap_compare):
    """Compares what a stage shows once `act` has been played on it with the picture that is kept."""

    def compare(stage, act):
        async def before(pilot):
            stage.pilot = pilot
            await stage.begun()
            await act(stage)
            # The first look in Textual's own time is over.
            await pilot.pause()

        return snap_compare(stage.app, run_before=before, terminal_size=(80, 24))

    return compare


def test_library(stage, same_picture):
    async def mark(stage):
        await stage.press("down")

    assert same_picture(stage(), mark)


def test_playing(stage, same_picture):
    async def hold(stage):
        await stage.wait(8.5)

    assert same_picture(stage(play="small"), hold)


def test_paused(stage, same_picture):
    async def pause(stage):
        await stage.wait(8.5)
        await stage.press("space")
        await stage.wait(12)

    assert same_picture(stage(play="small"), pause)


def test_finished(stage, same_picture):
    async def finish(stage):
        await stage.wait(80)

    assert same_picture(stage(play="small"), finish)
