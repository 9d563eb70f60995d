"""What the sound is given: after each command the whole of what is still to come, at the right seconds."""

from __future__ import annotations

import pytest

from stretchtimer.core.player import State

from .fakes import Scene, routine, small

T = 1000.0  # where the scene's clock begins
CLOSING = "finish"


def expected(timeline, begin, since=0.0, speed=1.0, extra=()):
    """The chimes of a timeline from its second `since` on, which is played at `begin` on the clock."""
    chimes = [(at, cue.chime) for at, cue, _ in timeline.cues() if cue.chime and at >= since]
    chimes.append((timeline.length, CLOSING))
    placed = [(begin + (at - since) / speed, chime) for at, chime in chimes]
    return [(round(at, 6), chime) for at, chime in [*extra, *placed]]


def settling(at, speed=1.0, begin=True):
    """The three seconds after a pause, and the bell that a hold gets again."""
    chimes = ["count", "count", "count-in", *(["begin"] if begin else [])]
    return [(at + second / speed, chime) for second, chime in enumerate(chimes)]


@pytest.mark.parametrize("speed", [0.5, 1.0, 2.0, 4.0])
def test_start_gives_everything_at_once(speed):
    scene = Scene(speed=speed)
    scene.session.start()
    assert scene.speaker.chimes() == expected(small(), T, speed=speed)
    assert scene.speaker.told == ["play"]


def test_start_in_the_middle():
    scene = Scene()
    scene.session.start(2)
    assert scene.speaker.chimes() == expected(small(), T, since=55.0)


def test_playing_on_gives_the_sound_nothing_new():
    scene = Scene()
    scene.session.start()
    scene.wait(30)
    assert scene.speaker.told.count("play") == 1


def test_the_sound_is_tied_anew_at_each_segment():
    scene = Scene()
    scene.session.start()
    scene.wait(71)
    # get ready, left, switch, right, rest, get ready, and two breaths
    assert [each for each in scene.speaker.told if each[0] == "retie"] == [
        ("retie", T + second) for second in (0.5, 5, 25, 29, 49, 55, 60, 62, 65, 67)
    ]


def test_a_pause_is_silent_at_once():
    scene = Scene()
    scene.session.start()
    scene.wait(12.25)
    scene.session.pause()
    assert scene.speaker.chimes() == []
    assert scene.speaker.told[-1] == "silence"
    scene.wait(100)
    assert scene.speaker.chimes() == []


@pytest.mark.parametrize("speed", [1.0, 2.0])
def test_going_on_settles_and_gives_the_rest(speed):
    scene = Scene(speed=speed)
    scene.session.start()
    scene.wait(12.25 / speed)
    scene.session.pause()
    scene.wait(33.3)
    now = scene.clock.now
    scene.session.resume()
    assert scene.speaker.chimes() == expected(
        small(), now + 3 / speed, since=12.25, speed=speed, extra=settling(now, speed)
    )


def test_the_first_count_after_a_pause_is_never_lost():
    # In floating point three seconds more and three less are not always the same second.
    for nth in range(1000):
        scene = Scene(speed=1.3)
        scene.session.start()
        scene.jump(0.9 + nth * 0.00137)
        scene.session.pause()
        scene.session.resume()
        assert [chime for _, chime in scene.speaker.chimes()][:3] == ["count", "count", "count-in"]


def test_a_pause_while_settling():
    scene = Scene()
    scene.session.start()
    scene.wait(10.5)
    scene.session.pause()
    scene.session.resume()
    scene.wait(1.5)
    scene.session.pause()
    assert scene.speaker.chimes() == []
    now = scene.clock.now
    scene.session.resume()
    assert scene.speaker.chimes() == expected(small(), now + 3, since=10.5, extra=settling(now))


def test_skip_back_again_and_go_to():
    scene = Scene()
    scene.session.start()
    scene.wait(7.5)
    scene.session.skip()
    assert scene.speaker.chimes() == expected(small(), scene.clock.now, since=49.0)
    scene.wait(1.5)
    scene.session.skip()
    assert scene.speaker.chimes() == expected(small(), scene.clock.now, since=55.0)
    scene.wait(3.5)
    scene.session.again()
    assert scene.speaker.chimes() == expected(small(), scene.clock.now, since=55.0)
    scene.wait(1.5)
    scene.session.back()  # within two seconds: the step before, and not the rest
    assert scene.speaker.chimes() == expected(small(), scene.clock.now)
    scene.session.go_to(1)
    assert scene.speaker.chimes() == expected(small(), scene.clock.now, since=49.0)


