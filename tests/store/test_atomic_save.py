"""Whatever the disk does, a file is there as a whole: the old one or the new one."""

import errno
import os
import stat
import subprocess

import numpy as np
import pytest

from workbench import disk
from workbench.disk import read_text, write_bytes, write_text
from workbench.errors import BadInputError, StorageError
from workbench.lexicon import cache


def test_the_content_is_replaced_and_nothing_else_is_left(tmp_path):
    path = tmp_path / "probe.json"
    write_text(path, "old\n")
    write_text(path, "новый\n")
    assert path.read_bytes() == "новый\n".encode()
    assert list(tmp_path.iterdir()) == [path]


def test_permissions_are_kept(tmp_path):
    path = tmp_path / "probe.json"
    path.write_text("old")
    path.chmod(0o640)
    write_text(path, "new")
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_a_new_file_has_the_permissions_of_the_umask(tmp_path):
    old = os.umask(0o027)
    try:
        write_text(tmp_path / "probe.json", "new")
    finally:
        os.umask(old)
    assert stat.S_IMODE((tmp_path / "probe.json").stat().st_mode) == 0o640


def test_the_umask_of_the_process_is_never_touched(tmp_path, monkeypatch):
    """Another thread that makes a file at that moment would make it open to everyone."""
    monkeypatch.delattr(os, "umask")
    write_text(tmp_path / "probe.json", "new")
    assert (tmp_path / "probe.json").read_text() == "new"


def test_a_name_of_any_length_the_disk_holds(tmp_path):
    path = tmp_path / ("n" * 255)
    write_text(path, "new")
    assert read_text(path) == "new"
    with pytest.raises(StorageError, match="name is too long"):
        write_text(tmp_path / ("n" * 256), "new")
    with pytest.raises(BadInputError, match="name is too long"):
        read_text(tmp_path / ("n" * 256))


def test_a_word_list_is_replaced_in_the_same_way(tmp_path):
    path = tmp_path / "words.bin"
    cache.save(path, {"a": np.arange(3)})
    path.chmod(0o644)
    cache.save(path, {"a": np.arange(4)})
    assert stat.S_IMODE(path.stat().st_mode) == 0o644
    assert (cache.load(path) or {})["a"].tolist() == [0, 1, 2, 3]
    assert list(tmp_path.iterdir()) == [path]


def test_a_link_is_followed(tmp_path):
    (tmp_path / "real").mkdir()
    target, link = tmp_path / "real" / "probe.json", tmp_path / "link.json"
    target.write_text("old")
    link.symlink_to(target)
    write_text(link, "new")
    assert link.is_symlink()
    assert target.read_text() == "new"
    assert list((tmp_path / "real").iterdir()) == [target]


def test_a_link_to_itself_is_refused(tmp_path):
    link = tmp_path / "link.json"
    link.symlink_to(link)
    with pytest.raises(StorageError):
        write_text(link, "new")
    assert link.is_symlink()


def test_a_device_is_written_to_not_replaced(tmp_path):
    """As in `workbench export ID -o /dev/null`, which root could otherwise replace by a file."""
    ours, theirs = os.openpty()
    try:
        device = tmp_path / "device"
        device.symlink_to(os.ttyname(theirs))
        write_bytes(device, b"text")
        assert stat.S_ISCHR(device.stat().st_mode)
        assert os.read(ours, 4) == b"text"
    finally:
        os.close(ours)
        os.close(theirs)


def test_a_folder_in_the_way_is_named(tmp_path):
    with pytest.raises(StorageError, match="folder") as caught:
        write_text(tmp_path, "text")
    assert str(tmp_path) in str(caught.value)
    assert list(tmp_path.iterdir()) == []


def test_a_file_in_place_of_a_folder_is_named(tmp_path):
    (tmp_path / "file").write_text("text")
    with pytest.raises(StorageError):
        write_text(tmp_path / "file" / "probe.json", "text")


def test_a_full_disk_leaves_the_old_file(tmp_path, mount):
    mount(tmp_path, "size=64k")
    path = tmp_path / "probe.json"
    write_text(path, "old\n")
    with pytest.raises(StorageError, match="disk is full") as caught:
        write_text(path, "new\n" * 50_000)
    assert "free some space" in caught.value.remedy
    assert path.read_text() == "old\n"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EIO, errno.EDQUOT])
def test_a_disk_that_fails_at_the_last_moment_leaves_the_old_file(tmp_path, monkeypatch, number):
    path = tmp_path / "probe.json"
    write_text(path, "old\n")

    def refuse(_):
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(StorageError, match="can not write"):
        write_text(path, "new\n")
    assert path.read_text() == "old\n"
    assert list(tmp_path.iterdir()) == [path]


def test_a_read_only_disk_leaves_the_old_file(tmp_path, mount):
    mount(tmp_path, "size=64k")
    path = tmp_path / "probe.json"
    write_text(path, "old\n")
    subprocess.run(["mount", "-o", "remount,ro", str(tmp_path)], check=True)
    with pytest.raises(StorageError, match="read-only") as caught:
        write_text(path, "new\n")
    assert "nothing on disk was changed" in caught.value.remedy
    assert path.read_text() == "old\n"


def test_an_interrupted_save_leaves_the_old_file(tmp_path, monkeypatch):
    path = tmp_path / "probe.json"
    write_text(path, "old\n")

    def interrupt(_):
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write_text(path, "new\n")
    assert path.read_text() == "old\n"
    assert list(tmp_path.iterdir()) == [path]


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(BadInputError, match="no such file"):
        read_text(tmp_path / "absent.json")


def test_a_folder_is_no_file(tmp_path):
    with pytest.raises(BadInputError, match="folder"):
        read_text(tmp_path)


def test_a_huge_file_is_not_read(tmp_path):
    path = tmp_path / "probe.json"
    with path.open("wb") as file:
        file.truncate(disk.MAX_BYTES + 1)
    with pytest.raises(BadInputError, match="larger than 256 MiB"):
        read_text(path)
