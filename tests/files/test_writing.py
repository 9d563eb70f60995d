import errno
import os
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

from stretchtimer.files import writing
from stretchtimer.files.writing import NotWrittenError, read_exact, remove, write_text

needs_root = pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root may mount a small disk or change users"
)
posix = pytest.mark.skipif(os.name != "posix", reason="permissions and owners of POSIX")


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.mark.parametrize("text", ["", "a: 1\r\nb: ü\r\n", "\ufeffa: 1\n", "no end", "a\rb\n"])
def test_a_text_comes_back_byte_for_byte(tmp_path, text):
    path = tmp_path / "new" / "folder" / "a.yaml"
    write_text(path, text)
    assert path.read_bytes() == text.encode()
    assert read_exact(path) == text
    assert names(path.parent) == ["a.yaml"]


@posix
def test_permissions_stay(tmp_path):
    path = tmp_path / "a.yaml"
    path.write_text("old")
    path.chmod(0o640)
    write_text(path, "new")
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


@posix
def test_a_new_file_has_the_usual_permissions(tmp_path):
    before = os.umask(0o027)
    try:
        write_text(tmp_path / "a.yaml", "new")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "a.yaml").stat().st_mode) == 0o640


@needs_root
def test_the_owner_stays(tmp_path):
    path = tmp_path / "a.yaml"
    path.write_text("old")
    os.chown(path, 65534, 65534)
    write_text(path, "new")
    assert (path.stat().st_uid, path.stat().st_gid) == (65534, 65534)
    assert path.read_text() == "new"


@posix
def test_a_link_stays_a_link_and_its_target_is_written(tmp_path):
    target = tmp_path / "real" / "a.yaml"
    target.parent.mkdir()
    target.write_text("old")
    link = tmp_path / "a.yaml"
    link.symlink_to("real/a.yaml")
    write_text(link, "new")
    assert link.is_symlink()
    assert target.read_text() == "new"
    assert names(target.parent) == ["a.yaml"]


@posix
def test_a_link_to_nothing_makes_its_target(tmp_path):
    link = tmp_path / "a.yaml"
    link.symlink_to(tmp_path / "later.yaml")
    write_text(link, "new")
    assert (tmp_path / "later.yaml").read_text() == "new"


@posix
def test_links_in_a_circle_are_refused(tmp_path):
    (tmp_path / "a.yaml").symlink_to(tmp_path / "b.yaml")
    (tmp_path / "b.yaml").symlink_to(tmp_path / "a.yaml")
    with pytest.raises(NotWrittenError, match="leads nowhere"):
        write_text(tmp_path / "a.yaml", "new")


def test_a_folder_in_the_way_is_told(tmp_path):
    (tmp_path / "a.yaml").mkdir()
    with pytest.raises(NotWrittenError, match="a folder of that name"):
        write_text(tmp_path / "a.yaml", "new")


@pytest.mark.parametrize("step", ["fsync", "replace", "copystat"])
def test_a_failure_at_any_step_leaves_the_old_file_and_nothing_else(tmp_path, monkeypatch, step):
    path = tmp_path / "a.yaml"
    path.write_text("old")

    def fail(*_args, **_kwargs):
        raise OSError(errno.ENOSPC, "No space left on device")

    where = {"fsync": os, "replace": Path, "copystat": writing.shutil}[step]
    monkeypatch.setattr(where, step, fail)
    with pytest.raises(NotWrittenError, match="the disk is full; nothing was changed"):
        write_text(path, "new")
    monkeypatch.undo()
    assert path.read_text() == "old"
    assert names(tmp_path) == ["a.yaml"]


def test_what_a_killed_writer_left_is_swept_once_it_is_old(tmp_path):
    left, busy = tmp_path / ".stretchtimer-old.tmp", tmp_path / ".stretchtimer-new.tmp"
    left.write_text("half")
    busy.write_text("half")
    os.utime(left, (time.time() - 3600,) * 2)
    write_text(tmp_path / "a.yaml", "new")
    assert names(tmp_path) == [busy.name, "a.yaml"]


