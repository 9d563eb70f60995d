"""Lines of a person's own, spoken before the session and kept: the next time they are there at once."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from stretchtimer.voice import piper, system
from stretchtimer.voice.engine import Engine, EngineError
from stretchtimer.voice.finishing import UnreadableError, finish

NOBODY = "no voice is installed here (the extra `voice`, or espeak-ng, is one)"


class Recordings:
    """A folder of recordings; a voice speaks what is not in it yet."""

    def __init__(self, folder: Path, engine: Engine | None) -> None:
        """`folder` need not exist. Without an engine there are only the recordings made before."""
        self._folder = folder
        self._engine = engine
        self._problem = "" if engine else NOBODY

    @property
    def problem(self) -> str:
        """Half a sentence that says why lines are missing; empty if none are."""
        return self._problem

    @property
    def voice(self) -> str:
        """Who speaks; empty if nobody does."""
        return self._engine.name if self._engine else ""

    def record(self, lines: Sequence[str]) -> Iterator[Mapping[str, Path]]:
        """The recordings of the lines as they become ready; those made before come first, all at once.

        Ends early, with a `problem`, if the voice fails: that costs words and never the session.
        """
        if self._engine is None:
            return
        kept = {line: path for line in lines if (path := self._path(line)).is_file()}
        yield kept
        missing = [line for line in lines if line not in kept]
        if not missing:
            return
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryDirectory(prefix="stretchtimer-") as workshop:
                for line, raw in self._engine.render(missing, Path(workshop)):
                    target = self._path(line)
                    try:
                        finish(raw, target)
                    except UnreadableError as error:
                        self._problem = f"{self._engine.name} spoke «{line}» badly ({error})"
                        continue
                    yield {line: target}
        except (EngineError, OSError) as error:
            self._problem = str(error)

    def _path(self, line: str) -> Path:
        assert self._engine is not None
        key = hashlib.sha256(f"{self._engine.identity}\n{line}".encode()).hexdigest()[:32]
        return self._folder / f"{key}.wav"


def find_engine(voice_file: Path | None) -> Engine | None:
    """The best voice here: Piper, then the system's own."""
    return piper.find(voice_file) or system.find()
