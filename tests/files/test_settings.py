"""The settings file: all optional, and a mistake in it stops nobody."""

import pytest

from stretchtimer.config import TEMPLATE, Settings, read_settings


@pytest.fixture
def path(tmp_path):
    return tmp_path / "settings.yaml"


def told(path):
    settings, faults = read_settings(path)
    assert settings == Settings()
    return [str(fault).removeprefix(f"{path}:") for fault in faults]


@pytest.mark.parametrize("text", [None, "", "\n\n", "# only a comment\n  # another\n", TEMPLATE])
def test_no_file_an_empty_one_and_the_template_are_the_usual_settings(path, text):
    if text is not None:
        path.write_text(text)
    assert told(path) == []


def test_the_template_uncommented_is_the_usual_settings_too(path):
    lines = [line.removeprefix("# ") if ":" in line else line for line in TEMPLATE.splitlines()[1:]]
    path.write_text("\n".join(line if line.startswith(" ") else line.replace("#   ", "  ") for line in lines))
    settings, faults = read_settings(path)
    assert faults == []
    assert settings.model_copy(update={"keys": {}}) == Settings()
    assert settings.keys == {"pause": "space", "skip": "right,n"}


def test_settings_are_read(path):
    path.write_text("sound: none\nvolume: 0\nkeep-speakers-awake: yes\nflash: On\nafter-sleep: go-on\n")
    settings, faults = read_settings(path)
    assert faults == []
    assert (settings.sound, settings.volume, settings.keep_speakers_awake) == ("none", 0, True)
    assert (settings.flash, settings.after_sleep) == (True, "go-on")


def test_everything_wrong_is_told_at_once(path):
    path.write_text("sound: miniaudo\nvolume: 101\nflash: maybe\nafter-slep: pause\nkeys: x\ntheme:\n")
    assert told(path) == [
        '1:8: sound: "miniaudo" is no sound backend; did you mean "miniaudio"?',
        "2:9: volume: 101 is out of range; from 0 to 100 is possible",
        '3:8: flash: "maybe" is neither yes nor no',
        '4:1: nobody knows the key "after-slep"; did you mean "after-sleep"?',
        "5:7: keys: should be a mapping, with lines like `name: …`",
        "6:7: theme: is empty; a line of text should stand here",
    ]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"- a", "1:1: should be a mapping, with lines like `name: …`"),
        (b"volume: \xff", "1:9: is not UTF-8 text; save it as UTF-8"),
        (b"a: b\na: c", '2:1: "a" stands here a second time'),
    ],
)
def test_a_file_that_is_no_settings(path, data, message):
    path.write_bytes(data)
    assert told(path) == [message]


def test_a_folder_in_its_place(path):
    path.mkdir()
    assert told(path) == ["1:1: cannot be read: Is a directory"]
