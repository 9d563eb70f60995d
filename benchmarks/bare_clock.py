"""A bare Textual clock: figures and a bar, brought up to date ten times a second."""

import time

from textual.app import App, ComposeResult
from textual.widgets import Digits, ProgressBar


class Clock(App[None]):
    def compose(self) -> ComposeResult:
        yield Digits("painted")
        yield ProgressBar(total=60, show_eta=False)

    def on_mount(self) -> None:
        self._began = time.monotonic()
        self.set_interval(1 / 10, self._tick)

    def _tick(self) -> None:
        passed = time.monotonic() - self._began
        self.query_one(Digits).update(f"{passed:.1f}")
        self.query_one(ProgressBar).update(progress=passed % 60)


if __name__ == "__main__":
    Clock().run()
