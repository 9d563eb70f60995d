"""Where things lie."""

from pathlib import Path

from stretchtimer.files.places import bundled, own_data, own_routines, settings_file


def test_one_variable_moves_everything_of_ones_own(own_home):
    assert own_routines() == own_home / "routines"
    assert settings_file() == own_home / "settings.yaml"
    assert own_data() == own_home


def test_the_variable_may_begin_at_home(monkeypatch):
    monkeypatch.setenv("STRETCHTIMER_HOME", "~/stick")
    assert settings_file() == Path.home() / "stick" / "settings.yaml"


def test_without_the_variable_the_platform_says_where(monkeypatch, tmp_path):
    monkeypatch.delenv("STRETCHTIMER_HOME")
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    assert own_routines() == tmp_path / "data" / "stretchtimer" / "routines"
    assert settings_file() == tmp_path / "config" / "stretchtimer" / "settings.yaml"


def test_the_bundled_folders_are_there():
    assert bundled("routines").is_dir()
    assert bundled("sounds").is_dir()
