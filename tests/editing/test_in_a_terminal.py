"""The person's own editor, and the program killed, in a real terminal."""

import os
import shutil
import signal
import sys

import pytest

from stretchtimer.library.desk import usual_desk
from stretchtimer.library.shelf import load

from .routines import ROUTINES
from .terminal import Terminal

pytestmark = [
    pytest.mark.terminal,
    pytest.mark.skipif(not shutil.which("tmux") or not shutil.which("pgrep"), reason="tmux is not installed"),
]
needs_ed = pytest.mark.skipif(not shutil.which("ed"), reason="ed is not installed")
needs_vim = pytest.mark.skipif(not shutil.which("vim"), reason="vim is not installed")

MINE = "name: A mine\nsteps:\n  - stretch: cobra   # slowly\n    hold: 20s\n"


@pytest.fixture
def mine(own):
    own.mkdir(parents=True)
    path = own / "mine.yaml"
    path.write_text(MINE)
    return path


@needs_vim
def test_vim_on_the_command_line_is_sent_back_to_the_line_of_the_error(home, mine):
    with Terminal(home, "edit", "mine", editor="vim -Nnu NONE --cmd 'set shortmess=atIF'") as terminal:
        terminal.see("hold: 20s")
        terminal.type(":%s/hold/hodl/")
        terminal.type(":wq")
        terminal.see('4:5: nobody knows the key "hodl"; did you mean "hold"?')
        terminal.see("Go back to line 4? [Y/n]")
        terminal.press("Enter")
        terminal.see("hodl: 20s")
        # The cursor is where the error is: the change is of this line alone.
        terminal.type(":s/hodl: 20s/hold: 33s/")
        terminal.type(":wq")
        terminal.see("ended with 0")
    assert mine.read_text() == MINE.replace("20s", "33s")


@needs_ed
def test_ed_from_the_library_and_back(home, mine):
    with Terminal(home, editor="ed") as terminal:
        terminal.see("A mine")
        terminal.press("Home")
        terminal.see("1. Cobra")
        terminal.press("E")
        terminal.see(str(len(MINE)))
        terminal.type("/hold/s/20s/50s/")
        terminal.type("w")
        terminal.type("q")
        terminal.see("50 s, 2 rounds")
        assert "All keys" not in terminal.screen()
        terminal.press("q")
        terminal.see("ended with 0")
    assert mine.read_text() == MINE.replace("20s", "50s")


def test_a_script_as_editor_that_breaks_the_file_is_offered_again(home, mine, tmp_path):
    script = tmp_path / "script"
    script.write_text(
        f"#!{sys.executable}\n"
        "import sys\nfrom pathlib import Path\n"
        "path = Path(sys.argv[-1])\ntext = path.read_text()\n"
        "path.write_text(text.replace('hodl', 'hold') if 'hodl' in text else text.replace('hold', 'hodl'))\n"
    )
    script.chmod(0o755)
    with Terminal(home, editor=str(script)) as terminal:
        terminal.see("A mine")
        terminal.press("Home")
        terminal.see("1. Cobra")
        terminal.press("E")
        terminal.see("go back to line 4")
        assert "hodl" in mine.read_text()
        terminal.press("y")
        terminal.until(lambda: mine.read_text() == MINE, "the file to be mended")
        terminal.see("1. Cobra")


def test_a_change_outside_is_seen_within_a_second_or_two(home, mine):
    with Terminal(home) as terminal:
        terminal.see("A mine")
        terminal.press("Home")
        terminal.see("20 s, 2 rounds")
        mine.write_text(MINE.replace("20s", "40s"))
        terminal.see("40 s, 2 rounds", seconds=5)


def test_killed_while_typing_the_text_is_offered_again(home, mine):
    with Terminal(home) as terminal:
        terminal.see("A mine")
        terminal.press("Home")
        terminal.see("1. Cobra")
        terminal.press("t")
        terminal.see("A mine, 1 min")
        terminal.press("#", "H", "i", "Enter")
        terminal.see("● not saved")
        terminal.until(lambda: usual_desk().unsaved(mine), "the typed text to be kept")
        os.kill(terminal.program(), signal.SIGKILL)
        terminal.see("ended with 137")
    assert mine.read_text() == MINE
    with Terminal(home) as terminal:
        terminal.see("A mine")
        terminal.press("Home")
        terminal.see("1. Cobra")
        terminal.press("t")
        terminal.see("There is text here that was not saved")
        terminal.press("t")
        terminal.see("● not saved")
        terminal.press("C-s")
        terminal.until(lambda: mine.read_text() == "#Hi\n" + MINE, "the text to be saved")


def test_killed_amid_quick_changes_the_file_is_always_a_routine(home, mine):
    rest = [line for line in MINE.split("\n") if "hold" not in line]
    seen = {MINE}

    def whole_and_changed():
        text = mine.read_text()
        assert [line for line in text.split("\n") if "hold" not in line] == rest
        seen.add(text)
        return len(seen) > before

    for _ in range(3):
        before = len(seen)
        with Terminal(home) as terminal:
            terminal.see("A mine")
            terminal.press("Home")
            terminal.see("1. Cobra")
            terminal.press("e")
            terminal.see("rounds +")
            terminal.press(*["+"] * 40)
            terminal.until(whole_and_changed, "a change to be written")
            os.kill(terminal.program(), signal.SIGKILL)
            terminal.see("ended with 137")
        whole_and_changed()
        (file,) = [each for each in load(ROUTINES, mine.parent).routines if each.path == mine]
        assert not file.faults
