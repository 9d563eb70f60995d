import pytest

from stretchtimer.files import places
from stretchtimer.library.completing import MOST, propose
from stretchtimer.library.shelf import load

STRETCHES = load(places.bundled("routines"), None).stretches


def words(text, kind="routine"):
    """What is proposed at the ‸, each as it would be written, and what it would replace."""
    before, _, after = text.partition("‸")
    lines = (before + after).split("\n")
    row, column = before.count("\n"), len(before.split("\n")[-1])
    found = propose(lines, row, column, kind, STRETCHES, ["cow", "cat", "cobra"])
    return [each.word for each in found.words], lines[row][found.start : column]


HEAD = "name: x\nsteps:\n"


@pytest.mark.parametrize(
    ("text", "first", "typed"),
    [
        ("na‸", "name: ", "na"),
        (HEAD + "  - str‸", "stretch: ", "str"),
        (HEAD + "  - ‸", "stretch: ", ""),
        (HEAD + "- ‸", "stretch: ", ""),
        (HEAD + "  - stretch: cob‸", "cobra", "cob"),
        (HEAD + "  - stretch: kneel‸", "half-kneeling-hip-flexor", "kneel"),
        (HEAD + "  - stretch: cobra\n    ho‸", "hold: ", "ho"),
        (HEAD + "  - stretch: cobra\n    sides: l‸", "left", "l"),
        (HEAD + "  - {stretch: cobra, ho‸", "hold: ", "ho"),
        (HEAD + "  - {stretch: co‸", "cobra", "co"),
        (HEAD + "  - repeat: 2\n    steps:\n      - st‸", "stretch: ", "st"),
        (HEAD + "  - stretch: cobra\n    cues:\n      - at: ha‸", "half", "ha"),
        (HEAD + "  - stretch: cobra\n    cues:\n      - at: half\n        s‸", "say: ", "s"),
        (HEAD + "  - stretch: cobra\n    breath:\n      o‸", "out: ", "o"),
    ],
)
def test_what_could_stand_here(text, first, typed):
    found, replaced = words(text)
    assert found[0] == first
    assert replaced == typed


@pytest.mark.parametrize("text", ["name: x  # na‸", "name: so‸", HEAD + "  - stretch: cobra‸", "# na‸"])
def test_where_nothing_can_be_known_nothing_is_proposed(text):
    assert words(text)[0] == []


def test_a_key_is_not_proposed_twice():
    assert "hold: " not in words(HEAD + "  - stretch: cobra\n    hold: 3s\n    ‸\n")[0]
    assert "hold: " in words(HEAD + "  - stretch: cobra\n    hold: 3s\n  - stretch: cobra\n    ‸")[0]


def test_a_rest_has_no_keys_of_a_stretch():
    assert words(HEAD + "  - rest: 3s\n    ho‸")[0] == []


def test_poses_and_keys_of_a_stretch_file():
    assert words("name: x\nfigure: c‸", "stretch")[0] == ["cat", "cobra", "cow"]
    assert words("name: x\ntar‸", "stretch")[0] == ["targets: "]


def test_never_too_many():
    assert len(words(HEAD + "  - stretch: ‸")[0]) == MOST
