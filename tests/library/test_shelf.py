"""The library on the shelf: own and bundled, whole and broken, and how one is found."""

import os

import pytest

from stretchtimer.library.shelf import UnknownRoutineError, load

CAT_COW = "name: Cat-Cow\nposition: all-fours\nbreaths: 3\n"
HOLD = "name: {}\nsteps: [{{name: It, hold: {}}}]\n"


class Folders:
    """A bundled folder and an own one."""

    def __init__(self, base):
        self.bundled, self.own = base / "bundled", base / "own"
        for folder in (self.bundled, self.own):
            (folder / "stretches").mkdir(parents=True)

    def load(self):
        return load(self.bundled, self.own)


@pytest.fixture
def folders(tmp_path):
    return Folders(tmp_path)


def summary(library):
    return [
        (file.id, file.name, file.own, [fault.message for fault in file.faults]) for file in library.routines
    ]


def test_nothing_there_is_an_empty_library(tmp_path):
    assert summary(load(tmp_path / "none", tmp_path / "neither")) == []
    assert summary(load(tmp_path / "none", None)) == []


def test_routines_stand_in_the_order_of_their_names(folders):
    (folders.bundled / "z.yaml").write_text(HOLD.format("apple", 60))
    (folders.own / "a.yml").write_text(HOLD.format("Zebra", 200))
    (folders.bundled / "m.yaml").write_text(HOLD.format("Middle", 1))
    library = folders.load()
    assert [(file.id, file.minutes) for file in library.routines] == [("z", 1), ("m", 1), ("a", 4)]
    assert library.faults == []
    assert library.routines[0].timeline.length == 72


def test_an_own_file_takes_the_place_of_the_bundled_one(folders):
    (folders.bundled / "hips.yaml").write_text(HOLD.format("Bundled", 9))
    (folders.own / "hips.yml").write_text(HOLD.format("Own", 9))
    assert summary(folders.load()) == [("hips", "Own", True, [])]


def test_a_broken_file_hides_nothing_but_what_it_replaces(folders):
    (folders.bundled / "hips.yaml").write_text(HOLD.format("Hips", 9))
    (folders.bundled / "neck.yaml").write_text(HOLD.format("Neck", 9))
    (folders.own / "hips.yaml").write_text("name: [")
    (folders.own / "back.yaml").write_bytes(b"\xff")
    library = folders.load()
    assert [(file.id, file.name, len(file.faults)) for file in library.routines] == [
        ("back", "back.yaml", 1),
        ("hips", "hips.yaml", 1),
        ("neck", "Neck", 0),
    ]
    assert [fault.path.name for fault in library.faults] == ["back.yaml", "hips.yaml"]
    broken = library.find("hips")
    assert (broken.own, broken.routine, broken.minutes) == (True, None, None)
    with pytest.raises(ValueError, match=r"hips.yaml has errors"):
        _ = broken.timeline


def test_two_files_of_one_name_are_told(folders):
    (folders.own / "hips.yaml").write_text(HOLD.format("One", 9))
    (folders.own / "hips.yml").write_text(HOLD.format("Two", 9))
    (folders.bundled / "hips.yaml").write_text(HOLD.format("Bundled", 9))
    assert summary(folders.load()) == [
        ("hips.yml", "hips.yml", True, ["has the same name as hips.yaml; rename one of them"]),
        ("hips", "One", True, []),
    ]


def test_two_bundled_files_of_one_name_are_told_too(folders):
    (folders.bundled / "hips.yaml").write_text(HOLD.format("One", 9))
    (folders.bundled / "hips.yml").write_text(HOLD.format("Two", 9))
    assert [file.id for file in folders.load().routines] == ["hips.yml", "hips"]


def test_two_stretches_of_one_name_are_told(folders):
    (folders.own / "stretches" / "cat-cow.yaml").write_text(CAT_COW)
    (folders.own / "stretches" / "cat-cow.yml").write_text(CAT_COW.replace("3", "5"))
    library = folders.load()
    assert library.stretches["cat-cow"].breaths == 3
    assert [str(fault) for fault in library.faults] == [
        f"{folders.own}/stretches/cat-cow.yml:1:1: has the same name as cat-cow.yaml; rename one of them"
    ]


