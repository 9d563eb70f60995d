from datetime import datetime, timedelta
from itertools import count

import pytest

from stretchtimer.files import versions as kept
from stretchtimer.files.versions import Unsaved
from stretchtimer.files.writing import NotWrittenError


@pytest.fixture
def clock():
    ticks = count()
    return lambda: datetime(2026, 11, 23, 12) + timedelta(seconds=next(ticks))


@pytest.fixture
def home(tmp_path):
    return tmp_path / "home"


def texts(path, home):
    return [version.path.read_text() for version in kept.versions(path, home)]


def test_the_last_versions_are_kept_newest_first(tmp_path, home, clock):
    path = tmp_path / "a.yaml"
    for n in range(kept.MOST + 5):
        path.write_text(str(n))
        kept.keep(path, home, clock)
    assert texts(path, home) == [str(n) for n in range(kept.MOST + 4, 4, -1)]
    assert kept.versions(path, home)[0].kept == datetime(2026, 11, 23, 12, 0, kept.MOST + 4)


def test_the_same_text_is_kept_once(tmp_path, home, clock):
    path = tmp_path / "a.yaml"
    path.write_text("one")
    assert kept.keep(path, home, clock) == kept.keep(path, home, clock)
    assert texts(path, home) == ["one"]


def test_a_file_that_is_not_there_has_no_version(tmp_path, home, clock):
    assert kept.keep(tmp_path / "a.yaml", home, clock) is None
    assert kept.versions(tmp_path / "a.yaml", home) == []


def test_two_files_of_one_name_in_two_folders_are_told_apart(home, clock):
    for name in ("a", "b"):
        path = home / name / "x.yaml"
        path.parent.mkdir(parents=True)
        path.write_text(name)
        kept.keep(path, home, clock)
    assert texts(home / "a" / "x.yaml", home) == ["a"]
    assert texts(home / "b" / "x.yaml", home) == ["b"]


def test_a_home_that_moves_takes_its_versions_along(tmp_path, home, clock):
    path = home / "routines" / "x.yaml"
    path.parent.mkdir(parents=True)
    path.write_text("one")
    kept.keep(path, home, clock)
    moved = home.rename(tmp_path / "stick")
    assert texts(moved / "routines" / "x.yaml", moved) == ["one"]


def test_what_is_deleted_is_kept_even_if_it_is_no_text(tmp_path, home, clock):
    path = tmp_path / "a.yaml"
    path.write_bytes(b"\xff\xfe\x00")
    kept.delete(path, home, clock)
    assert not path.exists()
    assert [version.path.read_bytes() for version in kept.versions(path, home)] == [b"\xff\xfe\x00"]


def test_what_cannot_be_kept_is_not_deleted(tmp_path, home, clock):
    path = tmp_path / "a.yaml"
    path.write_text("one")
    home.write_text("a file in the way")
    with pytest.raises(NotWrittenError):
        kept.delete(path, home, clock)
    assert path.read_text() == "one"


def test_a_renamed_file_keeps_its_versions(tmp_path, home, clock):
    old, new = tmp_path / "a.yaml", tmp_path / "b.yaml"
    old.write_text("one")
    kept.keep(old, home, clock)
    kept.move_versions(old, new, home)
    assert texts(old, home) == []
    assert texts(new, home) == ["one"]


def test_a_very_long_name_can_be_kept(tmp_path, home, clock):
    for name in ("ü" * 120, "ü" * 119 + "x"):
        path = tmp_path / f"{name}.yaml"
        path.write_text(name)
        kept.keep(path, home, clock)
        assert texts(path, home) == [name]


def test_what_is_not_saved_survives_until_it_is(tmp_path, home):
    path = tmp_path / "a.yaml"
    assert kept.unsaved(path, home) is None
    typed = Unsaved("new\r\n\ufeffü", "old")
    kept.keep_unsaved(path, home, typed)
    assert kept.unsaved(path, home) == typed
    kept.keep_unsaved(path, home, None)
    kept.keep_unsaved(path, home, None)
    assert kept.unsaved(path, home) is None


@pytest.mark.parametrize("rubbish", ["", "[]", '{"text": 1}', '"text"'])
def test_a_damaged_unsaved_text_is_none(tmp_path, home, rubbish):
    path = tmp_path / "a.yaml"
    kept.keep_unsaved(path, home, Unsaved("a", "b"))
    (found,) = (home / "unsaved").iterdir()
    found.write_text(rubbish)
    assert kept.unsaved(path, home) is None
