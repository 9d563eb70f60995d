"""The playing screen: what it shows at which second, and what each key does."""

from __future__ import annotations

import pytest
from textual.widgets import Footer
from textual.widgets._footer import FooterKey

from stretchtimer.config import Settings
from stretchtimer.core.player import State
from stretchtimer.tui import playing, questions
from stretchtimer.tui.finished import FinishedScreen
from stretchtimer.tui.library import LibraryScreen
from stretchtimer.tui.playing import PlayingScreen
from stretchtimer.tui.questions import Keys, StopQuestion


async def test_what_stands_there_second_by_second(acting):
    seen = []
    moods = {"-ready", "-work", "-rest", "-last", "-paused"}
    async with acting(play="small") as stage:
        at = 0.0
        for second in (0, 1.5, 2.5, 5, 6.25, 23.5, 25, 28.5, 29, 49, 55, 60, 62.5, 69.5):
            await stage.wait(second - at)
            at = second
            mood = " ".join(stage.playing.classes & moods)
            seen.append((second, stage.text("count"), mood, stage.text("phase"), stage.text("side")))
    assert seen == [
        (0, "5", "-ready", "GET READY", "LEFT"),
        (1.5, "4", "-ready", "GET READY", "LEFT"),
        (2.5, "3", "-last", "GET READY", "LEFT"),
        (5, "20", "-work", "HOLD", "LEFT"),
        (6.25, "19", "-work", "HOLD", "LEFT"),
        (23.5, "2", "-last", "HOLD", "LEFT"),
        (25, "4", "-ready", "SWITCH SIDES", "RIGHT"),
        (28.5, "1", "-last", "SWITCH SIDES", "RIGHT"),
        (29, "20", "-work", "HOLD", "RIGHT"),
        (49, "6", "-rest", "REST", ""),
        (55, "5", "-ready", "GET READY", ""),
        (60, "2", "-work", "BREATHE IN · breath 1 of 2", ""),
        (62.5, "3", "-work", "BREATHE OUT · breath 1 of 2", ""),
        (69.5, "1", "-work", "BREATHE OUT · breath 2 of 2", ""),
    ]


async def test_each_mood_has_its_colour(acting):
    """Amber, green, blue and red: told by which of red, green and blue are strong."""
    async with acting(play="small") as stage:
        strong = {}
        for mood, seconds in [("-ready", 0), ("-last", 3), ("-work", 3), ("-rest", 43.5)]:
            await stage.wait(seconds)
            assert stage.playing.has_class(mood)
            colour = stage.playing.query_one("#count").styles.color
            assert stage.playing.query_one("#phase").styles.color == colour
            strong[mood] = "".join(name for name in "rgb" if getattr(colour, name) > 0.6 * max(colour.rgb))
    assert strong == {"-ready": "rg", "-last": "r", "-work": "g", "-rest": "b"}


async def test_what_stands_round_the_count(acting):
    async with acting(play="small") as stage:
        assert stage.text("step") == "LUNGE [/RED]"
        assert stage.text("where") == "step 1 of 2 · 1:10 left · ends 18:31"
        assert stage.text("next") == "next: Rest, 6 s"
        assert stage.text("routine") == "Small [red]x[/] one"
        await stage.wait(5)
        assert stage.text("said") == "Sink [in]."
        for shown in ("LUNGE [/RED]", "Small [red]x[/] one", "Sink [in].", "HOLD"):
            assert stage.shows(shown), shown
        await stage.wait(50)
        assert stage.text("next") == "then you are done"
        assert stage.text("said") == "Next: Cat."
        await stage.wait(5)
        assert stage.text("said") == ""


async def test_longer_than_a_minute_is_told_in_minutes(acting):
    async with acting(play="waits", step=1) as stage:
        await stage.wait(2)
        assert stage.text("count") == "1:30"
        await stage.wait(30)
        assert stage.text("count") == "60"


def footer(stage):
    return [(key.key_display, key.description) for key in stage.screen.query_one(Footer).query(FooterKey)]


async def test_pause_and_go_on(acting):
    async with acting(play="small") as stage:
        await stage.wait(10)
        assert await stage.becomes(lambda: ("space", "pause") in footer(stage))
        await stage.press("space")
        assert stage.session.state is State.PAUSED
        assert stage.playing.has_class("-paused")
        assert stage.text("phase") == "PAUSED · space goes on"
        assert ("space", "go on") in footer(stage)
        assert ("space", "pause") not in footer(stage)
        await stage.wait(25)
        assert stage.text("phase") == "PAUSED for 20 s · space goes on"
        await stage.wait(100)
        assert stage.text("phase") == "PAUSED for 2 min · space goes on"
        assert stage.text("count") == "15"
        await stage.press("space")
        assert stage.session.state is State.SETTLING
        assert (stage.text("count"), stage.text("phase")) == ("3", "GET READY TO GO ON")
        await stage.wait(3.5)
        assert (stage.text("count"), stage.text("phase")) == ("15", "HOLD")
        assert await stage.becomes(lambda: ("space", "pause") in footer(stage))


