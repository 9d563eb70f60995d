"""The editor: what is typed, what is proposed, what is wrong, what is saved, and what survives."""

import pytest

from stretchtimer.files.versions import Unsaved
from stretchtimer.tui.yaml_area import YamlText

from .editing_stage import MINE, acting


def said(stage):
    return (stage.own / "mine.yaml").read_bytes().decode()


async def edit(stage, name="Mine"):
    await stage.mark(name)
    await stage.press("t")
    return await stage.see("EditorScreen")


async def type_(stage, text):
    for line in text.split("\n"):
        await stage.press(*line)
        if line != text.split("\n")[-1]:
            await stage.press("enter")


async def test_the_text_has_colours_and_the_routine_stands_beside_it():
    async with acting(mine=MINE) as stage:
        screen = await edit(stage)
        area = screen.query_one(YamlText)
        assert area._highlights, "tree-sitter has found something to colour"
        assert stage.shows("Mine, 3 min 35 s")
        assert stage.shows("3. Cat-Cow  6 breaths")


async def test_what_is_typed_is_played_beside_it_and_saved_only_when_asked():
    async with acting(mine=MINE) as stage:
        await edit(stage)
        await stage.press("ctrl+end")
        await type_(stage, "  - stretch: sphinx")
        assert stage.shows("4. Sphinx")
        assert stage.shows("● not saved")
        assert said(stage) == MINE
        await stage.press("ctrl+s")
        assert said(stage) == MINE + "  - stretch: sphinx"
        assert not stage.shows("● not saved")
        (version,) = stage.desk.versions(stage.own / "mine.yaml")
        assert version.path.read_text() == MINE


async def test_an_error_is_told_while_typing_at_its_line_and_f8_goes_there():
    async with acting(mine=MINE) as stage:
        screen = await edit(stage)
        await stage.press("ctrl+end")
        await type_(stage, "  - stretch: cobra\nhodl: 3")
        assert any(line.startswith("11") and "◂ !" in line for line in stage.lines())
        assert stage.shows('11  nobody knows the key "hodl"; did you')
        await stage.press("ctrl+home", "f8")
        assert screen.query_one(YamlText).cursor_location == (10, 4)
        await stage.press("ctrl+s")
        assert "Saved, with errors" in stage.toasts()


async def test_keys_and_stretches_are_proposed_and_taken_with_tab():
    async with acting(mine=MINE) as stage:
        screen = await edit(stage)
        await stage.press("ctrl+end", *"  - str")
        assert any(line.strip().startswith("stretch:") for line in stage.lines())
        await stage.press("tab", *"half")
        assert stage.shows("half-kneeling-hip-flexor")
        await stage.press("tab")
        assert screen.query_one(YamlText).text.endswith("  - stretch: half-kneeling-hip-flexor")


async def test_escape_closes_the_proposals_first_and_then_goes_back():
    async with acting(mine=MINE) as stage:
        screen = await edit(stage)
        await stage.press("ctrl+end", *"  - s")
        await stage.press("escape")
        assert stage.screen is screen
        await stage.press("backspace", "backspace", "backspace", "backspace", "backspace")
        await stage.press("escape")
        await stage.see("LibraryScreen")


async def test_from_a_step_to_its_line_and_back():
    async with acting(mine=MINE) as stage:
        screen = await edit(stage)
        area, steps = screen.query_one(YamlText), screen.query_one("#steps")
        await stage.press("f4", "down", "down", "down", "enter")
        assert area.cursor_location == (8, 0)
        assert area.has_focus
        await stage.press("alt+up", "alt+up")
        assert area.cursor_location == (5, 0)
        assert steps.highlighted == 1
        await stage.press("alt+up")
        assert steps.highlighted == 0


async def test_f5_plays_the_step_under_the_cursor_and_comes_back():
    async with acting(mine=MINE) as stage:
        screen = await edit(stage)
        await stage.press("ctrl+end", "up")
        await stage.press("f5")
        await stage.see("PlayingScreen")
        assert [step.name for step in stage.sessions[0].timeline.steps] == ["Cat-Cow"]
        await stage.press("q")
        await stage.see("StopQuestion")
        await stage.press("y")
        await stage.see("FinishedScreen")
        await stage.press("enter")
        assert await stage.see("EditorScreen") is screen


async def test_undo_and_copy_are_the_editors_while_it_is_open():
    async with acting(mine=MINE) as stage:
        screen = await edit(stage)
        await stage.press("x", "ctrl+z")
        assert screen.query_one(YamlText).text == MINE
        await stage.press("ctrl+c")
        assert stage.screen is screen, "it does not leave the program"


@pytest.mark.parametrize(("key", "file"), [("s", "x" + MINE), ("l", MINE)])
async def test_leaving_asks_for_what_is_not_saved_and_loses_it_neither_way(key, file):
    async with acting(mine=MINE) as stage:
        await edit(stage)
        await stage.press("x", "escape")
        await stage.see("Choice")
        await stage.press(key)
        await stage.see("LibraryScreen")
        assert said(stage) == file
        texts = [version.path.read_text() for version in stage.desk.versions(stage.own / "mine.yaml")]
        assert texts == (["x" + MINE] if key == "l" else [MINE])
        assert stage.desk.unsaved(stage.own / "mine.yaml") is None


