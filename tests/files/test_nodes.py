"""YAML with places: what stands where, and what is refused."""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from stretchtimer.core.shown import is_printable
from stretchtimer.files.nodes import DEEPEST, LARGEST, MOST_NODES, FaultyFileError, read_nodes, read_text

HERE = Path("tight-hips.yaml")
TAGS = "tags (!…) are not used in these files; write the plain value"
pytestmark = pytest.mark.usefixtures("either_parser")


def refused(text):
    """What is told about a text that cannot be read: `line:column: message`."""
    with pytest.raises(FaultyFileError) as told:
        read_nodes(text, HERE)
    assert str(told.value) == str(told.value.fault)
    return str(told.value).removeprefix("tight-hips.yaml:")


def scalars(node):
    if isinstance(node.value, str):
        yield node.span, node.value
    elif isinstance(node.value, tuple):
        for each in node.value:
            yield from scalars(each)
    else:
        for key, (span, each) in node.value.items():
            yield span, key
            yield from scalars(each)


SAMPLE = """\
# Übung für morgens 🧘
näme: Knie zur Brust   # Kommentar
"quoted key": 'single ''quoted'' ü'
double: "a \\u00e9 🧘"
list: [ä, 1:30, no, 1e3,   off ]
nested:
  - {é: ~, 'b': "x"}
  - 🧘🧘: plain text with spaces
    leer:
long: two lines
  of plain text
last: 0o17"""


@pytest.mark.parametrize("newline", ["\n", "\r\n"], ids=["LF", "CRLF"])
def test_a_span_holds_what_stands_there(newline):
    text = SAMPLE.replace("\n", newline)
    node = read_nodes(text, HERE)
    found = [text[span.start : span.end] for span, _ in scalars(node)]
    assert found == [
        *("näme", "Knie zur Brust", '"quoted key"', "'single ''quoted'' ü'", "double", '"a \\u00e9 🧘"'),
        *("list", "ä", "1:30", "no", "1e3", "off", "nested", "é", "~", "'b'", '"x"'),
        *("🧘🧘", "plain text with spaces", "leer", "", "long"),
        f"two lines{newline}  of plain text",
        *("last", "0o17"),
    ]
    for span, _ in scalars(node):
        before = text[: span.start]
        assert (span.line, span.column) == (before.count("\n") + 1, span.start - before.rfind("\n"))


def test_values_are_the_text_that_stands_there():
    assert read_nodes(SAMPLE, HERE).plain() == {
        "näme": "Knie zur Brust",
        "quoted key": "single 'quoted' ü",
        "double": "a é 🧘",
        "list": ["ä", "1:30", "no", "1e3", "off"],
        "nested": [{"é": "~", "b": "x"}, {"🧘🧘": "plain text with spaces", "leer": ""}],
        "long": "two lines of plain text",
        "last": "0o17",
    }


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.text(st.sampled_from("aäß🧘é 'x"), min_size=1).filter(lambda text: text.strip()), min_size=1)
)
def test_the_span_of_a_quoted_text_is_itself_wherever_it_stands(words):
    quoted = ["'" + word.replace("'", "''") + "'" for word in words]
    text = "".join(f"- {each}  # ü\r\n" for each in quoted)
    node = read_nodes(text, HERE)
    assert [text[each.span.start : each.span.end] for each in node.value] == quoted
    assert node.plain() == words


