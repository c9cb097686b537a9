"""The files of attachments: sealed, read back, put in order after a crash, never thrown away whole."""

from pathlib import Path

import pytest

from sifasuo_desktop.kernel.canonical import sm3
from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.services.paper.attachments import attach, opened, prepare
from sifasuo_desktop.store import contents
from sifasuo_desktop.store.contents import Content
from sifasuo_desktop.store.engine import StoreTrouble
from sifasuo_desktop.store.file import Store
from tests.pictures import photo
from tests.store.conftest import opened as opened_store

DATA, SMALL = b"what is seen" * 1000, b"seen from afar"
SM3 = contents.sm3_of(DATA)


def keep(store: Store) -> Path:
    contents.keep(store, Content(SM3, "image/jpeg", len(DATA)), SMALL, DATA)
    (file,) = store.where.attachments.iterdir()
    return file


def test_a_content_and_its_small_picture_come_back(store: Store) -> None:
    keep(store)
    assert contents.read(store, SM3) == DATA
    assert contents.read(store, SM3, small=True) == SMALL
    assert SM3 == sm3(DATA).hex()


def test_a_file_is_called_by_its_key_so_that_nobody_can_ask_for_a_content(store: Store) -> None:
    file = keep(store)
    with store.reading() as reader:
        (one,) = contents.all_sealed(reader.driver)
    assert file.name == sm3(one.key, bytes.fromhex(SM3)).hex()


def test_every_bit_of_a_file_that_turned_over_is_found(store: Store) -> None:
    file = keep(store)
    whole = file.read_bytes()
    for place in (0, 3, 5, 7, 9, 40, 60, len(whole) // 2, len(whole) - 1):
        file.write_bytes(whole[:place] + bytes([whole[place] ^ 4]) + whole[place + 1 :])
        with pytest.raises(StoreTrouble, match=r"attachment\.damaged"):
            contents.read(store, SM3)
        assert contents.faults(store) == ((SM3, "damaged"),)
    for length in (0, 3, 8, 30, len(whole) - 1):
        file.write_bytes(whole[:length])
        with pytest.raises(StoreTrouble, match=r"attachment\.damaged"):
            contents.read(store, SM3)
    file.unlink()
    assert contents.faults(store) == ((SM3, "missing"),)


def test_a_small_picture_cannot_be_put_in_the_place_of_the_content(store: Store) -> None:
    file = keep(store)
    whole = file.read_bytes()
    length = int.from_bytes(whole[4:8], "big")
    file.write_bytes(whole[:8] + whole[8 : 8 + length] * 2)
    with pytest.raises(StoreTrouble, match=r"attachment\.damaged"):
        contents.read(store, SM3)


def test_what_no_record_names_is_gone_when_the_store_is_opened_again(store: Store) -> None:
    folder = store.where.folder
    keep(store)
    store.close()
    again = opened_store(folder)
    assert list(again.where.attachments.iterdir()) == []
    with again.reading() as reader:
        assert list(contents.all_sealed(reader.driver)) == []
    again.close()


def test_a_crash_before_a_file_had_its_name_loses_nothing_that_was_saved(
    office: Workplace,
) -> None:
    office.act("committee.add", _COMMITTEE)
    attach(office, "committee", _NAME, prepare(photo(), "牌子.jpg"))
    folder = office.store.where.attachments
    (file,) = folder.iterdir()
    file.rename(file.with_name(file.name + ".new"))
    left = folder / (("0" * 64) + ".new")
    left.write_bytes(b"of a file that was never known")
    half = folder / "0.1234.part"
    half.write_bytes(b"half")
    whole = prepare(photo(), "a.jpg").taken.data
    assert opened(office, "committee", _NAME, "1").data == whole
    contents.clear_away(office.store)
    assert list(folder.iterdir()) == [file]
    assert opened(office, "committee", _NAME, "1").data == whole


def test_a_file_the_database_does_not_know_is_left_alone(store: Store) -> None:
    store.where.attachments.mkdir()
    other = store.where.attachments / ("a" * 64)
    other.write_bytes(b"of a newer state that was put away")
    contents.clear_away(store)
    assert other.exists()


_NAME = "某市云溪镇人民调解委员会"
_COMMITTEE = {"name": _NAME, "type": "03", "prefix": "皋云"}