def test_an_own_stretch_goes_before_the_bundled_one(folders):
    (folders.bundled / "stretches" / "cat-cow.yaml").write_text(CAT_COW)
    (folders.own / "stretches" / "cat-cow.yml").write_text(CAT_COW.replace("3", "5"))
    (folders.bundled / "back.yaml").write_text("name: Back\nsteps: [{stretch: cat-cow}]")
    library = folders.load()
    assert library.find("back").timeline.length == 15 + 50
    assert library.find_stretch("CAT-cow").own
    assert library.find_stretch("zumba") is None


def test_a_broken_own_stretch_leaves_the_bundled_one_in_its_place(folders):
    (folders.bundled / "stretches" / "cat-cow.yaml").write_text(CAT_COW)
    (folders.own / "stretches" / "cat-cow.yaml").write_text("name: Cat-Cow\nbreaths: lots\n")
    (folders.bundled / "back.yaml").write_text("name: Back\nsteps: [{stretch: cat-cow}]")
    library = folders.load()
    assert library.find("back").timeline.length == 15 + 30
    # The mistake is told all the same, and before what routines suffer from it.
    assert [fault.line for fault in library.faults] == [1, 2]


def test_a_routine_with_a_broken_stretch_says_what_is_wrong_with_that(folders):
    stretch = folders.own / "stretches" / "cat-cow.yaml"
    stretch.write_text("name: Cat-Cow\nposition: prone\nbreaths: lots\n")
    (folders.own / "back.yaml").write_text("name: Back\nsteps: [{stretch: cat-cow}]")
    (file,) = folders.load().routines
    wrong = 'breaths: "lots" is no whole number; write one from 1 to 100'
    assert [fault.message for fault in file.faults] == [
        f'stretch: the stretch "cat-cow" has errors: {stretch}:3:10: {wrong}'
    ]


def test_only_yaml_files_count(folders):
    for name in ("a.txt", "b.yaml~", ".c.yaml", "d.YAML.bak", "e"):
        (folders.own / name).write_text("not yaml: [")
    (folders.own / "folder.yaml").mkdir()
    (folders.own / "stretches" / "folder.yml").mkdir()
    assert summary(folders.load()) == []
    assert folders.load().stretch_files == ()


def test_a_loop_of_links_and_a_dead_link_are_told(folders):
    (folders.own / "loop.yaml").symlink_to(folders.own / "loop.yaml")
    (folders.own / "dead.yaml").symlink_to(folders.own / "gone.yaml")
    (folders.own / "stretches" / "loop.yaml").symlink_to(folders.own / "stretches" / "loop.yaml")
    (folders.own / "good.yaml").write_text(HOLD.format("Good", 9))
    library = folders.load()
    assert [file.id for file in library.routines] == ["dead", "Good".lower(), "loop"]
    assert [fault.message.split(":")[0] for fault in library.faults] == ["cannot be read"] * 3
    assert library.check(folders.own / "loop.yaml")[0].message.startswith("cannot be read")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_named_pipe_is_told_and_not_waited_for(folders):
    os.mkfifo(folders.own / "pipe.yaml")
    assert summary(folders.load())[0][3] == ["cannot be read: it is no ordinary file"]


def test_a_folder_that_may_not_be_entered_costs_only_its_files(folders, monkeypatch):
    (folders.own / "hips.yaml").write_text(HOLD.format("Hips", 9))
    (folders.own / "neck.yaml").write_text(HOLD.format("Neck", 9))
    # Root may enter everything, so a real folder without rights would prove nothing there.
    real = os.stat

    def stat(path, *rest, **more):
        if os.fspath(path).endswith("hips.yaml"):
            raise PermissionError(13, "Permission denied")
        return real(path, *rest, **more)

    monkeypatch.setattr(os, "stat", stat)
    assert summary(folders.load()) == [
        ("hips", "hips.yaml", True, ["cannot be read: Permission denied"]),
        ("neck", "Neck", True, []),
    ]


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_told(folders):
    (folders.own / "hips.yaml").write_text(HOLD.format("Hips", 9))
    (folders.own / "hips.yaml").chmod(0)
    assert summary(folders.load())[0][3] == ["cannot be read: Permission denied"]