def test_a_value_is_found_by_the_way_to_it():
    node = read_nodes("steps:\n  - hold: 30s\n", HERE)
    key, value = node.find(("steps", 0, "hold"))
    assert (key.line, key.column, value.value) == (2, 5, "30s")
    # What is not there is passed over: the nearest that stands there is meant.
    assert node.find(("steps", 0, "<stretch>", "hold"))[1] is value
    assert node.find(("steps", 7))[1] is node.find(("steps",))[1]
    assert node.find(()) == (None, node)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "1:1: is empty"),
        ("# nothing but a comment\n", "1:1: is empty"),
        ("a: b\n---\nc: d\n", "2:1: a second document begins here; a file holds one"),
        ("name: x\nsteps:\n\t- a\n", "3:1: is not valid YAML: a tab stands here; indent with spaces"),
        ("name: x\n\tb: c\n", "2:1: is not valid YAML: a tab stands here; indent with spaces"),
        ("hold: 3\nhold: 4\n", '2:1: "hold" stands here a second time'),
        ("ä: {b: 1, b: 2}", '1:11: "b" stands here a second time'),
        (
            "hold: !!python/object:os.system x",
            f"1:7: {TAGS}",
        ),
        ("a: !!str b", f"1:4: {TAGS}"),
        ("a: ! b", f"1:4: {TAGS}"),
        ("a: !!set {b}", f"1:4: {TAGS}"),
        ("!!str a: b", f"1:1: {TAGS}"),
        ("- a\n- !x [b]", f"2:3: {TAGS}"),
        ("a: *b", "1:4: nothing is named &b before this"),
        ("a: &b [*b]", "1:8: nothing is named &b before this"),
        ("a: &b {c: *b}", "1:11: nothing is named &b before this"),
        ("? [a]\n: b", "1:3: a key should be a word"),
        ("a: &k b\n*k : c", "2:1: a key should be a word"),
        ('ä: "b\x01"', "1:6: holds a character that YAML does not allow"),
        ("ä: 🧘\nb: \x1b[31m", "2:4: holds a character that YAML does not allow"),
        ("a\0", "1:2: holds a character that YAML does not allow"),
        ("k: \ud800", "1:4: holds a character that YAML does not allow"),
        ("a: \ufffe", "1:4: holds a character that YAML does not allow"),
    ],
)
def test_what_is_refused(text, told):
    assert refused(text) == told


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("a: [b\n\n", ""),
        ("a: b: c", "1:5: "),
        ("ü: b\n c: d", "2:3: "),
        ('a: "\\q"', "1:"),
        ('a: "\\UFFFFFFFF"', "1:"),
        ("%YAML 9.1\n---\na: b", "1:"),
        ("%YAML " + "9" * 5000 + ".1\n---\na: b", "1:"),
        ("a: `b`", "1:4: "),
        ("a: @b", "1:4: "),
        ("a: b\n- c", "2:1: "),
        ("a: &\n", "1:"),
        ("a: }", "1:4: "),
    ],
)
def test_what_is_no_yaml_is_told_in_its_place(text, place):
    told = refused(text)
    assert told.startswith(place)
    assert "is not valid YAML" in told


def test_aliases_stand_for_what_they_name():
    node = read_nodes("a: &one {hold: 30s}\nb: *one\nc: [*one, *one]", HERE)
    assert node.plain()["c"] == [{"hold": "30s"}, {"hold": "30s"}]
    # An error in what they stand for is shown where it is written.
    assert node.find(("b", "hold"))[1].span.line == 1


def test_aliases_that_blow_up_are_refused():
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 10)]
    assert f"more than {MOST_NODES} values once its aliases are followed" in refused("\n".join(lines))


