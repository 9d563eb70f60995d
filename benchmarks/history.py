"""How soon after its first paint the history screen shows a hundred thousand sessions: aim 0.3 s.

python benchmarks/history.py

Real time on whatever machine this is, so it is no test; the journal is made by the tests' own function.
"""

from __future__ import annotations

import asyncio
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests"))

from diary.conftest import many_sessions  # noqa: E402 - found by the line above

from stretchtimer.config import Settings  # noqa: E402
from stretchtimer.history.journal import Journal  # noqa: E402
from stretchtimer.library.shelf import load  # noqa: E402
from stretchtimer.tui.app import StretchtimerApp  # noqa: E402
from stretchtimer.tui.diary import Diary  # noqa: E402
from stretchtimer.tui.history import HistoryScreen  # noqa: E402

SESSIONS = 100_000
VISITS = 5
NOW = datetime(2026, 11, 20, 18, 30, tzinfo=UTC)


class Timed(HistoryScreen):
    """Notes when it stands on the screen, and when it stands there with the year in it."""

    CSS_PATH = str(ROOT / "stretchtimer" / "tui" / "history.tcss")

    def on_mount(self) -> None:
        self.painted = self.shown = 0.0
        self.call_after_refresh(lambda: setattr(self, "painted", time.perf_counter()))
        super().on_mount()

    def _draw(self) -> None:
        super()._draw()
        if self._seen is not None and not self.shown:
            self.call_after_refresh(lambda: setattr(self, "shown", time.perf_counter()))


async def visit(path: Path) -> list[float]:
    """Seconds from the first paint to the whole page, for each visit."""
    diary = Diary(lambda: Journal.open(path, lambda: NOW))
    library = load(ROOT / "routines", None)
    app = StretchtimerApp(lambda: library, lambda *_: None, Settings, diary=diary)
    took = []
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause(2.0)
        for _ in range(VISITS):
            screen = Timed(diary)
            app.push_screen(screen)
            await pilot.pause(1.5)
            took.append(screen.shown - screen.painted)
            app.pop_screen()
            await pilot.pause(0.2)
    diary.close()
    return took


def main() -> None:
    """Make the journal, open the screen some times, print what it took."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "journal.db"
        many_sessions(path, SESSIONS, NOW)
        took = asyncio.run(visit(path))
    print(f"{SESSIONS:,} sessions, after the first paint:", *(f"{each * 1000:.0f} ms" for each in took))


if __name__ == "__main__":
    main()
