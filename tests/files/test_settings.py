"""One setting written in place: everything else in the file stays as it is, to the letter."""

from __future__ import annotations

import pytest

from stretchtimer.config import TEMPLATE, Settings, change_settings, read_settings
from stretchtimer.files.writing import NotWrittenError

CHANGES = {"avoid": "[knee, wrist]", "instead": "skip", "older": "yes"}
EXPECTED = {"avoid": ("knee", "wrist"), "instead": "skip", "older": True}


@pytest.fixture
def path(tmp_path):
    return tmp_path / "below" / "settings.yaml"


def settings(path):
    found, faults = read_settings(path)
    assert not faults
    return found


def test_without_a_file_one_is_made_with_everything_explained(path):
    change_settings(path, CHANGES)
    assert settings(path) == Settings(**EXPECTED)
    assert path.read_text("utf-8") == f"{TEMPLATE}avoid: [knee, wrist]\ninstead: skip\nolder: yes\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("volume: 30 # soft\n", "volume: 30 # soft\navoid: [neck]\n"),
        (
            "# mine\n\navoid: [knee]  # since May\nvolume: 30\n",
            "# mine\n\navoid: [neck]  # since May\nvolume: 30\n",
        ),
        ("avoid: knee, wrist\nvolume: 30\n", "avoid: [neck]\nvolume: 30\n"),
        (
            "volume: 30\navoid:\n  - knee\n  - wrist\ntheme: nord\n",
            "volume: 30\navoid: [neck]\ntheme: nord\n",
        ),
        ("keys:\n  pause: x\n", "keys:\n  pause: x\navoid: [neck]\n"),
        ("volume: 30", "volume: 30\navoid: [neck]\n"),
        ("volume: 30\r\nflash: yes\r\n", "volume: 30\r\nflash: yes\r\navoid: [neck]\r\n"),
        ("{volume: 30, flash: yes}\n", "{volume: 30, avoid: [neck], flash: yes}\n"),
        ("# nothing\n", "# nothing\navoid: [neck]\n"),
        ("# nothing", "# nothing\navoid: [neck]\n"),
        ("", "avoid: [neck]\n"),
        ("\ufeffvolume: 30\n", "\ufeffvolume: 30\navoid: [neck]\n"),
    ],
)
def test_only_the_one_key_is_touched(path, text, expected):
    path.parent.mkdir()
    path.write_bytes(text.encode())
    before = settings(path)
    change_settings(path, {"avoid": "[neck]"})
    assert path.read_bytes().decode() == expected
    assert settings(path) == before.model_copy(update={"avoid": ("neck",)})


def test_there_and_back_again(path):
    change_settings(path, CHANGES)
    change_settings(path, {"avoid": "[]", "instead": "easier", "older": "no"})
    assert settings(path) == Settings()


@pytest.mark.parametrize(
    "text", ["volume: loud\n", "avoid: [kneee]\n", "- a\n", "volume: [\n", "a: &x [1]\n"]
)
def test_a_file_with_errors_is_left_alone(path, text):
    path.parent.mkdir()
    path.write_text(text)
    with pytest.raises(NotWrittenError):
        change_settings(path, CHANGES)
    assert path.read_text() == text


def test_a_value_that_is_none_is_not_written(path):
    path.parent.mkdir()
    path.write_text("volume: 30\n")
    with pytest.raises(NotWrittenError):
        change_settings(path, {"avoid": "[kneee]"})
    assert path.read_text() == "volume: 30\n"


@pytest.mark.parametrize("written", ["[knee, wrist]", "knee, wrist", "knee wrist", "\n  - knee\n  - wrist"])
def test_cautions_may_be_written_in_several_ways(path, written):
    path.parent.mkdir()
    path.write_text(f"avoid: {written}\n")
    assert settings(path).person.avoid == {"knee", "wrist"}


def test_an_unknown_caution_is_told_with_the_nearest(path):
    path.parent.mkdir()
    path.write_text("avoid: [kneee]\n")
    _, (fault,) = read_settings(path)
    assert '"kneee" is no caution; did you mean "knee"?' in fault.message