def test_exactly_as_many_values_as_are_allowed():
    fits = "[" + ",".join("x" * (MOST_NODES - 1)) + "]"
    assert len(read_nodes(fits, HERE).value) == MOST_NODES - 1
    assert f"more than {MOST_NODES} values" in refused("[x," + fits[1:])
    # Keys count as well.
    assert f"more than {MOST_NODES} values" in refused("\n".join(f"k{n}: x" for n in range(MOST_NODES // 2)))


def test_nesting_has_an_end():
    assert read_nodes("[" * DEEPEST + "x" + "]" * DEEPEST, HERE)
    assert refused("[" * (DEEPEST + 1) + "x" + "]" * (DEEPEST + 1)) == (
        f"1:{DEEPEST + 2}: is nested more than {DEEPEST} deep"
    )
    assert "is nested more than" in refused("[" * 50_000)
    assert "is nested more than" in refused("{a: " * 50_000)
    assert "is nested more than" in refused("- " * 50_000)


def test_aliases_cannot_nest_deeper_than_that():
    half = DEEPEST // 2
    deep = f"a: &a {'[' * half}x{']' * half}\nb: {'[' * (half - 1)}*a{']' * (half - 1)}\n"
    assert read_nodes(deep, HERE)
    deeper = f"a: &a {'[' * half}x{']' * half}\nb: {'[' * half}*a{']' * half}\n"
    assert refused(deeper) == f"2:{4 + half}: is nested more than {DEEPEST} deep"
    # An anchor high up and one further in, each as deep as what is below it and no deeper.
    deep, less = DEEPEST - 1, DEEPEST - 2
    beside = f"z: {'[' * deep}x{']' * deep}\na: &a [x]\nb: {'[' * less}*a{']' * less}"
    assert read_nodes(beside, HERE)
    chain = "\n".join(f"a{n}: &a{n} {'[' * 18}{f'*a{n - 1}' if n else 'x'}{']' * 18}" for n in range(60))
    assert "is nested more than" in refused(chain)


def test_a_long_key_or_name_is_not_told_in_full():
    key = "k" * 900
    assert len(refused(f"{key}: 1\n{key}: 2")) < 100
    assert len(refused(f"a: *{key}")) < 100


ODD = st.text(st.sampled_from("ab:-?[]{}&*!|>'\"%@`#,~ \n\t\r\\ü🧘\x1b\ufeff0"))
ANYTHING = st.one_of(st.text(), ODD, st.text(st.characters(codec=None, exclude_categories=())))


def read(text):
    """The node, or what is wrong."""
    try:
        return read_nodes(text, HERE), None
    except FaultyFileError as error:
        return None, error.fault


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(ANYTHING)
def test_any_text_is_read_or_told_to_be_unreadable(text):
    node, fault = read(text)
    if fault:
        assert 1 <= fault.line <= len(text.splitlines()) + 1
        assert fault.column >= 1
        assert is_printable(fault.message)
    else:
        node.plain()
        assert all(0 <= span.start <= span.end <= len(text) for span, _ in scalars(node))


def told_of(path):
    with pytest.raises(FaultyFileError) as told:
        read_text(path)
    return str(told.value).removeprefix(f"{path}:")


def test_a_file_is_read_with_or_without_a_byte_order_mark(tmp_path):
    path = tmp_path / "a.yaml"
    for data in (b"\xc3\xbc: b\r\n", b"\xef\xbb\xbf\xc3\xbc: b\r\n"):
        path.write_bytes(data)
        assert read_text(path) == "ü: b\r\n"


@pytest.mark.parametrize(
    ("data", "place"),
    [
        (b"name: \xff", "1:7"),
        (b"a: \xc3\xbc\nb: \xc3\xbc\xe4", "2:5"),
        (b"\xef\xbb\xbf\xff", "1:1"),
        (b"\xc3", "1:1"),
    ],
)
def test_what_is_not_utf_8_is_told_in_its_place(tmp_path, data, place):
    (tmp_path / "a.yaml").write_bytes(data)
    assert told_of(tmp_path / "a.yaml") == f"{place}: is not UTF-8 text; save it as UTF-8"


def test_the_largest_file(tmp_path):
    path = tmp_path / "a.yaml"
    path.write_bytes(b"#" * LARGEST)
    assert len(read_text(path)) == LARGEST
    path.write_bytes(b"#" * (LARGEST + 1))
    assert told_of(path) == "1:1: is larger than 256 KiB; no routine needs that"


def test_what_is_no_file_is_told(tmp_path):
    assert told_of(tmp_path / "gone.yaml") == "1:1: cannot be read: No such file or directory"
    assert told_of(tmp_path) == "1:1: cannot be read: Is a directory"
    (tmp_path / "loop.yaml").symlink_to(tmp_path / "loop.yaml")
    assert told_of(tmp_path / "loop.yaml").startswith("1:1: cannot be read: ")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_named_pipe_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe.yaml")
    assert told_of(tmp_path / "pipe.yaml") == "1:1: cannot be read: it is no ordinary file"


def test_no_message_carries_what_a_terminal_obeys():
    told = refused('"\\e]0;gone\\a": 1\n"\\e]0;gone\\a": 2')
    assert told == r'2:1: "\x1b]0;gone\x07" stands here a second time'
    with pytest.raises(FaultyFileError) as error:
        read_nodes("", Path("evil\x1b[2J.yaml"))
    assert str(error.value) == r"evil\x1b[2J.yaml:1:1: is empty"
