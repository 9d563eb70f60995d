"""Draws every stretch's figure into `docs/figures.svg`, byte for byte the same each time.

    python tools/make_contact_sheet.py            write it
    python tools/make_contact_sheet.py --check    say whether the file is what this script makes

Each stretch is shown twice, as the program would show it: where it begins and where it leads. The dots are
taken out of the braille characters again and drawn as squares, so that no font is needed to see them.
"""

from __future__ import annotations

import sys
from html import escape
from itertools import groupby
from pathlib import Path
from typing import get_args

from stretchtimer.core.figure import Frame, Ink, Motion, Portrait, Pose, Window, draw
from stretchtimer.core.routine import Position
from stretchtimer.files.places import bundled
from stretchtimer.library.figures import read_figures
from stretchtimer.library.portraits import figure_faults
from stretchtimer.library.portraits import portrait as portrait_by_itself
from stretchtimer.library.shelf import load

SHEET = Path(__file__).resolve().parent.parent / "docs" / "figures.svg"

COLUMNS, ROWS = 40, 14
"""Characters for one picture: the room the playing screen has in a terminal of 80 by 24."""
ABREAST = 2
DOT = 3
GAP, TITLE = 24, 22
BACKGROUND, TEXT = "#1e1e1e", "#c8c8c8"
INKS = {
    Ink.FLOOR: "#4a4a4a",
    Ink.PROP: "#8a7f6a",
    Ink.FAR: "#5b6c70",
    Ink.BODY: "#4f9d92",
    Ink.NEAR: "#7fc4d6",
    Ink.GLOW: "#ff9f45",
}

# The bits of a braille character in the order of its dots, left to right and from the top down.
_BITS = (0x01, 0x08, 0x02, 0x10, 0x04, 0x20, 0x40, 0x80)


def moments(motion: Motion) -> tuple[tuple[Pose, Window], tuple[Pose, Window]]:
    """Where the motion begins, or its other end, and what it leads to."""
    end = (motion.end_pose(), motion.window())
    if motion.cycle:
        return end, (motion.cycle[-1], motion.window())
    if motion.ways and motion.ways[-1].poses[-1] != motion.end_pose():
        return (motion.ways[-1].poses[-1], motion.window()), end
    return (motion.start, motion.window(ready=0.0)), end


def dots(frame: Frame, left: int, top: int) -> list[str]:
    """The dots of a picture: for each ink one path of level lines, which are dashed into dots."""
    paths: dict[Ink, list[str]] = {}
    for row, runs in enumerate(frame.rows):
        inks = [run.ink for run in runs for _ in run.text]
        patterns = [ord(each) - 0x2800 if each != " " else 0 for run in runs for each in run.text]
        for line in range(4):
            y = top + (row * 4 + line) * DOT + 1
            lit = [pattern & bit for pattern in patterns for bit in _BITS[line * 2 : line * 2 + 2]]
            painted = [inks[x // 2] if on else None for x, on in enumerate(lit)]
            start = 0
            for ink, same in groupby(painted):
                length = len(list(same))
                if ink:
                    paths.setdefault(ink, []).append(f"M{left + start * DOT} {y}h{length * DOT - 1}")
                start += length
    return [f'<path stroke="{INKS[ink]}" d="{"".join(paths[ink])}"/>' for ink in INKS if ink in paths]


def panel(name: str, portrait: Portrait, left: int, top: int) -> list[str]:
    """One stretch: its name, and where it is felt, over its two pictures."""
    felt = f'<tspan class="felt" dx="12">{escape(portrait.felt)}</tspan>' if portrait.felt else ""
    parts = [f'<text x="{left}" y="{top + 14}">{escape(name)}{felt}</text>']
    for place, (pose, window) in enumerate(moments(portrait.motion)):
        frame = draw(pose, COLUMNS, ROWS, window=window, glow=portrait.glow)
        parts += dots(frame, left + place * (COLUMNS * 2 * DOT + GAP), top + TITLE)
    return parts


def portraits() -> list[tuple[str, Portrait]]:
    """Every stretch that has a figure, by the position of its body."""
    routines = bundled("routines")
    library, figures = load(routines, None), read_figures(routines / "figures")
    if faults := [*library.faults, *figure_faults(library, figures)]:
        raise SystemExit("\n".join(map(str, faults)))
    places = list(get_args(Position))
    stretches = sorted(library.stretches.values(), key=lambda each: (places.index(each.position), each.name))
    drawn = ((stretch.name, portrait_by_itself(stretch, figures)) for stretch in stretches)
    return [(name, portrait) for name, portrait in drawn if portrait]


def sheet() -> str:
    """The whole sheet as SVG."""
    shown = portraits()
    wide = 2 * COLUMNS * 2 * DOT + GAP
    high = TITLE + ROWS * 4 * DOT
    lines = -(-len(shown) // ABREAST)
    width = ABREAST * (wide + 2 * GAP)
    height = lines * (high + GAP) + GAP
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
        f'viewBox="0 0 {width} {height}">',
        f"<style>text{{font:bold 14px sans-serif;fill:{TEXT}}}"
        f".felt{{font-weight:normal;fill:{INKS[Ink.GLOW]}}}"
        "path{stroke-width:2;stroke-dasharray:2 1}</style>",
        f'<rect width="{width}" height="{height}" fill="{BACKGROUND}"/>',
    ]
    for place, (name, portrait) in enumerate(shown):
        line, across = divmod(place, ABREAST)
        left, top = GAP + across * (wide + 2 * GAP), GAP + line * (high + GAP)
        parts += panel(name, portrait, left, top)
    return "\n".join([*parts, "</svg>", ""])


def main() -> int:
    """Write the sheet, or check it."""
    made = sheet()
    if "--check" in sys.argv[1:]:
        same = SHEET.is_file() and SHEET.read_text(encoding="utf-8") == made
        print(f"{SHEET.name} {'is' if same else 'is NOT'} what this script makes")
        return 0 if same else 1
    SHEET.parent.mkdir(exist_ok=True)
    SHEET.write_text(made, encoding="utf-8", newline="\n")
    print(f"{SHEET.name}: {len(made) // 1024} KiB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
