import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from stretchtimer.cli import main
from stretchtimer.files import places

BUNDLED = places.bundled("routines")


def run(*arguments, text=None):
    result = CliRunner().invoke(main, arguments, input=text)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exc_info
    return result.exit_code, result.output


def test_a_new_routine_can_be_played_and_points_to_its_schema(own):
    assert run("new", "Müde Hüften")[0] == 0
    path = own / "muede-hueften.yaml"
    first, second, *_ = path.read_text().split("\n")
    assert first == "# yaml-language-server: $schema=routine.schema.json"
    assert second == "name: Müde Hüften"
    assert (own / "routine.schema.json").read_text().startswith("{")
    assert run("check", str(path)) == (0, "1 file checked, no errors.\n")
    assert run("show", "müde hüften")[0] == 0


def test_a_copy_says_what_its_source_says_and_keeps_its_comments(own):
    assert run("new", "Long", "--from", "full-back")[0] == 0
    old = (BUNDLED / "full-back.yaml").read_text()
    schema, _, new = (own / "long.yaml").read_text().partition("\n")
    assert "$schema" in schema
    assert new == old.replace("name: Full Lower Back", "name: Long")


def test_copies_of_copies_get_names_of_their_own(own):
    for _ in range(3):
        assert run("duplicate", "cobra")[0] == 0
    assert sorted(path.name for path in own.glob("*.yaml")) == [
        "cobra-copy-2.yaml",
        "cobra-copy-3.yaml",
        "cobra-copy.yaml",
    ]


@pytest.mark.parametrize(
    ("name", "stem"),
    [
        ("../../etc/passwd", "etc-passwd"),
        ("CON", "con-routine"),
        ("com1", "com1-routine"),
        ("Straße", "strasse"),
        ("Piñata café", "pinata-cafe"),
        ("腰痛", "腰痛"),
        ("🧘", "routine"),
        ("...", "routine"),
        ("Cobra!", "cobra-2"),
        ("x" * 80, "x" * 60),
        ("--help me--", "help-me"),
    ],
)
def test_any_name_makes_a_file_name(own, name, stem):
    assert run("new", "--", name)[0] == 0
    assert [path.stem for path in own.glob("*.yaml")] == [stem]
    assert run("check", str(own / f"{stem}.yaml"))[0] == 0


@pytest.mark.parametrize("name", ["", "x" * 81, "a\x1bb", "cobra"])
def test_a_name_that_is_none_is_refused_and_nothing_is_made(own, name):
    code, said = run("new", name)
    assert code == 1
    assert len(said.splitlines()) == 1
    assert not list(own.glob("*.yaml"))


def test_a_file_renamed_keeps_its_text_and_its_versions(own):
    run("new", "One")
    text = (own / "one.yaml").read_text()
    assert run("rename", "one", "Two: three") == (0, f"{own / 'two-three.yaml'}\n")
    assert not (own / "one.yaml").exists()
    assert (own / "two-three.yaml").read_text() == text.replace("name: One", 'name: "Two: three"')
    assert run("restore", "two-three", "--version", "1")[0] == 0
    assert (own / "two-three.yaml").read_text() == text


def test_what_came_with_the_program_is_neither_renamed_nor_deleted(own):
    for arguments in (("rename", "cobra", "x"), ("delete", "cobra", "--yes")):
        code, said = run(*arguments)
        assert code == 1
        assert "came with the program" in said
    assert (BUNDLED / "cobra.yaml").exists()
    assert not own.exists()


def test_delete_asks_and_restore_brings_back(own):
    run("new", "One")
    text = (own / "one.yaml").read_text()
    assert run("delete", "one", text="n\n")[0] == 1
    assert (own / "one.yaml").exists()
    assert run("delete", "one", text="y\n")[0] == 0
    assert not (own / "one.yaml").exists()
    code, said = run("restore", "one")
    assert code == 1, "without a terminal it shows what there is and asks nothing"
    assert "1  until" in said
    assert "deleted since" in said
    assert run("restore", "one", "--version", "2") == (1, "There is only 1.\n")
    assert run("restore", "one", "--version", "1")[0] == 0
    assert (own / "one.yaml").read_text() == text


def test_nothing_to_restore_is_said(own):
    assert run("restore", "cobra") == (1, 'There is no earlier version of "cobra".\n')
    assert "there is no routine" in run("restore", "nonsense")[1]


def test_an_own_file_with_a_bundled_name_gives_way_when_it_is_deleted(own):
    own.mkdir(parents=True)
    shutil.copy(BUNDLED / "cobra.yaml", own)
    code, said = run("delete", "cobra", "--yes")
    assert code == 0
    assert "The one that came with the program is in its place again." in said
    assert run("show", "cobra")[0] == 0
    assert run("restore", "cobra", "--version", "1")[0] == 0
    assert (own / "cobra.yaml").exists()


def test_the_first_change_of_a_bundled_file_makes_a_copy_and_says_so(own, editor):
    before = (BUNDLED / "cobra.yaml").read_bytes()
    editor("text = text.replace('steps:', 'steps:   # mine')")
    code, said = run("edit", "cobra")
    assert code == 0
    assert (
        f"Your own copy, which takes the place of the one that came with the program:\n{own / 'cobra.yaml'}"
        in said
    )
    assert (BUNDLED / "cobra.yaml").read_bytes() == before
    assert (own / "cobra.yaml").read_bytes() == before.replace(b"steps:", b"steps:   # mine")


def test_a_bundled_file_only_looked_at_is_not_copied(own, editor):
    editor("")
    assert run("edit", "cobra") == (0, "Nothing was changed.\n")
    assert not list(own.glob("*.yaml"))


def test_errors_are_told_on_return_and_the_old_text_is_kept(own, editor):
    run("new", "One")
    text = (own / "one.yaml").read_text()
    editor("text = text.replace('hold', 'hodl')")
    code, said = run("edit", "one")
    assert code == 1
    assert f'{own / "one.yaml"}:7:5: nobody knows the key "hodl"; did you mean "hold"?' in said
    assert run("restore", "one", "--version", "1")[0] == 0
    assert (own / "one.yaml").read_text() == text


def test_a_file_with_errors_opens_at_the_first_of_them(own, editor):
    run("new", "One")
    path = own / "one.yaml"
    path.write_text(path.read_text().replace("hold", "hodl"))
    editor("text += '# ' + ' '.join(sys.argv[1:-1])", name="nano")
    run("edit", "one")
    assert path.read_text().endswith("# +7")


def test_no_editor_is_said_and_leaves_no_copy(own, monkeypatch):
    assert run("edit", "cobra") == (1, "no-such-editor could not be started: No such file or directory\n")
    assert not list(own.glob("*.yaml"))
    monkeypatch.setenv("VISUAL", "vim 'quoted")
    assert run("edit", "cobra")[1] == "$VISUAL has a quote without its partner: vim 'quoted\n"


@pytest.mark.skipif(not shutil.which("ed"), reason="ed is not installed")
def test_ed_is_an_editor_like_another(own, monkeypatch):
    """With its standard input piped, as for anybody who scripts it."""
    done = subprocess.run(
        [Path(sys.executable).with_name("stretchtimer"), "edit", "cobra"],
        input="/steps:/s/$/   # mine/\nw\nq\n",
        text=True,
        capture_output=True,
        check=False,
        env={**os.environ, "EDITOR": "ed"},
    )
    assert done.returncode == 0, done.stderr
    assert "steps:   # mine" in (own / "cobra.yaml").read_text()