async def test_a_killed_program_offers_what_was_not_saved_again():
    async with acting(mine=MINE) as stage:
        path = stage.own / "mine.yaml"
        stage.desk.keep_unsaved(path, Unsaved("# typed\n" + MINE, MINE))
        await stage.mark("Mine")
        await stage.press("t")
        await stage.see("Choice")
        assert stage.shows("There is text here that was not saved")
        assert stage.shows("+ # typed")
        await stage.press("t")
        screen = await stage.see("EditorScreen")
        assert screen.query_one(YamlText).text == "# typed\n" + MINE
        assert stage.shows("● not saved")
        await stage.press("ctrl+s")
        assert said(stage) == "# typed\n" + MINE
        assert stage.desk.unsaved(path) is None


async def test_what_is_typed_is_remembered_while_typing_and_at_any_end():
    async with acting(mine=MINE) as stage:
        screen = await edit(stage)
        await stage.press("x")
        screen._remember()
        assert stage.desk.unsaved(stage.own / "mine.yaml") == Unsaved("x" + MINE, MINE)
        await stage.press("y")
        desk, path = stage.desk, stage.own / "mine.yaml"
    assert desk.unsaved(path) == Unsaved("xy" + MINE, MINE)


@pytest.mark.parametrize("key", ["m", "t"])
async def test_a_conflict_keeps_both(key):
    theirs = MINE.replace("cobra", "sphinx")
    async with acting(mine=MINE) as stage:
        screen = await edit(stage)
        await stage.press("x")
        (stage.own / "mine.yaml").write_text(theirs)
        await stage.look_at_files()
        await stage.see("Choice")
        await stage.press(key)
        await stage.see("EditorScreen")
        assert said(stage) == ("x" + MINE if key == "m" else theirs)
        assert screen.query_one(YamlText).text == said(stage)
        kept = {version.path.read_text() for version in stage.desk.versions(stage.own / "mine.yaml")}
        assert kept == ({theirs} if key == "m" else {"x" + MINE})


async def test_changed_outside_alone_it_is_read_again_and_undo_goes_back():
    theirs = MINE.replace("cobra", "sphinx")
    async with acting(mine=MINE) as stage:
        screen = await edit(stage)
        (stage.own / "mine.yaml").write_text(theirs)
        await stage.look_at_files()
        assert screen.query_one(YamlText).text == theirs
        assert not screen.is_unsaved
        await stage.press("ctrl+z")
        assert screen.query_one(YamlText).text == MINE


@pytest.mark.parametrize("text", [MINE.replace("\n", "\r\n"), "\ufeff" + MINE, MINE.rstrip("\n")])
async def test_line_ends_and_byte_order_marks_stay(text):
    async with acting(mine=text) as stage:
        await edit(stage)
        await stage.press("x", "ctrl+s")
        mark = "\ufeff" if text.startswith("\ufeff") else ""
        assert said(stage) == mark + "x" + text.removeprefix("\ufeff")


async def test_a_file_with_mixed_line_ends_is_shown_and_not_touched():
    text = MINE.replace("\n", "\r\n", 1)
    async with acting(mine=text) as stage:
        await edit(stage)
        await stage.press("x")
        assert "mixes line ends" in stage.toasts()[0]
        await stage.press("escape")
        await stage.see("LibraryScreen")
        assert said(stage) == text


async def test_a_broken_file_opens_at_its_first_error():
    async with acting(mine=MINE.replace("hold", "hodl")) as stage:
        library = await stage.see("LibraryScreen")
        library.mark(stage.own / "mine.yaml")
        await stage.settled()
        await stage.press("e")
        screen = await stage.see("EditorScreen")
        assert screen.query_one(YamlText).cursor_location[0] == 4


async def test_a_stretch_has_an_editor_too_and_its_poses_are_proposed():
    async with acting(mine=MINE) as stage:
        await stage.quick("Mine")
        await stage.press("s")
        screen = await stage.see("EditorScreen")
        assert stage.shows("Cobra, ")
        await stage.press("ctrl+end", *"figure: co")
        assert stage.shows("seated-cow"), "a pose"
        await stage.press("escape", "ctrl+z", "ctrl+z", "ctrl+z", "ctrl+home", "#", "ctrl+s")
        assert (stage.own / "stretches" / "cobra.yaml").exists()
        assert screen._file.path == stage.own / "stretches" / "cobra.yaml"


@pytest.mark.parametrize("size", [(40, 12), (80, 24), (200, 60)])
async def test_text_and_steps_are_there_at_any_size(size):
    async with acting(size=size, mine=MINE) as stage:
        await edit(stage)
        assert stage.shows("- stretch: cobra")
        assert stage.shows("1. Cobra")


async def test_the_first_save_of_what_came_with_the_program_makes_a_copy():
    async with acting() as stage:
        await edit(stage, "Cobra")
        await stage.press("#", "ctrl+s")
        assert (stage.own / "cobra.yaml").read_text().startswith("#name: Cobra")
        assert any("Saved as your own copy" in toast for toast in stage.toasts())
