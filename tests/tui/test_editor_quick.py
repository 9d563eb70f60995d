"""Quick changes: a key each, in the file at once, and nothing else in the file touched."""

import pytest

from stretchtimer.files import places

from .editing_stage import MINE, acting

BUNDLED = places.bundled("routines")


def said(stage):
    return (stage.own / "mine.yaml").read_bytes().decode()


async def test_a_hold_is_lengthened_in_a_few_keys_and_the_comment_stays():
    async with acting(mine=MINE) as stage:
        await stage.quick("Mine")
        await stage.press("plus", "plus", "minus", "plus")
        assert said(stage) == MINE.replace("hold: 20s", "hold: 30s")
        assert stage.shows("Cobra  30 s, 2 rounds")
        assert stage.shows("20 s more")


@pytest.mark.parametrize(
    ("keys", "was", "becomes"),
    [
        (("r",), "# slowly\n", "# slowly\n    rounds: 3\n"),
        (("down", "minus"), "10s", "5s"),
        (("down", "down", "plus"), "repeat: 2", "repeat: 3"),
        (("down", "down", "R"), "repeat: 2", "repeat: 1"),
        (("down", "down", "down", "minus"), "cat-cow\n", "cat-cow\n        breaths: 5\n"),
        (("down", "alt+up"), "  - stretch: cobra     # slowly\n    hold: 20s\n  - {rest: 10s}\n",
         "  - {rest: 10s}\n  - stretch: cobra     # slowly\n    hold: 20s\n"),
        (("down", "x"), "  - {rest: 10s}\n", ""),
        (("down", "d"), "  - {rest: 10s}\n", "  - {rest: 10s}\n  - {rest: 10s}\n"),
        (("p",), "    hold: 20s\n", "    hold: 20s\n  - rest: 15s\n"),
        (("0",), "    hold: 20s\n", ""),
    ],
)  # fmt: skip
async def test_every_key_changes_its_characters_and_no_others(keys, was, becomes):
    async with acting(mine=MINE) as stage:
        await stage.quick("Mine")
        await stage.press(*keys)
        assert said(stage) == MINE.replace(was, becomes)
        await stage.press("ctrl+z")
        assert said(stage) == MINE
        await stage.press("ctrl+y")
        assert said(stage) == MINE.replace(was, becomes)


async def test_a_stretch_is_found_by_typing_and_added_behind_the_marked_step():
    async with acting(mine=MINE) as stage:
        await stage.quick("Mine")
        await stage.press("a")
        await stage.see("StretchPicker")
        await stage.press(*"supine ham")
        assert stage.shows("Lying Hamstring Stretch")
        assert any("⣿" in line or "⣀" in line for line in stage.lines()), "its figure stands beside it"
        await stage.press("enter")
        await stage.see("QuickScreen")
        assert said(stage) == MINE.replace("hold: 20s\n", "hold: 20s\n  - stretch: supine-hamstring\n")
        assert stage.screen._sheet.marked == (1,)


async def test_the_first_change_of_what_came_with_the_program_makes_a_copy_and_says_so():
    before = (BUNDLED / "cobra.yaml").read_bytes()
    async with acting() as stage:
        await stage.quick("Cobra")
        assert stage.shows("Came with the program; your first")
        assert not (stage.own / "cobra.yaml").exists()
        await stage.press("r", "r")
        assert (BUNDLED / "cobra.yaml").read_bytes() == before
        assert (stage.own / "cobra.yaml").exists()
        assert stage.toasts() == [f"This is your own copy now: {stage.own / 'cobra.yaml'}"]
        await stage.press("escape")
        library = await stage.see("LibraryScreen")
        assert library.marked().path == stage.own / "cobra.yaml"


async def test_one_sitting_keeps_one_version():
    async with acting(mine=MINE) as stage:
        await stage.quick("Mine")
        await stage.press("plus", "plus", "plus")
        (version,) = stage.desk.versions(stage.own / "mine.yaml")
        assert version.path.read_text() == MINE


async def test_what_cannot_be_is_said_and_nothing_is_written():
    async with acting(mine=MINE) as stage:
        await stage.quick("Mine")
        await stage.press("alt+up")
        assert stage.toasts() == ["It is the first step of the routine already."]
        assert said(stage) == MINE


async def test_what_cannot_be_written_is_said_and_not_shown_as_done(monkeypatch):
    async with acting(mine=MINE) as stage:
        await stage.quick("Mine")

        def full(_handle):
            raise OSError(28, "No space left on device")

        monkeypatch.setattr("stretchtimer.files.writing.os.fsync", full)
        await stage.press("plus")
        monkeypatch.undo()
        assert said(stage) == MINE
        assert "the disk is full; nothing was changed" in stage.toasts()[0]
        assert stage.shows("Cobra  20 s")
        assert not stage.shows("Cobra  25 s")


