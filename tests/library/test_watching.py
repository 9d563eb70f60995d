import os

from stretchtimer.library.watching import signs


def test_every_change_shows_and_nothing_else_does(tmp_path):
    path = tmp_path / "a.yaml"
    seen = [signs([tmp_path, tmp_path / "nowhere"])]

    def changed():
        seen.append(signs([tmp_path, tmp_path / "nowhere"]))
        return seen[-1] != seen[-2]

    assert not changed()
    path.write_text("one")
    assert changed()
    (tmp_path / "other.txt").write_text("x")
    (tmp_path / ".hidden.yaml").write_text("x")
    assert not changed()
    before = path.stat()
    path.write_text("two")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns + 1))
    assert changed()
    path.rename(tmp_path / "b.yaml")
    assert changed()
    (tmp_path / "b.yaml").unlink()
    assert changed()


def test_a_file_replaced_in_one_step_shows_even_with_its_old_time_and_size(tmp_path):
    path, new = tmp_path / "a.yaml", tmp_path / "new"
    path.write_text("one")
    before, told = signs([tmp_path]), path.stat()
    new.write_text("two")
    os.utime(new, ns=(told.st_atime_ns, told.st_mtime_ns))
    new.replace(path)
    assert signs([tmp_path]) != before


def test_of_a_link_its_target_counts(tmp_path):
    target = tmp_path / "away" / "real.yaml"
    target.parent.mkdir()
    target.write_text("one")
    (tmp_path / "a.yaml").symlink_to(target)
    before = signs([tmp_path])
    target.write_text("longer")
    assert signs([tmp_path]) != before