async def test_skip_back_and_again(acting):
    async with acting(play="small") as stage:
        for key, total in [("n", 49), ("right", 55), ("r", 55), ("b", 0), ("n", 49), ("left", 0)]:
            await stage.press(key)
            assert stage.session.look().moment.total_done == total, key


async def test_a_skip_while_paused_moves_the_strip_and_stays_paused(acting):
    async with acting(play="small") as stage:
        await stage.wait(10)
        await stage.press("space")
        before = stage.playing.query_one("#strip").drawn()
        await stage.press("n")
        assert stage.session.state is State.PAUSED
        assert stage.text("count") == "6"
        await stage.pilot.pause()
        assert before.count("█") < stage.playing.query_one("#strip")._line.count("█")


async def test_longer_and_shorter(acting):
    async with acting(play="small") as stage:
        await stage.wait(10)
        await stage.press("+")
        assert stage.text("count") == "25"
        await stage.press("-", "-")
        assert stage.text("count") == "5"


async def test_sound_and_volume_are_told(acting):
    async with acting(play="small") as stage:
        await stage.press("m", "m", "down", "up", "up")
        assert stage.toasts() == ["Sound off", "Sound on", "Volume 70 %", "Volume 80 %", "Volume 90 %"]


async def test_a_click_on_the_strip_goes_there(acting):
    async with acting(play="small") as stage:
        width = stage.playing.query_one("#strip").size.width
        await stage.pilot.click("#strip", offset=(round(width * 52 / 70), 0))
        await stage.pilot.pause()
        assert stage.session.look().moment.total_done == 49
        stage.key_clock.now += 1
        await stage.pilot.click("#strip", offset=(width - 4, 0))
        await stage.pilot.pause()
        assert stage.session.look().moment.total_done == 55


async def test_stopping_asks_and_keeps_what_was_done(acting):
    async with acting(play="small") as stage:
        await stage.wait(15)
        await stage.press("q")
        assert isinstance(stage.screen, StopQuestion)
        await stage.press("y")
        assert isinstance(stage.screen, FinishedScreen)
        assert "silence" in stage.speaker.told
        assert stage.speaker.told[-1] == "close"
        assert stage.shows("Stopped early")
        assert stage.shows("1. Lunge [/red]: 10 s")
        assert stage.shows("2. Cat: skipped")


async def test_no_goes_on(acting):
    async with acting(play="small") as stage:
        for key in ("n", "escape", "space"):
            await stage.press("escape")
            assert isinstance(stage.screen, StopQuestion)
            await stage.press(key)
            assert isinstance(stage.screen, PlayingScreen)
            assert stage.session.state is State.RUNNING


async def test_the_question_goes_away_when_nobody_answers(acting, monkeypatch):
    monkeypatch.setattr(questions, "_PATIENCE", 0.02)
    async with acting(play="small") as stage:
        await stage.press("q")
        assert await stage.becomes(lambda: isinstance(stage.screen, PlayingScreen))
        assert stage.session.state is State.RUNNING


@pytest.mark.parametrize("above", [["q"], ["question_mark", "ctrl+p"], []])
async def test_it_finishes_whatever_stands_above(acting, above):
    async with acting(play="small") as stage:
        await stage.wait(60)
        await stage.press(*above)
        await stage.wait(20)
        await stage.pilot.pause()
        assert isinstance(stage.screen, FinishedScreen)
        assert stage.shows("Done.")
        assert stage.shows("2 of 2 steps, 50 s of stretching")
        await stage.press("enter")
        assert isinstance(stage.screen, LibraryScreen)


async def test_the_last_chime_rings_out_on_the_finished_screen(acting):
    async with acting(play="small") as stage:
        stage.speaker.rings = 60.0
        await stage.wait(80)
        assert isinstance(stage.screen, FinishedScreen)
        assert "close" not in stage.speaker.told
        await stage.press("enter", "down", "enter")
        await stage.begun()
        # The next routine wants the loudspeaker.
        assert stage.speakers[0].told[-1] == "close"
        assert len(stage.speakers) == 2
    assert stage.speakers[1].told[-1] == "close"


async def test_a_hold_that_waits(acting):
    async with acting(play="waits") as stage:
        await stage.wait(5)
        assert stage.text("count") == "0:00"
        assert stage.text("phase") == "HOLD · space goes on"
        assert await stage.becomes(lambda: ("space", "go on") in footer(stage))
        await stage.wait(70.5)
        assert stage.text("count") == "1:10"
        assert stage.text("where") == "step 1 of 2 · 1:32 left"
        await stage.press("enter")
        assert stage.text("step") == "LIE"


async def test_a_jump_of_the_clock_is_told(acting):
    async with acting(play="small") as stage:
        await stage.wait(10)
        stage.clock.now += 600
        stage.playing.look()
        await stage.pilot.pause()
        assert stage.toasts() == ["The clock jumped by 10 min: paused where you were."]
        assert stage.session.state is State.PAUSED
        assert stage.text("count") == "15"


