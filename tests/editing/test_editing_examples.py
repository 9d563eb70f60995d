"""What the random files seldom or never hold, and the exact bytes that come out."""

import pytest

from stretchtimer.library import editing
from stretchtimer.library.editing import RefusedError

HEAD = "name: x\nsteps:\n"


def test_the_bytes_of_a_longer_hold():
    text = HEAD + '  - stretch: cobra   # slowly\n\n    hold: "20s"  # ü\n  # end\n'
    assert editing.set_key(text, (0,), "hold", "25s") == text.replace("20s", "25s")


def test_a_new_key_stands_below_the_first_with_its_indent_and_line_end():
    text = "name: x\r\nsteps:\r\n-   stretch: cobra # slowly\r\n-   rest: 3s"
    assert editing.set_key(text, (0,), "hold", "25s") == (
        "name: x\r\nsteps:\r\n-   stretch: cobra # slowly\r\n    hold: 25s\r\n-   rest: 3s"
    )


def test_a_list_written_in_lines_is_replaced_whole():
    text = HEAD + "- stretch: bird-dog\n  reps:\n  - 4\n  - 3\n  rest: 9s\n"
    assert editing.set_key(text, (0,), "reps", "[4, 3, 2]") == (
        HEAD + "- stretch: bird-dog\n  reps: [4, 3, 2]\n  rest: 9s\n"
    )


def test_comments_go_with_their_step():
    text = HEAD + "  # one\n  - stretch: cobra  # uno\n    # eins\n\n  # two\n  - rest: 3s\n"
    assert editing.move(text, (0,), 1) == (
        HEAD + "  # two\n  - rest: 3s\n\n  # one\n  - stretch: cobra  # uno\n    # eins\n"
    )
    assert editing.leave_out(text, (0,)) == HEAD + "\n  # two\n  - rest: 3s\n"
    assert editing.leave_out(text, (1,)) == HEAD + "  # one\n  - stretch: cobra  # uno\n    # eins\n\n"


def test_the_only_step_of_a_repeat_takes_the_repeat_with_it():
    text = (
        HEAD + "- stretch: cobra\n- repeat: 2\n  steps:\n  - repeat: 3\n    steps:\n    - stretch: sphinx\n"
    )
    assert editing.leave_out(text, (1, 0, 0)) == HEAD + "- stretch: cobra\n"


def test_a_file_without_a_last_line_break_stays_without():
    text = HEAD + "- stretch: cobra\n- stretch: sphinx"
    assert editing.move(text, (0,), 1) == HEAD + "- stretch: sphinx\n- stretch: cobra"
    assert editing.leave_out(text, (1,)) == HEAD + "- stretch: cobra"


def test_a_text_in_a_block_is_one_value():
    text = (
        HEAD
        + "- stretch: cobra\n  cues:\n  - at: start\n    say: |\n      - so\n      # and so\n\n- rest: 3s\n"
    )
    moved = editing.move(text, (0,), 1)
    assert moved == (
        HEAD
        + "- rest: 3s\n\n- stretch: cobra\n  cues:\n  - at: start\n    say: |\n      - so\n      # and so\n"
    )


def test_a_value_named_elsewhere_is_changed_here_only():
    text = HEAD + "- stretch: cobra\n  hold: &h 20s\n- stretch: sphinx\n  hold: *h\n"
    assert editing.set_key(text, (1,), "hold", "25s") == text.replace("*h", "25s")


@pytest.mark.parametrize(
    ("text", "change"),
    [
        # The anchor would be gone that something else points to.
        (
            HEAD + "- stretch: cobra\n  hold: &h 20s\n- stretch: sphinx\n  hold: *h\n",
            ("set_key", (0,), "hold", "5s"),
        ),
        # The step stands elsewhere and would change there too.
        (HEAD + "- &s\n  stretch: cobra\n- *s\n", ("set_key", (1,), "hold", "5s")),
        (HEAD + "- &s\n  stretch: cobra\n- *s\n", ("set_key", (0,), "hold", "5s")),
        # An alias before its anchor.
        (HEAD + "- &s\n  stretch: cobra\n- *s\n", ("move", (0,), 1)),
        # Explicit keys.
        ("name: x\n? steps\n: - stretch: cobra\n  - rest: 2s\n", ("move", (0,), 1)),
    ],
)
def test_an_unusual_layout_is_refused_and_never_bent(text, change):
    name, *arguments = change
    with pytest.raises(RefusedError, match="unusual way"):
        getattr(editing, name)(text, *arguments)


def test_a_file_with_an_error_says_where():
    with pytest.raises(RefusedError, match=r"error in line 3: is not valid YAML"):
        editing.move(HEAD + "- stretch: ]\n", (0,), 1)


@pytest.mark.parametrize(
    "name",
    [
        "plain",
        "Rücken",
        "a: b",
        "a # b",
        "- a",
        '"quoted"',
        "'",
        "{x}",
        "[",
        "*a",
        "&a",
        "!a",
        "%",
        "@",
        "5",
        "~",
        "a,b",
        "?",
    ],
)
def test_any_name_can_be_written(name):
    text = 'name: "old"   # keep\nsteps: []\n'
    edited = editing.set_name(text, name)
    assert edited.endswith("   # keep\nsteps: []\n")
    assert editing._data(edited)["name"] == name