def test_a_file_name_cannot_command_the_terminal(folders):
    (folders.own / "a\x1b[2J.yaml").write_text("")
    library = folders.load()
    (file,) = library.routines
    assert (file.id, file.name) == (r"a\x1b[2J", r"a\x1b[2J.yaml")
    assert "\x1b" not in str(file.faults[0])
    assert library.find(r"a\x1b[2J") is file


@pytest.fixture
def several(folders):
    for id_, name in (
        ("cobra", "Zebra pose"),
        ("hips", "Cobra"),
        ("hip-flexors", "Flexors"),
        ("neck", "Neck"),
    ):
        (folders.bundled / f"{id_}.yaml").write_text(HOLD.format(name, 9))
    (folders.own / "evening.yaml").write_text(HOLD.format("Neck", 9))
    return folders.load()


@pytest.mark.parametrize(
    ("name", "id_"),
    [
        *(("hips", "hips"), ("HIPS", "hips"), ("Flexors", "hip-flexors"), ("flex", "hip-flexors")),
        *(("zebra P", "cobra"), ("even", "evening"), ("hip-", "hip-flexors")),
        # The id goes before another file's name.
        *(("cobra", "cobra"), ("neck", "neck")),
    ],
)
def test_a_routine_is_found_by_id_by_name_and_by_the_beginning_of_either(several, name, id_):
    assert several.find(name).id == id_


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("hip", '"hip" could be any of: hips, hip-flexors'),
        ("", '"" could be any of: hips, hip-flexors, evening, neck, cobra'),
        ("hipps", 'there is no routine "hipps"; did you mean "hips"?'),
        ("zumba", 'there is no routine "zumba"; `stretchtimer list` names all'),
        ("gone.yaml", 'there is no routine "gone.yaml"; `stretchtimer list` names all'),
        ("a\0.yaml", 'there is no routine "a\0.yaml"; `stretchtimer list` names all'),
    ],
)
def test_what_is_not_found_is_told_with_the_nearest(several, name, told):
    with pytest.raises(UnknownRoutineError) as error:
        several.find(name)
    assert str(error.value) == told


def test_a_whole_name_goes_before_a_longer_one_that_begins_with_it(folders):
    (folders.own / "one.yaml").write_text(HOLD.format("Neck", 9))
    (folders.own / "two.yaml").write_text(HOLD.format("Neck and shoulders", 9))
    assert folders.load().find("neck").id == "one"


def test_a_name_of_two_is_asked_about(folders):
    for id_ in ("one", "two"):
        (folders.own / f"{id_}.yaml").write_text(HOLD.format("Evening", 9))
    with pytest.raises(UnknownRoutineError, match='"evening" could be any of: one, two'):
        folders.load().find("evening")


def test_a_name_too_long_for_any_file_is_not_found(several):
    with pytest.raises(UnknownRoutineError):
        several.find("x" * 5000 + ".yaml")


def test_a_routine_is_found_by_its_path_anywhere(folders, tmp_path):
    (folders.own / "stretches" / "cat-cow.yaml").write_text(CAT_COW)
    path = tmp_path / "elsewhere.yaml"
    path.write_text("name: Elsewhere\nsteps: [{stretch: cat-cow}]")
    found = folders.load().find(str(path))
    assert (found.id, found.name, found.path, found.timeline.length) == ("elsewhere", "Elsewhere", path, 45)


def test_a_file_in_a_folder_of_stretches_is_checked_as_a_stretch(folders, tmp_path, monkeypatch):
    library = folders.load()
    (tmp_path / "stretches").mkdir()
    (tmp_path / "stretches" / "a.yaml").write_text(CAT_COW)
    (tmp_path / "a.yaml").write_text(CAT_COW)
    assert library.check(tmp_path / "stretches" / "a.yaml") == ()
    assert [fault.line for fault in library.check(tmp_path / "a.yaml")] == [1, 2, 3]
    monkeypatch.chdir(tmp_path / "stretches")
    assert library.check((tmp_path / "stretches" / "a.yaml").relative_to(tmp_path / "stretches")) == ()
