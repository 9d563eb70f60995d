from __future__ import annotations

from array import array
from itertools import chain, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stretchtimer.sound.mixer import Clip, Mixer


def clip(*samples):
    return Clip(array("h", samples))


def heard(data):
    """(left, right) of what was rendered."""
    both = array("h", data)
    return list(both[0::2]), list(both[1::2])


def joined(parts):
    return list(chain.from_iterable(parts))


def test_a_clip_begins_at_exactly_its_frame_across_buffers():
    mixer = Mixer()
    mixer.schedule(5, clip(1, 2, 3, 4))
    parts = [heard(mixer.render(3))[0] for _ in range(4)]
    assert joined(parts) == [0, 0, 0, 0, 0, 1, 2, 3, 4, 0, 0, 0]
    assert mixer.position == 12


@given(
    notes=st.lists(
        st.tuples(st.integers(0, 60), st.lists(st.integers(-9000, 9000), max_size=20)), max_size=8
    ),
    buffers=st.lists(st.integers(1, 30), min_size=1, max_size=12),
)
def test_the_mix_is_the_sum_however_it_is_pulled(notes, buffers):
    mixer = Mixer()
    total = sum(buffers)
    expected = [0] * (total + 100)
    for at, samples in notes:
        mixer.schedule(at, clip(*samples))
        for n, sample in enumerate(samples):
            expected[at + n] += sample
    found = [heard(mixer.render(size)) for size in buffers]
    limited = [max(-32768, min(32767, sample)) for sample in expected[:total]]
    assert joined(left for left, _ in found) == limited
    assert joined(right for _, right in found) == limited


def test_too_loud_is_limited_and_never_wraps():
    mixer = Mixer()
    for _ in range(3):
        mixer.schedule(0, clip(30000, -30000, 100))
    assert heard(mixer.render(3)) == ([32767, -32768, 300], [32767, -32768, 300])


@pytest.mark.parametrize(
    ("pan", "left", "right"),
    [(-1, 1000, 0), (-0.8, 1000, 200), (0, 1000, 1000), (0.5, 500, 1000), (1, 0, 1000)],
)
def test_pan_takes_away_from_the_other_side_only(pan, left, right):
    mixer = Mixer()
    mixer.schedule(0, clip(1000), pan=pan)
    found = heard(mixer.render(1))
    assert found[0][0] == pytest.approx(left, abs=1)
    assert found[1][0] == pytest.approx(right, abs=1)


def test_gain_is_a_factor():
    mixer = Mixer()
    mixer.schedule(0, clip(1000), gain=0.5)
    assert heard(mixer.render(1))[0] == [500]


def test_what_is_scheduled_for_the_past_begins_with_the_next_frame():
    mixer = Mixer()
    mixer.render(10)
    mixer.schedule(3, clip(7, 8))
    assert heard(mixer.render(3))[0] == [7, 8, 0]


def test_cancel_all_fades_without_a_step_and_forgets_the_rest():
    mixer = Mixer()
    mixer.schedule(0, clip(*[10000] * 5000))
    mixer.schedule(3000, clip(*[10000] * 100))
    mixer.render(1000)
    mixer.cancel_all()
    after = heard(mixer.render(5000))[0]
    assert after[0] == pytest.approx(10000, abs=20)
    assert all(0 <= before - now <= 20 for before, now in pairwise(after))
    assert not any(after[700:])  # 15 ms


def test_cancel_from_leaves_what_sounds_and_what_comes_before():
    mixer = Mixer()
    mixer.schedule(0, clip(1, 1, 1, 1))
    mixer.schedule(4, clip(2))
    mixer.schedule(5, clip(3))
    mixer.render(2)
    mixer.cancel_from(5)
    assert heard(mixer.render(6))[0] == [1, 1, 2, 0, 0, 0]


@given(st.integers(-40, 40))
def test_shift_moves_only_what_has_not_begun(frames):
    mixer = Mixer()
    mixer.schedule(0, clip(*[1] * 12))
    mixer.schedule(30, clip(50))
    mixer.render(10)
    mixer.shift(frames)
    found = heard(mixer.render(100))[0]
    assert found[:2] == [1 + 50 * (max(frames, -20) == -20), 1 + 50 * (frames == -19)]
    assert 10 + next(n for n, sample in enumerate(found) if sample >= 50) == max(30 + frames, 10)


@pytest.mark.parametrize(("before", "after"), [(1.0, 0.0), (0.0, 1.0), (1.0, 0.4)])
def test_volume_changes_within_one_buffer_and_without_a_step(before, after):
    mixer = Mixer(before)
    mixer.schedule(0, clip(*[20000] * 4000))
    mixer.render(1000)
    mixer.volume = after
    found = [20000 * before, *heard(mixer.render(2000))[0]]
    assert max(abs(b - a) for a, b in pairwise(found)) <= 20000 / 441 + 2
    assert found[-1] == pytest.approx(20000 * after, abs=1)


def test_a_volume_ramp_goes_on_through_small_buffers():
    mixer = Mixer(1.0)
    mixer.schedule(0, clip(*[20000] * 4000))
    mixer.volume = 0.0
    found = joined(heard(mixer.render(50))[0] for _ in range(20))
    assert max(a - b for a, b in pairwise(found)) <= 20000 / 441 + 2
    assert found[-1] == 0


@pytest.mark.parametrize("volume", [-0.1, 1.1])
def test_volume_beyond_its_range_is_refused(volume):
    with pytest.raises(ValueError, match="from 0 to 1"):
        Mixer().volume = volume
