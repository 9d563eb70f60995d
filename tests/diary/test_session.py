"""What a session tells its log: each step at its end, and nothing that was not done."""

from __future__ import annotations

import pytest

from stretchtimer.core.speech import EASED_OFF
from stretchtimer.files.places import bundled
from stretchtimer.sound.lines import Lines

from .conftest import STEPS

LUNGE = (0, "Lunge", "done", 40.0, "each", 1)
CAT = (1, "Cat", "done", 10.0, None, 2)
LIE = (2, "Lie", "done", 30.0, None, 3)


def test_a_whole_routine(scene):
    playing = scene()
    playing.session.start()
    playing.wait(110)
    assert playing.log.told == [("begin", 80.0, 3), LUNGE, CAT, LIE, ("end", True)]


def test_each_step_is_told_as_it_ends(scene):
    playing = scene()
    playing.session.start()
    playing.wait(48)
    assert playing.steps() == []
    playing.wait(2)
    assert playing.steps() == [LUNGE]


def test_several_steps_between_two_looks(scene):
    playing = scene(speed=100.0)
    playing.session.start()
    playing.jump(1.04)
    playing.jump(0.02)
    # What was played a hundred times faster took a hundredth of the time.
    assert playing.log.told == [
        ("begin", 0.8, 3),
        (0, "Lunge", "done", 0.4, "each", 1),
        (1, "Cat", "done", 0.1, None, 2),
        (2, "Lie", "done", 0.3, None, 3),
        ("end", True),
    ]


def test_a_skip_while_getting_ready_and_one_within(scene):
    playing = scene()
    playing.session.start()
    playing.wait(4)
    playing.session.skip()  # into the rest
    playing.session.skip()
    playing.wait(9)
    playing.session.skip()
    assert playing.steps() == [(0, "Lunge", "skipped", 0.0, "each", 1), (1, "Cat", "shortened", 4.0, None, 2)]


def test_only_one_side_was_done(scene):
    playing = scene()
    playing.session.start()
    playing.wait(26)
    playing.session.skip()
    assert playing.steps() == [(0, "Lunge", "shortened", 20.0, "left", 1)]


def test_a_step_made_shorter_is_not_the_step_that_was_meant(scene):
    playing = scene()
    playing.session.start(3)
    playing.wait(6)
    playing.session.extend(-10)
    playing.wait(25)
    assert playing.steps() == [(2, "Lie", "shortened", 20.0, None, 3)]


def test_a_step_made_longer_is_done(scene):
    playing = scene()
    playing.session.start(3)
    playing.wait(6)
    playing.session.extend(10)
    playing.wait(45)
    assert playing.steps() == [(2, "Lie", "done", 40.0, None, 3)]


def test_steps_jumped_over_are_skipped(scene):
    playing = scene()
    playing.session.start()
    playing.wait(15)
    playing.session.go_to(3)
    assert playing.steps() == [
        (0, "Lunge", "shortened", 10.0, "left", 1),
        (1, "Cat", "skipped", 0.0, None, 2),
    ]


def test_going_back_skips_nothing_and_counts_what_was_done(scene):
    playing = scene()
    playing.session.start(2)
    playing.wait(1)
    playing.session.back()  # from within two seconds of Cat's start: to the Lunge
    assert playing.steps() == []
    playing.wait(72)
    playing.session.go_to(0)
    assert playing.steps() == [LUNGE, CAT]


def test_again_is_not_an_end_and_its_seconds_add_up(scene):
    playing = scene()
    playing.session.start(2)
    playing.wait(9)
    playing.session.again()
    assert playing.steps() == []
    playing.wait(16)
    assert playing.steps() == [(1, "Cat", "done", 14.0, None, 2)]


def test_what_comes_back_tells_only_what_is_new(scene):
    playing = scene()
    playing.session.start(2)
    playing.wait(16)
    playing.session.go_to(2)
    playing.wait(16)
    assert playing.steps() == [CAT, CAT]


def test_paused_and_asleep_do_not_count(scene):
    playing = scene()
    playing.session.start(2)
    playing.wait(8)
    playing.session.pause()
    playing.wait(300)
    playing.session.resume()
    playing.wait(6)
    playing.jump(3600)
    assert any("jumped" in news for news in playing.news)
    playing.session.resume()
    playing.wait(10)
    (told,) = playing.steps()
    assert told[2] == "done"
    assert told[3] == pytest.approx(10.0, abs=0.01)


def test_asleep_and_gone_on_does_not_count_as_done(scene):
    playing = scene(go_on_after_sleep=True)
    playing.session.start(2)
    playing.wait(8)
    playing.jump(20)
    assert playing.steps() == [(1, "Cat", "shortened", 3.0, None, 2)]


def test_stopped_early_keeps_what_was_done(scene):
    playing = scene()
    playing.session.start()
    playing.wait(63)
    playing.session.stop()
    playing.session.close()
    assert playing.log.told == [
        ("begin", 80.0, 3),
        LUNGE,
        (1, "Cat", "shortened", 3.0, None, 3),
        ("end", False),
    ]


