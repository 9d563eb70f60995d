"""Routine files as people may have written them: every bundled one, and random ones in every style."""

from pathlib import Path

from hypothesis import strategies as st

from stretchtimer.files import places
from stretchtimer.files.nodes import read_nodes
from stretchtimer.library.shelf import load

ROUTINES = places.bundled("routines")
LIBRARY = load(ROUTINES, None)
BUNDLED = sorted(ROUTINES.glob("*.yaml"))

_STRETCHES = ["cat-cow", "cobra", "supine-twist", "childs-pose", "knee-to-chest", "sphinx"]
_TIMES = ["45s", "1m30s", "1:30", "90", "2m", '"30s"', "'1m'", "until-key"]
_COMMENTS = ["", "", "", "   # so it is: - not a step", " # größer, später", "\t# tab"]
_ABOVE = ["", "", "", "# über - dem Schritt", "", "\n"]


@st.composite
def doses(draw):
    """Keys of a step beyond its first, as (key, value)."""
    pace = draw(
        st.sampled_from(
            [
                (),
                (("hold", draw(st.sampled_from(_TIMES))),),
                (("breaths", str(draw(st.integers(1, 9)))),),
                (("reps", "[4, 3, 2]"), ("tempo", "{out: 2s, in: 2s}")),
                (("reps", str(draw(st.integers(1, 9)))), ("tempo", "{out: 2s, in: 2s}")),
            ]
        )
    )
    more = list(pace)
    if draw(st.booleans()) and "[" not in "".join(value for _, value in pace):
        more.append(("rounds", str(draw(st.integers(1, 4)))))
    if draw(st.booleans()):
        more.append(("sides", draw(st.sampled_from(["each", "left", '"none"']))))
    return draw(st.permutations(more))


@st.composite
def leaves(draw):
    kind = draw(st.sampled_from(["stretch", "stretch", "name", "rest"]))
    if kind == "rest":
        return [("rest", draw(st.sampled_from(["20s", "15", "0:30", '"10s"'])))]
    if kind == "stretch":
        return [("stretch", draw(st.sampled_from(_STRETCHES))), *draw(doses())]
    name = draw(st.sampled_from(["Schütteln", '"Shake: it # out"', "'Don''t'", "腰", "a - b"]))
    return [
        ("name", name),
        *(draw(doses().filter(lambda each: any(k in {"hold", "breaths", "reps"} for k, _ in each)))),
    ]


@st.composite
def step_lines(draw, depth, indent):
    """A step as lines, with its hyphen at `indent`."""
    pad = " " * indent
    lead = "-" + " " * draw(st.integers(1, 3))
    above = draw(st.sampled_from(_ABOVE))
    lines = [f"{pad}{above}".rstrip(" ")] if above else []
    if depth and draw(st.integers(0, 3)) == 0:
        inner = indent + len(lead) + draw(st.integers(0, 2))
        lines.append(f"{pad}{lead}repeat: {draw(st.integers(1, 5))}{draw(st.sampled_from(_COMMENTS))}")
        lines.append(f"{pad}{' ' * len(lead)}steps:")
        for _ in range(draw(st.integers(1, 3))):
            lines += draw(step_lines(depth - 1, inner))
        return lines
    entries = draw(leaves())
    if draw(st.integers(0, 3)) == 0:
        told = ", ".join(f"{key}: {value}" for key, value in entries)
        return [*lines, f"{pad}{lead}{{{told}}}{draw(st.sampled_from(_COMMENTS))}"]
    for nth, (key, value) in enumerate(entries):
        before = pad + (lead if not nth else " " * len(lead))
        lines.append(f"{before}{key}: {value}{draw(st.sampled_from(_COMMENTS))}")
    if draw(st.integers(0, 4)) == 0:
        lines.append(f"{pad}{' ' * len(lead)}# the step's own")
    return lines


@st.composite
def block_texts(draw):
    lines = [
        "name: " + draw(st.sampled_from(["Übung", '"Two: words"'])),
        "helps: [tight-hamstrings]",
        "steps:",
    ]
    indent = draw(st.sampled_from([0, 2, 4]))
    lines += draw(step_lines(0, indent).filter(lambda each: not any("rest:" in line for line in each)))
    for _ in range(draw(st.integers(0, 4))):
        lines += draw(step_lines(2, indent))
    lines += draw(st.sampled_from([[], ["", "# the end"], ["caution: Take care."]]))
    text = "\n".join(lines) + draw(st.sampled_from(["", "\n", "\n\n"]))
    return text.replace("\n", draw(st.sampled_from(["\n", "\r\n"])))


@st.composite
def flow_texts(draw):
    def told(depth):
        if depth and draw(st.integers(0, 3)) == 0:
            inner = ", ".join(told(depth - 1) for _ in range(draw(st.integers(1, 3))))
            return f"{{repeat: {draw(st.integers(1, 5))}, steps: [{inner}]}}"
        return "{" + ", ".join(f"{key}: {value}" for key, value in draw(leaves())) + "}"

    first = "{stretch: cobra}"
    joint = draw(st.sampled_from([", ", ",", " , ", ",  # word, with comma\n  ", "  # a\n , "]))
    steps = joint.join([first, *(told(2) for _ in range(draw(st.integers(0, 4))))])
    end = draw(st.sampled_from(["", " ", ",", ",\n"]))
    return draw(
        st.sampled_from([f"name: Fluss\nsteps: [{steps}{end}]\n", f"{{name: Fluss, steps: [{steps}{end}]}}"])
    )


@st.composite
def texts(draw):
    mark = draw(st.sampled_from(["", "", "\ufeff"]))
    kind = draw(st.integers(0, 3))
    if kind == 0:
        return mark + draw(st.sampled_from(BUNDLED)).read_text(encoding="utf-8")
    return mark + draw(flow_texts() if kind == 1 else block_texts())


def plain(text: str):
    return read_nodes(text.removeprefix("\ufeff"), Path("x")).plain()