@pytest.mark.parametrize(("key", "kept"), [("m", "theirs"), ("t", "mine"), ("escape", None)])
async def test_changed_here_and_outside_it_asks_and_drops_nothing(key, kept):
    theirs = MINE.replace("cobra", "sphinx")
    mine = MINE.replace("20s", "25s")
    async with acting(mine=MINE) as stage:
        await stage.quick("Mine")
        (stage.own / "mine.yaml").write_text(theirs)
        await stage.press("plus")
        await stage.see("Choice")
        assert stage.shows("mine.yaml was changed outside too")
        await stage.press("d")
        await stage.see("Choice")
        assert stage.shows("-   - stretch: sphinx")
        await stage.press(key)
        await stage.see("QuickScreen")
        assert said(stage) == (mine if key == "m" else theirs)
        texts = {version.path.read_text() for version in stage.desk.versions(stage.own / "mine.yaml")}
        assert texts == ({theirs} if kept == "theirs" else {mine} if kept == "mine" else set())


async def test_changed_outside_alone_it_is_read_again():
    async with acting(mine=MINE) as stage:
        await stage.quick("Mine")
        (stage.own / "mine.yaml").write_text(MINE.replace("cobra", "sphinx"))
        await stage.look_at_files()
        assert stage.shows("Sphinx  20 s")
        await stage.press("plus")
        assert said(stage) == MINE.replace("cobra", "sphinx").replace("20s", "25s")


async def test_the_list_and_the_preview_follow_changes_outside():
    async with acting(mine=MINE) as stage:
        await stage.mark("Mine")
        assert stage.shows("1. Cobra")
        (stage.own / "mine.yaml").write_text(MINE.replace("cobra", "sphinx"))
        (stage.own / "new.yaml").write_text(MINE.replace("Mine", "Fresh one"))
        await stage.look_at_files()
        assert stage.shows("1. Sphinx"), "the same one is marked still"
        assert any(file.name == "Fresh one" for file in stage.screen._shown)
        (stage.own / "mine.yaml").unlink()
        await stage.look_at_files()
        assert not any(file.name == "Mine" for file in stage.screen._shown)


async def test_while_playing_the_rest_is_changed_and_the_clock_stands():
    async with acting(mine=MINE) as stage:
        await stage.mark("Mine")
        await stage.press("enter")
        playing = await stage.see("PlayingScreen")
        for _ in range(200):
            if stage.sessions[0].state == "running":
                break
            await stage.pilot.pause(0.01)
        stage.now += 2
        await stage.press("e")
        await stage.see("QuickScreen")
        session = stage.sessions[0]
        assert session.state == "paused"
        total = session.timeline.length
        await stage.press("down", "plus", "escape")
        assert await stage.see("PlayingScreen") is playing
        assert session.timeline.length == total + 5
        assert said(stage) == MINE.replace("10s", "15s")
        await stage.press("space")
        assert session.state == "settling"


async def test_new_copy_rename_and_delete_from_the_library():
    async with acting() as stage:
        await stage.press("n")
        await stage.see("NameQuestion")
        await stage.press(*"Abend", "enter")
        await stage.see("QuickScreen")
        assert (stage.own / "abend.yaml").exists()
        await stage.press("escape")
        await stage.see("LibraryScreen")
        await stage.press("f2")
        await stage.see("NameQuestion")
        await stage.press(*"Nacht", "enter")
        library = await stage.see("LibraryScreen")
        await stage.pilot.pause(0.05)
        assert library.marked().name == "Nacht"
        await stage.press("d")
        await stage.see("NameQuestion")
        await stage.press("enter")
        await stage.see("QuickScreen")
        await stage.press("escape")
        await stage.see("LibraryScreen")
        assert sorted(path.name for path in stage.own.glob("*.yaml")) == ["nacht-copy.yaml", "nacht.yaml"]
        await stage.press("delete")
        await stage.see("Choice")
        await stage.press("y")
        await stage.see("LibraryScreen")
        await stage.pilot.pause(0.05)
        assert [path.name for path in stage.own.glob("*.yaml")] == ["nacht.yaml"]
        assert len(stage.desk.versions(stage.own / "nacht-copy.yaml")) == 1


@pytest.mark.parametrize("size", [(40, 12), (80, 24), (200, 60)])
async def test_the_steps_are_there_at_any_size(size):
    async with acting(size=size, mine=MINE) as stage:
        await stage.quick("Mine")
        assert stage.shows("Cobra  20 s, 2 rounds")


async def test_ctrl_c_leaves_the_program_as_everywhere_and_all_is_saved():
    async with acting(mine=MINE) as stage:
        await stage.quick("Mine")
        await stage.press("plus")
        await stage.pilot.press("ctrl+c")
        assert stage.app._exit
        assert said(stage) == MINE.replace("20s", "25s")
