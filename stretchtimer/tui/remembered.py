"""What the journal adds to the library: when it was last done, what is for today, what hurt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from stretchtimer.core.telling import days_ago

if TYPE_CHECKING:
    # Both bring along what the first picture should not wait for.
    from stretchtimer.history.recall import Recollection
    from stretchtimer.library.shelf import RoutineFile


def entry(file: RoutineFile, known: Recollection | None) -> Content:
    """A routine in the list: its name and when it was last done; below how long it is and what it helps."""
    done = last_done(file, known)
    name: list[tuple[str, str]] = [(file.name, "bold"), (f"  {done}\n" if done else "\n", "dim")]
    if file.routine is None:
        return Content.assemble(*name, ("  ! has an error", "$error"))
    helps = ", ".join(each.replace("-", " ") for each in file.routine.helps)
    return Content.assemble(*name, (f"  {file.minutes} min  {helps}", "dim"))


def last_done(file: RoutineFile, known: Recollection | None) -> str:
    """When, with a star if it is suggested today; empty for what was never done."""
    days = known.days_since(file.id) if known else None
    if known is None or days is None:
        return ""
    suggested = known.suggestion is not None and known.suggestion.routine == file.id
    return f"{'★ ' if suggested else ''}{days_ago(days)}"


def remembered(file: RoutineFile, known: Recollection | None) -> Content:
    """For the description, above the rest of it; empty where there is nothing to say."""
    if known is None or file.faults:
        return Content()
    parts: list[tuple[str, str]] = []
    days = known.days_since(file.id)
    if known.suggestion and known.suggestion.routine == file.id:
        helped = "it has helped, and " if known.suggestion.helped else ""
        parts.append((f"★ Suggested today: {helped}last done {days_ago(known.suggestion.days_ago)}.\n", ""))
    elif days is not None:
        parts.append((f"Last done {days_ago(days)}.\n", "dim"))
    parts += [(f"{line}\n", "$warning") for line in known.to_remember(file.timeline, file.stretches)]
    return Content.assemble(*parts, "\n") if parts else Content()
