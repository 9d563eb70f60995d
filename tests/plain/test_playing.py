"""A routine in plain text, with a clock that is set forward instead of waited for."""

from __future__ import annotations

import io
import re
import threading

import pytest
from session.fakes import FakeSpeaker, Scene, routine, small

from stretchtimer.core.lengths import clock_text
from stretchtimer.files import places
from stretchtimer.library.shelf import load
from stretchtimer.plain.playing import HELP, play, typed_lines


class Player:
    """Plays in plain text; waiting moves the clock. `typed` holds (second, line) from the session's start."""

    def __init__(self, timeline=None, typed=(), speed=1.0, start_at=0, scene=None, **settings):
        self.scene = scene or Scene(timeline, speed, **settings)
        self.began = self.scene.clock.now
        self.typed = list(typed)
        self.out = io.StringIO()
        self.printed_at = []
        self.waits = []
        play(self.scene.session, start_at=start_at, out=self, typed=self.wait)

    def wait(self, seconds):
        self.waits.append(seconds)
        # A wait ends a little late, as every wait does.
        until = self.scene.clock.now + seconds + 0.003
        if self.typed and self.began + self.typed[0][0] <= until:
            at, line = self.typed.pop(0)
            self.scene.clock.now = max(self.scene.clock.now, self.began + at)
            return line
        self.scene.clock.now = until
        return None

    def write(self, text):
        self.printed_at.append(self.scene.clock.now - self.began)
        return self.out.write(text)

    def flush(self):
        pass

    @property
    def lines(self):
        return self.out.getvalue().splitlines()

    @property
    def events(self):
        """The lines of segments: (second, what)."""
        found = [re.fullmatch(r" *(\d+:\d\d)  (\w.*)", line) for line in self.lines]
        return [match.groups() for match in found if match]


def test_every_line_of_a_small_routine():
    assert Player().lines == [
        "Test: 2 steps, 1 min 10 s.",
        HELP,
        "  0:00  Get ready, step 1 of 2, Lunge, left, 5 s",
        "  0:05  Hold, Lunge, left, 20 s",
        "  0:25  Switch sides, right, 4 s",
        "  0:29  Hold, Lunge, right, 20 s",
        "  0:49  Rest, next Cat, 6 s",
        "  0:55  Get ready, step 2 of 2, Cat, 5 s",
        "  1:00  Breathe in, 1 of 2, 2 s",
        "  1:02  Breathe out, 1 of 2, 3 s",
        "  1:05  Breathe in, 2 of 2, 2 s",
        "  1:07  Breathe out, 2 of 2, 3 s",
        "        That was all. Well done.",
        "Done: 2 of 2 steps, 50 s of stretching.",
    ]


LIBRARY = load(places.bundled("routines"), None)


@pytest.mark.parametrize("file", LIBRARY.routines, ids=lambda file: file.id)
@pytest.mark.parametrize("speed", [1.0, 60.0])
def test_every_segment_once_and_in_order(file, speed):
    timeline = file.timeline
    player = Player(timeline, speed=speed)
    assert [second for second, _ in player.events] == [clock_text(each.start) for each in timeline.segments]
    assert player.lines[-1].startswith(f"Done: {timeline.numbered} of {timeline.numbered} step")


def test_lines_come_when_their_time_comes():
    player = Player()
    moments = {
        line.strip(): at
        for line, at in zip(player.out.getvalue().split("\n"), player.printed_at[::2], strict=False)
    }
    for line, second in {"Hold, Lunge, left": 5, "Rest, next Cat": 49, "That was all": 70}.items():
        (at,) = [when for told, when in moments.items() if line in told]
        assert at == pytest.approx(second, abs=0.05)


def test_nothing_is_printed_while_nothing_happens():
    player = Player(routine({"name": "Long", "hold": "10m", "setup": "5s"}))
    # Two lines before the start; what is at its start, at the hold's, and at the end.
    assert sorted({round(at) for at in player.printed_at}) == [0, 5, 605]


def test_it_looks_at_least_twice_a_second_and_does_not_spin():
    player = Player(routine({"name": "Long", "hold": "2m", "setup": "5s"}))
    assert max(player.waits) <= 0.5
    assert 250 <= len(player.waits) <= 300


def test_it_begins_at_a_step():
    assert Player(start_at=2).events[0] == ("0:55", "Get ready, step 2 of 2, Cat, 5 s")


@pytest.mark.parametrize("key", ["\n", "p\n", " P \n"])
def test_pause_and_go_on(key):
    player = Player(typed=[(10, key), (40, key)])
    assert "Paused: step 1, Lunge, 0:15 left in this. Press Enter to go on." in player.lines
    assert player.lines.count("Going on in 3 seconds.") == 1
    assert player.printed_at[-1] == pytest.approx(70 + 30 + 3, abs=0.1)
    assert [what for _, what in player.events] == [what for _, what in Player().events]
    assert player.lines[-1] == "Done: 2 of 2 steps, 50 s of stretching."


def test_next_back_and_again():
    player = Player(typed=[(10, "a\n"), (20, "n\n"), (22, "n\n"), (23, "b\n"), (24, "q\n")])
    assert [second for second, _ in player.events] == ["0:00", "0:05", "0:00", "0:05", "0:49", "0:55", "0:00"]
    assert player.lines[-1] == "Done: 0 of 2 steps, 10 s of stretching."


def test_again_while_getting_ready_is_told_as_well():
    player = Player(typed=[(2, "a\n"), (4, "q\n")])
    assert [second for second, _ in player.events] == ["0:00", "0:00"]


