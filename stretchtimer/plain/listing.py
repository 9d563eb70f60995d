"""Lists and descriptions in plain text, and the same as JSON where another program reads them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from textwrap import wrap

from stretchtimer.core.cautions import CAUTIONS
from stretchtimer.core.dose import exercise
from stretchtimer.core.lengths import clock_text, plain_text
from stretchtimer.core.routine import Stretch, StretchStep
from stretchtimer.core.words import dose_words
from stretchtimer.library.shelf import Library, RoutineFile, StretchFile
from stretchtimer.plain.before import before_start


def routine_list(library: Library) -> str:
    """One line a routine: id, minutes, name; a broken one with its first error."""
    if not library.routines:
        return "There are no routines."
    width = max(len(file.id) for file in library.routines)
    lines = []
    for file in library.routines:
        if file.routine:
            lines.append(f"{file.id:<{width}}  {file.minutes:>3} min  {file.name}")
        else:
            lines.append(f"{file.id:<{width}}  has errors: {file.faults[0]}")
    return "\n".join(lines)


def routine_json(library: Library) -> str:
    """A list of objects with id, name, minutes (null if it has errors), path and problems."""
    return json.dumps(
        [
            {
                "id": file.id,
                "name": file.name,
                "minutes": file.minutes,
                "helps": file.traits.helps if file.routine else [],
                "needs": file.traits.needs if file.routine else [],
                "path": str(file.path),
                "problems": [str(fault) for fault in file.faults],
            }
            for file in library.routines
        ],
        ensure_ascii=False,
        indent=2,
    )


def stretch_list(library: Library) -> str:
    """One line a stretch: id and name."""
    files = {file.id: file for file in library.stretch_files}
    width = max((len(id_) for id_ in files), default=0)
    return "\n".join(
        f"{id_:<{width}}  {file.stretch.name if file.stretch else f'has errors: {file.faults[0]}'}"
        for id_, file in sorted(files.items())
    )


def describe_routine(file: RoutineFile) -> str:
    """What a routine is: its steps with their times as they will be played, and its cautions."""
    routine, timeline = file.routine, file.timeline
    assert routine is not None  # the timeline has said so already
    lines = [routine.name, *_paragraph(routine.summary), "", *before_start(file, steps=True), ""]
    for index, step in enumerate(timeline.steps):
        begins = clock_text(timeline.step_start(index))
        lasts = plain_text(timeline.step_end(index) - timeline.step_start(index))
        number = f"{step.number}." if step.number else ""
        dose = f" ({dose_words(step.doing)})" if step.doing else ""
        lines.append(f"{begins:>7}  {number:>3} {step.name}{dose}: {lasts}")
    more = ", and your own time where it waits for your key" if timeline.waits else ""
    steps = "1 step" if timeline.numbered == 1 else f"{timeline.numbered} steps"
    lines += [
        f"{clock_text(timeline.length):>7}  end",
        "",
        f"{steps}, {plain_text(timeline.length)} in all{more}.",
    ]
    lines.append(str(file.path))
    return "\n".join(lines)


def describe_stretch(file: StretchFile) -> str:
    """What a stretch is, and who should leave it out."""
    stretch = file.stretch
    if stretch is None:
        return "\n".join(str(fault) for fault in file.faults)
    doing = exercise(StretchStep(stretch=file.id), {file.id: stretch})
    title = f"{stretch.name} ({stretch.also})" if stretch.also else stretch.name
    lines = [title, f"{stretch.position}, {dose_words(doing)}", "", *_facts(stretch), str(file.path)]
    return "\n".join(lines)


def _facts(stretch: Stretch) -> Iterator[str]:
    for line in stretch.cues or ():
        yield f"  {line.say}"
    told = {
        "Works on": ", ".join(stretch.targets),
        "Needs": ", ".join(stretch.needs),
        "Easier": stretch.easier or "",
        "The easier form suits with": ", ".join(stretch.easier_for),
        "Harder": stretch.harder or "",
        "Common mistakes": ", ".join(stretch.mistakes),
    }
    for title, text in told.items():
        if text:
            yield from ("", *_paragraph(f"{title}: {text}"))
    if stretch.avoid_with:
        yield from ("", "Leave it out, or ask first, with:")
        for code in stretch.avoid_with:
            yield f"  {CAUTIONS[code]}"
    yield ""


def _paragraph(text: str | None) -> list[str]:
    return wrap(text, 88) if text else []