def test_stopped_in_a_rest(scene):
    playing = scene()
    playing.session.start()
    playing.wait(52)
    playing.session.stop()
    assert playing.log.told[1:] == [LUNGE, ("end", False)]


def test_the_last_step_skipped_ends_it(scene):
    playing = scene()
    playing.session.start(3)
    playing.wait(1)
    playing.session.skip()
    assert playing.log.told[1:] == [(2, "Lie", "skipped", 0.0, None, 3), ("end", True)]


def test_broken_off_goes_on_at_the_same_step(scene):
    playing = scene()
    playing.session.start()
    playing.wait(63)
    playing.session.close()
    playing.session.close()
    assert playing.log.told[1:] == [LUNGE, (1, "Cat", "shortened", 3.0, None, 1)]


def test_closed_before_it_began_tells_nothing(scene):
    playing = scene()
    playing.session.feel(before=3)
    playing.session.look()
    playing.session.stop()
    playing.session.close()
    assert playing.log.told == []


def test_feelings_and_a_note(scene):
    playing = scene()
    playing.session.feel(before=3)
    playing.session.look()
    playing.session.start(3)
    playing.wait(40)
    playing.session.feel(after=6)
    playing.session.note("good")
    assert playing.log.told[:2] == [("begin", 80.0, 3), ("feeling", 3, None)]
    assert playing.log.told[-3:] == [("end", True), ("feeling", None, 6), ("note", "good")]


@pytest.mark.parametrize(("after", "side"), [(2, "left"), (10, "left"), (27, "left"), (35, "right")], ids=str)
def test_easing_off_remembers_the_side(scene, after, side):
    playing = scene()
    playing.session.start()
    playing.wait(after)
    playing.session.ease_off()
    playing.jump(0)
    assert playing.log.told[1] == ("hurt", 0, side)
    assert playing.log.told[2][:2] == (0, "Lunge")
    assert EASED_OFF in playing.news
    assert playing.session.look().moment.step.name == "Rest"


def test_easing_off_in_a_rest_or_too_early_does_nothing(scene):
    playing = scene()
    playing.session.ease_off()
    playing.session.start()
    playing.wait(52)
    playing.session.ease_off()
    assert playing.log.told == [("begin", 80.0, 3), LUNGE]
    assert playing.session.look().moment.step.name == "Rest"


def test_easing_off_while_paused_stays_paused(scene):
    playing = scene()
    playing.session.start()
    playing.wait(10)
    playing.session.pause()
    playing.session.ease_off()
    assert playing.session.look().moment.state == "paused"
    assert playing.log.told[1] == ("hurt", 0, "left")


def test_a_complaint_is_news(scene):
    playing = scene()
    playing.log.complaints = ["The journal cannot be written."]
    playing.session.start()
    playing.wait(10)
    assert playing.news.count("The journal cannot be written.") == 1


def test_what_was_done_before_an_interruption_is_counted(scene):
    from stretchtimer.history.record import Step

    playing = scene()
    playing.session.record_in(
        playing.log, [Step(0, "", "Lunge", "done", 40.0), Step(1, "", "Cat", "shortened", 3)]
    )
    playing.session.start(2)
    playing.wait(60)
    assert [(deed.seconds, deed.complete) for deed in playing.session.deeds()] == [
        (40.0, True),
        (pytest.approx(13.0), True),
        (pytest.approx(30.0), True),
    ]


def test_the_sound_has_its_schedule_before_the_log_is_told(scene):
    playing = scene()
    order = []
    playing.session.speaker.play = lambda notes: order.append("sound")
    playing.log.step_ended = lambda step, next_step: order.append("log")
    playing.session.start()
    playing.wait(10)
    order.clear()
    playing.session.skip()
    assert order == ["sound", "log"]


def test_a_routine_changed_while_it_is_played(scene):
    playing, longer = scene(), scene(STEPS[0], {"name": "Sit", "hold": "50s", "setup": "5s"})
    playing.session.start()
    playing.wait(10)
    playing.session.change_ahead(longer.session.timeline)
    playing.wait(100)
    # What was changed on purpose is what is meant now.
    assert playing.steps() == [LUNGE, (1, "Sit", "done", 50.0, None, 2)]
    assert playing.log.told[-1] == ("end", True)


def test_easing_off_is_said_aloud(scene):
    playing = scene(lines=Lines(bundled("sounds") / "voice"))
    playing.session.prepare()
    playing.session.start()
    playing.wait(10)
    heard = []
    playing.session.speaker.play = lambda soundings, *_: heard.extend(soundings)
    playing.session.ease_off()
    first = min((each for each in heard if each.line), key=lambda each: each.at)
    assert first.line == EASED_OFF
    assert first.at - playing.now < 1.0