def test_longer_and_shorter_say_what_is_left():
    player = Player(typed=[(10, "+\n"), (11, "-\n"), (12, "q\n")])
    assert "1:20 left in all." in player.lines  # both sides get ten seconds more
    assert "0:59 left in all." in player.lines


def test_while_paused_a_command_says_where_it_stands():
    player = Player(typed=[(10, "p\n"), (11, "n\n"), (12, "n\n"), (13, "+\n"), (14, "p\n"), (30, "q\n")])
    paused = [line for line in player.lines if line.startswith("Paused")]
    assert paused == [
        "Paused: step 1, Lunge, 0:15 left in this. Press Enter to go on.",
        "Paused: Rest, 0:06 left in this. Press Enter to go on.",
        "Paused: step 2, Cat, 0:05 left in this. Press Enter to go on.",
        "Paused: step 2, Cat, 0:15 left in this. Press Enter to go on.",
    ]
    assert player.lines.count("Going on in 3 seconds.") == 1


def test_skipping_the_last_step_while_paused_is_the_end_and_no_going_on():
    player = Player(start_at=2, typed=[(1, "p\n"), (2, "n\n")])
    assert "Going on in 3 seconds." not in player.lines
    assert player.lines[-2:] == ["        That was all. Well done.", "Done: 0 of 2 steps, 0 s of stretching."]


@pytest.mark.parametrize("key", ["q\n", "quit\n", "Q\n"])
def test_quit(key):
    player = Player(typed=[(15, key)])
    assert player.lines[-1] == "Done: 0 of 2 steps, 10 s of stretching."
    assert player.scene.speaker.told[-1] == "silence"


def test_what_is_no_command_gets_the_help():
    player = Player(typed=[(10, "what?\n"), (11, "q\n")])
    assert player.lines.count(HELP) == 2


def test_a_hold_that_waits_for_enter():
    timeline = routine(
        {"name": "Cobra", "hold": "until-key", "setup": "5s"}, {"name": "Lie", "hold": "5s", "setup": 2}
    )
    player = Player(timeline, typed=[(65, "\n")])
    assert player.lines[0] == "Test: 2 steps, 12 s and your own time where it waits for you."
    assert player.events[1] == ("0:05", "Hold, Cobra, until you press Enter")
    assert player.printed_at[-1] == pytest.approx(65 + 7, abs=0.1)
    assert player.lines[-1] == "Done: 2 of 2 steps, 1 min 5 s of stretching."


def test_paused_in_a_hold_that_waits_tells_no_time():
    timeline = routine({"name": "Cobra", "hold": "until-key", "setup": "5s"})
    scene = Scene(timeline)
    player = Player(scene=scene, typed=[(10, "a\n"), (11, "p\n"), (12, "q\n")])
    assert "Paused: step 1, Cobra, 0:04 left in this. Press Enter to go on." in player.lines


def test_a_jump_of_the_clock_is_told():
    scene = Scene()

    class Sleepy(Player):
        def wait(self, seconds):
            if 10 < scene.clock.now - self.began < 500:
                scene.clock.now += 600
            elif scene.clock.now - self.began > 600:
                return "q\n"
            return super().wait(seconds)

    lines = Sleepy(scene=scene).lines
    assert lines[-3:-1] == [
        "The clock jumped by 10 min: paused where you were.",
        "Paused: step 1, Lunge, 0:15 left in this. Press Enter to go on.",
    ]


def test_rounds_are_counted_aloud():
    player = Player(routine({"name": "Bird-Dog", "hold": "5s", "rounds": 2, "setup": "2s"}))
    assert [what for _, what in player.events] == [
        "Get ready, step 1 of 1, Bird-Dog, 2 s",
        "Hold, Bird-Dog, round 1, 5 s",
        "Rest, 3 s",
        "Hold, Bird-Dog, round 2, 5 s",
    ]


@pytest.mark.parametrize(("rings", "stays"), [(5.0, 5.0), (0.0, 0.0)])
def test_the_last_chime_is_heard_to_its_end(rings, stays):
    scene = Scene()
    scene.speaker.rings = rings
    player = Player(scene=scene)
    assert scene.clock.now - player.printed_at[-1] - player.began == pytest.approx(stays, abs=0.01)


def test_enter_cuts_the_last_chime_short():
    scene = Scene()
    scene.speaker.rings = 5.0
    player = Player(scene=scene, typed=[(72, "\n")])
    assert scene.clock.now - player.began == pytest.approx(72)


def test_it_waits_for_the_loudspeaker_before_it_begins():
    scene = Scene()
    waited = []
    scene.speaker.wait_until_open = lambda seconds=3.0: waited.append(scene.session.state)
    Player(scene=scene, typed=[(1, "q\n")])
    assert waited == ["ready"]


def test_typed_lines_come_in_their_order():
    read = typed_lines(io.StringIO("p\nq\n"))
    assert [read(5), read(5), read(0)] == ["p\n", "q\n", None]


class Broken(io.StringIO):
    def __iter__(self):
        raise OSError("gone")


@pytest.mark.parametrize("stream", [None, Broken()], ids=["closed", "broken"])
def test_a_stream_that_is_not_there_has_no_lines(stream, monkeypatch):
    raised = []
    monkeypatch.setattr(threading, "excepthook", raised.append)
    read = typed_lines(stream)
    for thread in threading.enumerate():
        if thread.name == "stretchtimer-typed":
            thread.join(5)
    assert read(0) is None
    assert raised == []


def test_the_fake_speaks_the_speakers_language():
    """Or all of this would show nothing."""
    from stretchtimer.sound.speaker import Speaker

    public = {name for name in dir(FakeSpeaker) if not name.startswith("_")} - {"chimes"}
    assert public <= set(dir(Speaker))
    assert small().length == 70
