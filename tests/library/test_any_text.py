"""Whatever stands in a file, it is read or told to be wrong; nothing is ever raised."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from strategies import KNOWN, STRETCHES

from stretchtimer.core.shown import is_printable
from stretchtimer.core.timeline import compile_routine
from stretchtimer.files.checked import text_of
from stretchtimer.library.reading import read_routine, read_stretch

PATH = Path("x.yaml")
ROUTINE = """\
# A comment with an umlaut: Übung
name: Tight hamstrings
summary: Lets go of the backs of the thighs.
helps: [tight-hamstrings, stiff-lower-back]
steps:
  - stretch: cat-cow
  - stretch: hamstring
    hold: 45s
    rounds: 2
  - rest: 20s
  - repeat: 2
    steps:
      - stretch: bird-dog
        reps: [2, 1]
        tempo: {out: 2s, hold: 1:00, in: 2.5}
  - name: Shake it out
    hold: 30s
    cues:
      - at: 50%
        say: "And the shoulders."
      - {at: -10s, say: Ten more seconds.}
"""
STRETCH = """\
name: Cat-Cow
also: Marjaryasana-Bitilasana
position: all-fours
breaths: 6
breath: {in: 4s, out: 6s}
setup: 10s
cues:
  - {at: setup, say: Hands under the shoulders.}
avoid-with: [wrist, knee]
figure: {in: cow, out: cat}
"""
WORDS = [
    "until-key",
    "hold",
    "-",
    ":",
    "[",
    "]",
    "{",
    "}",
    "&a",
    "*a",
    "!x",
    "|",
    ">",
    "'",
    '"',
    "\n",
    "\r\n",
    "\t",
]
WORDS += [
    "  ",
    "repeat",
    "100",
    "0",
    "99999999999",
    "name",
    "?",
    "%",
    "---",
    "\x1b",
    "\ufeff",
    "ü",
    "~",
    "steps:",
]
NONSENSE = st.one_of(st.text(max_size=5), st.sampled_from(WORDS))


def is_well_told(value, faults, text):
    """Either a value or faults, each with a place and a message for a person."""
    assert (value is None) == bool(faults)
    for fault in faults:
        assert 1 <= fault.line <= len(text.splitlines()) + 1
        assert fault.column >= 1
        assert is_printable(str(fault))
        assert len(fault.message) < 1000
        # The words of the machinery behind it are for no one.
        assert not any(word in fault.message for word in ("pydantic", "Input should", "validat", "Traceback"))
    assert list(faults) == sorted(faults, key=lambda fault: (fault.line, fault.column))


def both_kinds(text):
    routine, faults = read_routine(text, PATH, KNOWN, {})
    is_well_told(routine, faults, text)
    if routine:
        timeline = compile_routine(routine, KNOWN)
        assert timeline.numbered > 0
        assert timeline.length < 25 * 3600
    stretch, faults = read_stretch(text, PATH)
    is_well_told(stretch, faults, text)


@st.composite
def damaged(draw, text):
    """A good file after a few slips of the hand."""
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(text)))
        upto = draw(st.integers(at, min(len(text), at + 12)))
        text = text[:at] + draw(NONSENSE) + text[upto:]
    return text


VALUES = st.recursive(
    st.one_of(NONSENSE, st.integers().map(str), st.floats().map(str)),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["hold", "at", "x"]), inner),
    max_leaves=4,
)
KEYS = ["name", "steps", "stretch", "hold", "breaths", "breath", "reps", "tempo", "sides", "rounds", "rest"]
KEYS += [
    "setup",
    "switch",
    "cues",
    "at",
    "say",
    "repeat",
    "position",
    "figure",
    "helps",
    "avoid-with",
    "hodl",
]
STEPS = st.dictionaries(st.sampled_from(KEYS), VALUES, max_size=5)


def as_yaml(value):
    """In flow style, every text quoted."""
    if isinstance(value, list):
        return "[" + ", ".join(map(as_yaml, value)) + "]"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {as_yaml(each)}" for key, each in value.items()) + "}"
    return "'" + value.replace("'", "''") + "'"


def test_the_undamaged_files_are_good():
    assert read_routine(ROUTINE, PATH, KNOWN, {})[1] == []
    assert read_stretch(STRETCH, PATH)[1] == []
    for raw in STRETCHES.values():
        assert read_stretch(as_yaml_of(raw), PATH)[1] == []


def as_yaml_of(raw):
    def text(value):
        if isinstance(value, (list, tuple)):
            return [text(each) for each in value]
        return {key: text(each) for key, each in value.items()} if isinstance(value, dict) else str(value)

    return as_yaml(text(raw))


@given(st.text())
def test_any_text(text):
    both_kinds(text)


@given(damaged(ROUTINE))
def test_a_damaged_routine(text):
    both_kinds(text)


@given(damaged(STRETCH))
def test_a_damaged_stretch(text):
    both_kinds(text)


@given(st.lists(STEPS, max_size=4))
def test_any_values_under_known_keys(steps):
    both_kinds(as_yaml({"name": "A", "steps": steps}))
    for step in steps:
        both_kinds(as_yaml({"position": "prone", "hold": "9", **step}))


@given(st.one_of(st.binary(), damaged(ROUTINE).map(lambda text: text.encode("utf-16"))))
def test_any_bytes(tmp_path_factory, data):
    path = tmp_path_factory.getbasetemp() / "any.yaml"
    path.write_bytes(data)
    text, faults = text_of(path)
    assert (text is None) == bool(faults)
    if text is not None:
        both_kinds(text)
