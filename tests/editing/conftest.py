import sys

import pytest


@pytest.fixture
def home(tmp_path, monkeypatch):
    """A home of the test's own; nobody's editor is opened by mistake."""
    home = tmp_path / "home"
    monkeypatch.setenv("STRETCHTIMER_HOME", str(home))
    monkeypatch.setenv("EDITOR", "no-such-editor")
    monkeypatch.delenv("VISUAL", raising=False)
    return home


@pytest.fixture
def own(home):
    return home / "routines"


@pytest.fixture
def editor(tmp_path, monkeypatch):
    """Makes a script the person's editor: Python, with the text as `text` and the arguments as `sys.argv`."""

    def become(body: str, name: str = "script") -> None:
        script = tmp_path / name
        script.write_text(
            f"#!{sys.executable}\n"
            "import sys\nfrom pathlib import Path\n"
            "path = Path(sys.argv[-1])\ntext = path.read_bytes().decode()\n"
            f"{body}\n"
            "path.write_bytes(text.encode())\n"
        )
        script.chmod(0o755)
        monkeypatch.setenv("EDITOR", str(script))

    return become
