"""The figure on the command line: shown with what a stretch is, checked with all else, and never listed."""

from __future__ import annotations

import subprocess
import sys

import pytest

from stretchtimer.core.anatomy import MUSCLES, felt
from stretchtimer.files.terminal import figure_style

REACH = """\
name: Reach
position: standing
targets: [deltoid]
reps: 4
tempo: {up: 2s, down: 2s}
figure: {up: tall, down: standing}
"""


@pytest.fixture(autouse=True)
def utf8(monkeypatch):
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setattr("locale.getencoding", lambda: "UTF-8")


def braille(text):
    return sum("⠀" < character <= "⣿" for character in text)


def test_show_draws_the_stretch_under_its_name(run):
    shown = run("show", "downward-dog")
    assert shown.exit_code == 0
    name, figure, *words = shown.output.split("\n\n")
    assert name.startswith("Downward-Facing Dog")
    assert braille(figure) > 100
    assert braille("".join(words)) == 0
    assert "\x1b" not in shown.output


def test_show_draws_in_plain_characters_where_the_locale_has_no_braille(run, monkeypatch):
    monkeypatch.setattr("locale.getencoding", lambda: "ISO-8859-1")
    figure = run("show", "downward-dog").output.split("\n\n")[1]
    assert figure.strip()
    assert figure.isascii()


def test_show_draws_with_the_characters_of_the_settings(run, own_home):
    (own_home / "settings.yaml").write_text("figure: ascii\n")
    assert run("show", "downward-dog").output.split("\n\n")[1].isascii()


@pytest.mark.parametrize(
    ("chosen", "term", "encoding", "style"),
    [
        ("auto", "xterm", "utf-8", "braille"),
        ("auto", "linux", "utf-8", "ascii"),
        ("auto", "xterm", "ANSI_X3.4-1968", "ascii"),
        ("auto", "xterm", "no such encoding", "ascii"),
        ("auto", "xterm", "gb18030", "braille"),
        ("braille", "linux", "ascii", "braille"),
        ("ascii", "xterm", "utf-8", "ascii"),
    ],
)
def test_the_style_is_the_chosen_one_or_what_the_terminal_has(monkeypatch, chosen, term, encoding, style):
    monkeypatch.setenv("TERM", term)
    monkeypatch.setattr("locale.getencoding", lambda: encoding)
    assert figure_style(chosen) == style


def test_own_figures_are_drawn_and_checked(run, own_file):
    own_file("figures/poses.yaml", "tall: {like: standing, both: {upper-arm: 90, forearm: 90}}\n")
    path = own_file("stretches/reach.yaml", REACH)
    assert run("check").exit_code == 0
    assert braille(run("show", "reach").output) > 50
    path.write_text(REACH.replace("up: tall", "up: tal"), encoding="utf-8")
    for arguments in (("check",), ("check", path)):
        checked = run(*arguments)
        assert checked.exit_code == 1
        assert f'{path}:6:14: up: there is no pose "tal"; did you mean "tall"?' in checked.output
    assert braille(run("show", "reach").output) == 0


def test_a_file_of_poses_is_checked_by_itself(run, own_file):
    path = own_file("figures/poses.yaml", "tall: {like: standing, both: {elbow: 90}}\n")
    checked = run("check", path)
    assert checked.exit_code == 1
    assert f'{path}:1:31: there is no segment "elbow"' in checked.output


def test_a_list_reads_no_figures():
    code = "import sys; sys.argv = ['', 'list']\nfrom stretchtimer.cli import main\n"
    code += "try: main()\nfinally: print([name for name in sys.modules if 'figure' in name], file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stderr.strip() == "[]"


def test_every_muscle_is_felt_somewhere_and_said_once():
    assert all(felt([muscle]) != muscle for muscle in MUSCLES)
    assert felt(["biceps femoris", "semitendinosus", "soleus"]) == "back of the thigh, calf"
    assert felt(["a muscle of one's own"]) == "a muscle of one's own"
    assert felt([]) == ""
