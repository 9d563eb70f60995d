"""Draw the pictures in the README: the real screens, at a moment of a clock that stands still.

.venv/bin/python tools/make_screenshot.py
"""

from __future__ import annotations

import asyncio
import os
import re
import tempfile
from pathlib import Path

from stretchtimer.config import Settings
from stretchtimer.core.timeline import Timeline
from stretchtimer.files import places
from stretchtimer.library.figures import read_figures
from stretchtimer.library.shelf import load
from stretchtimer.session import Session
from stretchtimer.sound.speaker import Speaker
from stretchtimer.tui.app import StretchtimerApp

DOCS = Path(__file__).parent.parent / "docs"


async def draw(routine: str | None, second: float, path: Path) -> None:
    """One screen, `second` seconds into a routine, or the library."""
    now = 1000.0
    library = load(places.bundled("routines"), None)
    figures = read_figures(places.bundled("routines") / "figures")

    def new_session(timeline: Timeline, _ring: object) -> Session:
        speaker = Speaker({}, "none", clock=lambda: now)
        return Session(timeline, speaker, clock=lambda: now)

    first = library.find(routine) if routine else None
    settings = Settings(figure="braille")  # whatever the locale of whoever draws
    app = StretchtimerApp(
        lambda: library, new_session, lambda: settings, figures=lambda: figures, first=first
    )
    app.animation_level = "none"
    async with app.run_test(size=(96, 30)) as pilot:
        await pilot.pause(0.5)
        while now < 1000.0 + second:
            now = min(now + 2.0, 1000.0 + second)  # in steps, or it would look like a clock that jumped
            app.screen.look()
        await pilot.pause(0.2)
        svg = app.export_screenshot(title="stretchtimer")
    # The time of day would be another at each drawing.
    svg = re.sub(r"&#160;·&#160;ends&#160;\d\d:\d\d", "", svg)
    # Textual numbers the picture's classes by chance.
    svg = re.sub(r"terminal-\d+", "terminal-0", svg)
    path.write_text(svg, encoding="utf-8")


def main() -> None:
    """Draw all."""
    with tempfile.TemporaryDirectory() as home:
        os.environ["STRETCHTIMER_HOME"] = home
        os.environ.pop("NO_COLOR", None)
        DOCS.mkdir(exist_ok=True)
        asyncio.run(draw("hip-flexors", 21.0, DOCS / "playing.svg"))
        asyncio.run(draw(None, 0.0, DOCS / "library.svg"))


if __name__ == "__main__":
    main()
