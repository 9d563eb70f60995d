"""What becomes due as time passes, whenever it is looked at, and what a jump of the clock does."""

from __future__ import annotations

from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stretchtimer.core.player import State

from .fakes import Scene, small

EVERYTHING = [
    *((at, cue.chime or cue.say) for at, cue, _ in small().cues()),
    (70.0, "finish"),
    (70.0, "That was all. Well done."),
]
A_HAIR = 1e-6


@given(st.lists(st.floats(0.001, 4.9) | st.sampled_from([0.5, 1.0, 2.0, 3.0]), min_size=60, max_size=90))
def test_none_is_lost_and_none_comes_twice(pauses):
    scene = Scene()
    scene.session.start()
    for at in accumulate(pauses, initial=0.0):
        scene.clock.now = 1000.0 + at
        scene.look()
        # Never early, and with the first look after its moment.
        over = sum(moment <= at - A_HAIR for moment, _ in EVERYTHING)
        begun = sum(moment <= at + A_HAIR for moment, _ in EVERYTHING)
        assert over <= len(scene.due) <= begun
    scene.wait(75)
    assert scene.due == [said for _, said in EVERYTHING]


@given(
    st.lists(st.sampled_from(["pause", "resume", "extend", "again", "skip", "back"]), max_size=12), st.data()
)
def test_the_screen_and_the_sound_are_given_the_same(commands, data):
    """Every chime that the sound was told to play by now has become due, and no other."""
    scene = Scene()
    scene.session.start()
    heard = []

    def pass_time(seconds):
        end = scene.clock.now + seconds
        heard.extend(each.chime for each in scene.speaker.score if scene.clock.now < each.at <= end)
        scene.jump(seconds)

    heard.extend(each.chime for each in scene.speaker.score if each.at <= scene.clock.now)
    scene.look()
    for command in commands:
        # Odd thousandths: no cue lies there, so that before and after are never in doubt.
        pass_time(data.draw(st.integers(0, 4700)) / 1000 + 0.000137)
        getattr(scene.session, command)(*([10] if command == "extend" else []))
        heard.extend(each.chime for each in scene.speaker.score if each.at == scene.clock.now)
    pass_time(1.0)
    chimes = {each.chime for each in scene.speaker.score} | set(heard)
    assert [said for said in scene.due if said in chimes] == heard


def test_seconds_to_the_next_cue():
    scene = Scene(speed=2.0)
    scene.session.start()
    assert scene.session.seconds_to_next(0.5) == 0.0  # the first is due at once
    scene.look()
    assert scene.session.seconds_to_next(10.0) == pytest.approx(1.0)  # the count at second 2
    assert scene.session.seconds_to_next(0.5) == 0.5
    scene.session.pause()
    assert scene.session.seconds_to_next(0.5) == 0.5
    assert scene.session.real(10) == 5


def test_a_jump_of_the_clock_is_a_pause():
    scene = Scene()
    scene.session.start()
    scene.wait(10)
    scene.jump(600)
    assert scene.session.state is State.PAUSED
    assert scene.moment.total_done == pytest.approx(10)
    assert scene.news == ["The clock jumped by 10 min: paused where you were."]
    assert scene.speaker.chimes() == []
    assert scene.due[-1] == "begin"
    scene.wait(3)
    assert len(scene.news) == 1
    assert scene.session.deeds()[0].seconds == pytest.approx(5)


@pytest.mark.parametrize("speed", [0.5, 1.0, 60.0])
def test_five_seconds_on_the_wall_are_no_jump(speed):
    scene = Scene(speed=speed)
    scene.session.start()
    scene.jump(0.01)
    scene.jump(4.9)
    assert scene.news == []
    scene = Scene(speed=speed)
    scene.session.start()
    scene.jump(0.01)
    scene.jump(8.0)
    assert scene.news == ["The clock jumped by 8 s: paused where you were."]


def test_a_jump_while_paused_is_only_a_longer_pause():
    scene = Scene()
    scene.session.start()
    scene.wait(10)
    scene.session.pause()
    scene.jump(3600)
    assert scene.news == []
    assert scene.moment.paused == pytest.approx(3600)


def test_a_command_after_a_jump_finds_it_paused():
    scene = Scene()
    scene.session.start()
    scene.wait(10)
    scene.clock.now += 600
    scene.session.skip()
    scene.look()
    assert scene.session.state is State.PAUSED
    assert scene.moment.total_done == 49
    assert scene.speaker.chimes() == []
    assert len(scene.news) == 1


def test_going_on_after_a_jump_is_a_setting():
    scene = Scene(go_on_after_sleep=True)
    scene.session.start()
    scene.wait(10)
    before = len(scene.due)
    scene.jump(51)  # 61 s: in the first breath
    assert scene.session.state is State.RUNNING
    assert scene.moment.total_done == pytest.approx(61)
    assert scene.news == ["The clock jumped by 51 s: gone on with it."]
    # What was missed is not rattled through; what goes on now is told.
    assert scene.due[before:] == ["begin", "inhale"]
    deed = scene.session.deeds()[0]
    assert (deed.seconds, deed.complete) == (pytest.approx(5), False)


def test_going_on_after_a_jump_over_the_end():
    scene = Scene(go_on_after_sleep=True)
    scene.session.start()
    scene.wait(10)
    scene.jump(3600)
    assert scene.session.state is State.FINISHED
    assert scene.due[-2:] == ["finish", "That was all. Well done."]


def test_news_of_the_sound_are_passed_on_once():
    scene = Scene()
    scene.session.start()
    scene.speaker.news = ["Sound is gone; trying again."]
    assert scene.look().news == ("Sound is gone; trying again.",)
    assert scene.look().news == ()


def test_press_does_what_the_moment_wants():
    scene = Scene()
    scene.session.press()
    assert scene.session.state is State.RUNNING
    scene.wait(1)
    scene.session.press()
    assert scene.session.state is State.PAUSED
    scene.session.press()
    assert scene.session.state is State.SETTLING
    scene.session.press()
    assert scene.session.state is State.PAUSED


def test_deeds_tell_what_was_really_worked():
    scene = Scene()
    scene.session.start()
    scene.wait(15)
    scene.session.pause()
    scene.wait(60)
    scene.session.skip()
    scene.session.skip()
    scene.session.resume()
    scene.wait(30)
    deeds = scene.session.deeds()
    assert [(deed.number, deed.name, deed.complete) for deed in deeds] == [
        (1, "Lunge", False),
        (2, "Cat", True),
    ]
    assert [deed.seconds for deed in deeds] == [pytest.approx(10), pytest.approx(10)]
