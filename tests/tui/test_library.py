"""The library screen."""

from __future__ import annotations

from textual.widgets import OptionList, Static

from stretchtimer.tui.finished import FinishedScreen
from stretchtimer.tui.library import LibraryScreen
from stretchtimer.tui.playing import PlayingScreen
from stretchtimer.tui.questions import Keys


def listed(stage):
    return [str(option.prompt).splitlines()[0] for option in stage.screen.query_one(OptionList).options]


def described(stage):
    return str(stage.screen.query_one("#description", Static).content)


async def test_all_are_there_the_broken_one_with_its_errors(acting):
    async with acting() as stage:
        assert listed(stage) == ["broken.yaml", "Small [red]x[/] one", "Waits"]
        assert "broken.yaml:3:" in described(stage)
        assert "broken.yaml:4:" in described(stage)
        assert stage.shows("! has an error")
        await stage.press("enter")
        assert isinstance(stage.screen, LibraryScreen)
        (toast,) = stage.toasts()
        assert toast.startswith('Errors; line 3: stretch: there is no stretch "nothing-like-it"')


async def test_what_a_routine_is(acting):
    async with acting() as stage:
        await stage.press("down")
        told = described(stage)
        for part in (
            "For [b]tests[/b] [of] markup.",
            "Take care: Not [bold]in pain.",
            "1. Lunge [/red]  20 s, each side, 0:49",
        ):
            assert part in told
        assert told.rstrip().endswith("1 min 10 s in all")
        assert stage.shows("Small [red]x[/] one")
        await stage.press("down")
        assert "and your own time where it waits for your key" in described(stage)


async def test_enter_starts_the_marked_one(acting):
    async with acting() as stage:
        await stage.press("down", "enter")
        await stage.begun()
        assert isinstance(stage.screen, PlayingScreen)
        assert stage.session.timeline.name == "Small [red]x[/] one"
        assert stage.session.state == "running"


async def test_a_click_starts_as_well(acting):
    async with acting() as stage:
        stage.key_clock.now += 1
        await stage.pilot.click("#routines", offset=(5, 4))
        await stage.begun()
        assert stage.session.timeline.name == "Waits"


async def test_filter(acting):
    async with acting() as stage:
        await stage.press("slash", *"wai")
        assert listed(stage) == ["Waits"]
        assert "Cobra" in described(stage)
        await stage.press("x")
        assert listed(stage) == []
        assert described(stage) == "Nothing here fits that; escape shows all."
        await stage.press("backspace", "enter")
        await stage.begun()
        assert stage.session.timeline.name == "Waits"


async def test_filter_finds_what_it_helps_and_escape_shows_all(acting):
    async with acting() as stage:
        await stage.press("slash", *"long-sit")
        assert listed(stage) == ["Small [red]x[/] one"]
        await stage.press("escape")
        assert len(listed(stage)) == 3
        # The mark stays where it was.
        assert "Lunge" in described(stage)


async def test_reload(acting):
    async with acting() as stage:
        (stage.folder / "another.yaml").write_text("name: Another\nsteps:\n  - {name: Lie, hold: 10s}\n")
        await stage.press("down", "f5")
        assert listed(stage) == ["Another", "broken.yaml", "Small [red]x[/] one", "Waits"]
        assert "Lunge" in described(stage)


async def test_coming_home_finds_changed_files(acting):
    async with acting(play="small") as stage:
        (stage.folder / "broken.yaml").unlink()
        await stage.press("q", "y")
        assert isinstance(stage.screen, FinishedScreen)
        await stage.press("enter")
        assert listed(stage) == ["Small [red]x[/] one", "Waits"]


async def test_an_enter_held_down_goes_home_and_starts_nothing(acting):
    async with acting(play="small") as stage:
        await stage.press("q", "y")
        await stage.press("enter")
        await stage.press("down", *["enter"] * 10, apart=0.033)
        assert isinstance(stage.screen, LibraryScreen)
        assert len(stage.sessions) == 1
        await stage.press("enter")
        assert len(stage.sessions) == 2


async def test_keys_and_quit(acting):
    async with acting() as stage:
        await stage.press("question_mark")
        assert isinstance(stage.screen, Keys)
        assert stage.shows("Read the files again")
        await stage.press("escape", "q")
    assert stage.app.return_code == 0


async def test_the_palette_knows_every_action(acting):
    async with acting() as stage:
        titles = [command.title for command in stage.app.get_system_commands(stage.screen)]
        for title in ("Start", "Filter", "Reload", "Keys", "Quit", "Theme"):
            assert titles.count(title) == 1, title


async def test_nothing_to_list(acting):
    async with acting(files={}) as stage:
        assert listed(stage) == []
        await stage.press("enter")
        assert isinstance(stage.screen, LibraryScreen)
