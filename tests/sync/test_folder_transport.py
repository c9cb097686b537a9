"""The way over a folder: whole or not at all, and believed only after reading back."""

from pathlib import Path

import pytest

from sifasuo_desktop.sync.book import connect, transports
from sifasuo_desktop.sync.transport import TransportTrouble


def test_the_ways_are_found_in_their_folder() -> None:
    assert set(transports()) == {"file"}


@pytest.mark.parametrize("form", ["file://{}", "file:{}"])
def test_a_bundle_lies_in_the_inbox_and_nothing_else_does(tmp_path: Path, form: str) -> None:
    base = tmp_path / "市局 交接"
    base.mkdir()
    link = connect(form.format(base))
    assert link.deliver("a.sfb", b"content") is True
    assert [path.name for path in (base / "in").iterdir()] == ["a.sfb"]
    assert (base / "in" / "a.sfb").read_bytes() == b"content"


def test_the_same_bytes_are_not_sent_twice_and_others_not_overwritten(tmp_path: Path) -> None:
    link = connect(f"file:{tmp_path}")
    link.deliver("a.sfb", b"content")
    assert link.deliver("a.sfb", b"content") is False
    with pytest.raises(TransportTrouble) as trouble:
        link.deliver("a.sfb", b"other")
    assert trouble.value.code == "transport.other_file"
    assert (tmp_path / "in" / "a.sfb").read_bytes() == b"content"


def test_a_share_that_is_not_mounted_is_not_made_up(tmp_path: Path) -> None:
    link = connect(f"file:{tmp_path / 'gone'}")
    with pytest.raises(TransportTrouble) as trouble:
        link.deliver("a.sfb", b"content")
    assert trouble.value.code == "transport.missing"
    assert not (tmp_path / "gone").exists()
    with pytest.raises(TransportTrouble):
        link.fetch("320682001", [])


def test_a_name_taken_by_a_folder_is_reported(tmp_path: Path) -> None:
    (tmp_path / "in" / "a.sfb.part").mkdir(parents=True)
    with pytest.raises(TransportTrouble) as trouble:
        connect(f"file:{tmp_path}").deliver("a.sfb", b"content")
    assert trouble.value.code == "transport.failed"


def test_only_new_receipts_of_the_own_office_are_fetched(tmp_path: Path) -> None:
    for office, name in (("320682001", "a"), ("320682001", "b"), ("320682002", "c")):
        folder = tmp_path / "out" / office
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{name}.sfr").write_bytes(name.encode())
        (folder / f"{name}.sfr.part").write_bytes(b"half")
    link = connect(f"file:{tmp_path}")
    assert link.fetch("320682001", ["a.sfr"]) == [("b.sfr", b"b")]
    assert link.fetch("320682003", []) == []


def test_an_unknown_way_is_named(tmp_path: Path) -> None:
    for target in ("ftp://host/", str(tmp_path)):
        with pytest.raises(TransportTrouble) as trouble:
            connect(target)
        assert trouble.value.code == "transport.unknown"
