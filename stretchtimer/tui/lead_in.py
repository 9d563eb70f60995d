"""The way into a routine, where there is a journal: what hurt last time, how it feels, what is recorded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import App

from stretchtimer.core.telling import where_left
from stretchtimer.tui.feeling import FeelingScreen
from stretchtimer.tui.resuming import ResumeQuestion

if TYPE_CHECKING:
    from collections.abc import Callable

    from stretchtimer.history.record import Resume
    from stretchtimer.library.shelf import Library, RoutineFile
    from stretchtimer.session import Session
    from stretchtimer.tui.diary import Diary


async def lead_in(
    app: App[None], diary: Diary, file: RoutineFile, left: Resume | None, ask: bool
) -> Callable[[Session], None] | None:
    """Ask what is to be asked; gives what prepares the session, or None for «not now».

    `left` is the interrupted session that goes on. To be called in a worker.
    """
    from stretchtimer.history.recall import recall

    rating: int | None = None
    if left is None:
        # Who goes on after some minutes has been asked and told already.
        known = await diary.ask(lambda journal: recall(journal, ()))
        remember = known.to_remember(file.timeline, file.stretches)
        if remember or ask:
            begins, rating = await app.push_screen_wait(FeelingScreen(file.name, remember, ask))
            if not begins:
                return None
    earlier = await diary.ask(lambda journal: journal.session(left.session)) if left else None
    run = diary.run(file, left.session if left else None)

    def prepare(session: Session) -> None:
        session.record_in(run, earlier.steps if earlier else ())
        if rating is not None:
            session.feel(before=rating)

    return prepare


async def offer_to_go_on(
    app: App[None], diary: Diary, library: Library
) -> tuple[RoutineFile, int, Resume] | None:
    """The routine, the step (index) and the session to go on with, if there is one and the person wants it.

    To be called in a worker. Asked once: what is declined now is not offered again.
    """
    left = await diary.ask(lambda journal: journal.unfinished())
    if left is None:
        return None
    file = next((file for file in library.routines if file.id == left.routine), None)
    if file is None or file.faults or file.timeline.numbered != left.step_count:
        # It was changed or taken away since; its steps are no longer those of then.
        return None
    seconds = await diary.ask(lambda journal: left.seconds_ago(journal.now))
    where = where_left(file.name, left.step, left.step_count, seconds)
    if not await app.push_screen_wait(ResumeQuestion(where)):
        return None
    return file, file.timeline.index_of_number(left.step + 1), left