def test_longer_and_shorter_move_what_follows():
    scene = Scene()
    scene.session.start()
    scene.wait(7.5)
    scene.session.extend(10)
    longer = routine(
        {"name": "Lunge", "hold": "30s", "sides": "each", "setup": "5s", "switch": "4s"},
        {"rest": "6s"},
        {"name": "Cat", "breaths": 2, "breath": {"in": "2s", "out": "3s"}, "setup": "5s"},
    )
    assert scene.speaker.chimes() == expected(longer, scene.clock.now, since=7.5)
    scene.session.extend(-10)
    assert scene.speaker.chimes() == expected(small(), scene.clock.now, since=7.5)


def test_a_cue_that_is_due_as_the_hold_is_made_longer_is_given_once():
    scene = Scene()
    scene.session.start()
    scene.wait(5)
    scene.session.extend(10)
    assert scene.look().due == ()
    assert scene.due.count("begin") == 1


def test_commands_while_paused_give_no_sound_until_it_goes_on():
    scene = Scene()
    scene.session.start()
    scene.wait(7.5)
    scene.session.pause()
    for command in (scene.session.skip, scene.session.again, scene.session.back):
        command()
        assert scene.speaker.chimes() == []
    scene.session.go_to(2)
    now = scene.clock.now
    scene.session.resume()
    assert scene.speaker.chimes() == expected(small(), now + 3, since=55.0, extra=settling(now, begin=False))


def test_skipping_the_last_step_closes_the_routine():
    scene = Scene()
    scene.session.start(2)
    scene.wait(7.5)
    scene.session.skip()
    assert scene.session.state is State.FINISHED
    assert scene.speaker.chimes() == [(scene.clock.now, "finish")]
    scene.look()
    assert scene.due[-2:] == ["finish", "That was all. Well done."]


def test_the_finish_sounds_once():
    scene = Scene()
    scene.session.start()
    scene.wait(80)
    assert scene.session.state is State.FINISHED
    assert scene.due.count("finish") == 1
    assert scene.speaker.told.count("play") == 1
    assert scene.speaker.chimes()[-1] == (T + 70, "finish")


def test_stopping_is_silent_and_says_nothing_more():
    scene = Scene()
    scene.session.start()
    scene.wait(7.5)
    scene.session.stop()
    assert scene.speaker.chimes() == []
    assert scene.look().due == ()
    assert scene.session.state is State.FINISHED


def test_each_side_is_heard_on_its_side():
    scene = Scene()
    scene.session.start()
    pans = {round(each.at - T, 6): each.pan for each in scene.speaker.score}
    assert pans[5.0] < 0 < pans[29.0]
    assert pans[5.0] == -pans[29.0]
    assert pans[25.0] > 0  # the switch comes from the side that is to come
    assert pans[49.0] == pans[60.0] == pans[70.0] == 0


@pytest.mark.parametrize("speed", [4.5, 60.0])
def test_much_too_fast_to_be_heard(speed):
    scene = Scene(speed=speed)
    scene.session.start()
    assert scene.speaker.chimes() == []
    scene.wait(71 / speed)
    assert scene.due.count("finish") == 1


def test_the_sound_ends_where_it_waits_for_the_person():
    scene = Scene(
        routine({"name": "Cobra", "hold": "until-key", "setup": "5s"}, {"name": "Rest", "hold": "5s"})
    )
    scene.session.start()
    assert scene.speaker.chimes()[-1] == (T + 5, "wait")
    scene.wait(60)
    assert scene.moment.waiting == pytest.approx(55)
    scene.session.press()
    assert scene.speaker.chimes()[-1] == (T + 60 + 6 + 5, "finish")


def test_mute_and_volume():
    scene = Scene()
    assert scene.session.mute() is True
    assert scene.speaker.muted
    assert scene.session.mute() is False
    assert scene.session.louder(-1) == 70
    scene.session.mute()
    assert scene.session.louder() == 80
    assert not scene.speaker.muted  # who makes it louder wants to hear it
    assert [scene.session.louder() for _ in range(3)] == [90, 100, 100]


def test_closing_closes_the_speaker():
    scene = Scene()
    scene.session.start()
    scene.session.close()
    assert scene.speaker.told[-1] == "close"