@posix
def test_a_protected_place_is_refused_and_nothing_changes(tmp_path):
    """In a process of nobody's where the tests run as root, whom no protection stops."""
    folder = tmp_path / "protected"
    folder.mkdir()
    path = folder / "a.yaml"
    path.write_text("old")
    for protect in (path, folder):
        path.chmod(0o644)
        protect.chmod(0o444 if protect is path else 0o555)
        said = as_somebody(tmp_path, lambda: write_text(path, "new"))
        assert "you may not write there; nothing was changed" in said
        assert path.read_text() == "old"
        assert names(folder) == ["a.yaml"]
    said = as_somebody(tmp_path, lambda: remove(path))
    folder.chmod(0o755)
    assert "could not be removed: you may not write there" in said
    assert path.exists()


@needs_root
def test_a_file_of_somebody_else_is_not_taken_over(tmp_path):
    path = tmp_path / "a.yaml"
    path.write_text("old")
    path.chmod(0o666)
    tmp_path.chmod(0o777)
    said = as_somebody(tmp_path, lambda: write_text(path, "new"))
    assert "it belongs to somebody else; nothing was changed" in said
    assert path.read_text() == "old"
    assert names(tmp_path) == ["a.yaml"]


def as_somebody(tmp_path: Path, do) -> str:
    """What `do` says when it fails, done by a user who is not root."""
    come, go = os.pipe()
    child = os.fork()
    if not child:
        try:
            if os.geteuid() == 0:
                # Every folder on the way that the tests made; how many there are is theirs to choose.
                for folder in [tmp_path, *tmp_path.parents]:
                    if folder.stat().st_mode & 0o055 != 0o055:
                        folder.chmod(folder.stat().st_mode | 0o055)
                os.setgroups([])
                os.setgid(65534)
                os.setuid(65534)
            try:
                do()
                said = "done"
            except NotWrittenError as error:
                said = str(error)
            os.write(go, said.encode())
        finally:
            os._exit(0)
    os.close(go)
    with os.fdopen(come) as heard:
        said = heard.read()
    os.waitpid(child, 0)
    return said


@needs_root
def test_a_full_disk_changes_nothing(tmp_path):
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=64k", "none", disk], check=False, capture_output=True
    )
    if mounted.returncode:
        pytest.skip(f"no small disk could be mounted here: {mounted.stderr.decode().strip()}")
    try:
        path = disk / "a.yaml"
        path.write_text("old")
        with pytest.raises(NotWrittenError, match="the disk is full; nothing was changed"):
            write_text(path, "new" * 100_000)
        assert path.read_text() == "old"
        assert names(disk) == ["a.yaml"]
        write_text(path, "new")
        assert path.read_text() == "new"
    finally:
        subprocess.run(["umount", disk], check=True)


WRITER = """
import itertools, sys
from pathlib import Path
from stretchtimer.files.writing import write_text
print("begun", flush=True)
for n in itertools.count():
    write_text(Path(sys.argv[1]), f"{n}\\n" * 3000 + "end")
"""


@posix
def test_killed_in_the_middle_of_many_writes_the_file_is_always_whole(tmp_path):
    path = tmp_path / "a.yaml"
    write_text(path, "0\n" * 3000 + "end")
    seen = set()
    for nth in range(12):
        writer = subprocess.Popen([sys.executable, "-c", WRITER, path], stdout=subprocess.PIPE)
        writer.stdout.readline()
        time.sleep(0.01 + 0.007 * nth)
        writer.send_signal(signal.SIGKILL)
        writer.wait()
        writer.stdout.close()
        *lines, end = path.read_text().split("\n")
        assert end == "end"
        assert len(lines) == 3000
        assert len(set(lines)) == 1
        seen.add(lines[0])
    assert len(seen) > 1, "no write was ever finished, so nothing was tried"