async def test_going_into_the_background_pauses_even_under_a_question(acting):
    async with acting(play="small") as stage:
        await stage.wait(10)
        await stage.press("q")
        stage.app.app_suspend_signal.publish(stage.app)
        await stage.pilot.pause()
        assert stage.session.state is State.PAUSED


@pytest.mark.parametrize("flash", [True, False])
async def test_the_flash_is_a_setting(acting, flash, monkeypatch):
    monkeypatch.setattr(playing, "_FLASH", 60.0)
    async with acting(play="small", settings=Settings(flash=flash)) as stage:
        await stage.wait(1)
        stage.playing.remove_class("-flash")
        await stage.wait(0.9)
        assert not stage.playing.has_class("-flash")
        await stage.wait(0.2)  # three seconds before the hold: a count sounds
        assert stage.playing.has_class("-flash") is flash


async def test_the_flash_is_short(acting, monkeypatch):
    monkeypatch.setattr(playing, "_FLASH", 0.01)
    async with acting(play="small", settings=Settings(flash=True)) as stage:
        assert await stage.becomes(lambda: not stage.playing.has_class("-flash"))


async def test_a_knee_on_the_keyboard_counts_once(acting):
    async with acting(play="small") as stage:
        done = []
        for name in ("skip", "pause", "press", "again"):
            method = getattr(stage.session, name)
            setattr(stage.session, name, lambda name=name, method=method: (done.append(name), method()))
        for key in ("r", "n", "space", "space", "q"):
            await stage.press(key)
            await stage.press(*[key] * 5, apart=0.033)
        assert done == ["again", "skip", "pause", "press"]
        assert [type(screen) for screen in stage.app.screen_stack[-2:]] == [PlayingScreen, StopQuestion]


async def test_keys_are_told(acting):
    async with acting(play="small", settings=Settings(keys={"skip": "x, f2"})) as stage:
        await stage.press("question_mark")
        assert isinstance(stage.screen, Keys)
        assert stage.shows("x or f2   To the next step")
        assert stage.shows("space or p   Pause; silent at once")
        await stage.press("question_mark")
        assert isinstance(stage.screen, PlayingScreen)


async def test_own_keys_are_in_force(acting):
    async with acting(play="small", settings=Settings(keys={"skip": "x, f2", "bark": "w"})) as stage:
        assert stage.toasts() == ['settings: there is no action "bark" to give a key to']
        await stage.wait(10)
        await stage.press("n", "right")
        assert stage.session.look().moment.total_done == 10
        await stage.press("f2")
        assert stage.session.look().moment.total_done == 49
        await stage.press("x")
        assert stage.session.look().moment.total_done == 55
        assert ("x", "skip") in footer(stage)


@pytest.mark.parametrize(
    ("theme", "told"), [("nord", []), ("mauve", ['settings: there is no theme "mauve"'])]
)
async def test_the_theme_is_a_setting(acting, theme, told):
    async with acting(settings=Settings(theme=theme)) as stage:
        assert stage.app.theme == (theme if not told else "textual-dark")
        assert stage.toasts() == told


async def test_the_palette_knows_every_action(acting):
    async with acting(play="small") as stage:
        await stage.wait(10)
        titles = [command.title for command in stage.app.get_system_commands(stage.screen)]
        for title in (
            "Pause",
            "Skip",
            "Back",
            "Again",
            "Longer",
            "Shorter",
            "Mute",
            "Louder",
            "Softer",
            "Keys",
            "Stop",
        ):
            assert titles.count(title) == 1, title
        assert "Go on" not in titles
        await stage.press("ctrl+p", *"longer")
        await stage.app.workers.wait_for_complete()
        await stage.press("down", "enter")
        assert isinstance(stage.screen, PlayingScreen)
        assert stage.text("count") == "25"


async def test_keys_before_it_has_begun_do_nothing(acting, monkeypatch):
    import threading

    heard = threading.Event()
    monkeypatch.setattr("session.fakes.FakeSpeaker.wait_until_open", lambda self, seconds=3.0: heard.wait(10))
    opened = acting(play="small", step=2)
    monkeypatch.setattr("tui.conftest.Stage.begun", lambda self: self.pilot.pause())
    async with opened as stage:
        # The screen is there, although the loudspeaker is not.
        assert isinstance(stage.screen, PlayingScreen)
        assert stage.shows("Small [red]x[/] one")
        await stage.press("space", "n", "enter", "+", "m")
        assert stage.session.state is State.READY
        heard.set()
        await stage.app.workers.wait_for_complete()
        await stage.pilot.pause()
        assert stage.session.state is State.RUNNING
        assert stage.text("step") == "CAT"


async def test_the_bell_rings_from_another_thread(acting):
    async with acting(play="small") as stage:
        rung = []
        stage.app.bell = lambda: rung.append(1)
        stage.ring()
        await stage.pilot.pause()
        assert rung == [1]
