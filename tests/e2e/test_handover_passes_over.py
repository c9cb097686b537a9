"""What is not ours, spoiled, gone or cut is passed over or mended, and said; nothing blocks for ever."""

import os
from pathlib import Path

import pytest
from sqlalchemy import text

from sifasuo_desktop.bureau.main import main as bureau_main
from sifasuo_desktop.bureau.store import open_bureau
from tests.clock import FixedClock
from tests.e2e.house import House
from tests.e2e.test_goes_on_after_restore import device, opened, register, share, sync, take_in
from tests.e2e.test_handover_is_noted import house, made, noted
from tests.services.offices import FIRST_DAY

__all__ = ["house", "made", "share"]


def outbox(house: House) -> list[Path]:
    return sorted((house.store / "outbox").glob("*.sfb"))


def test_receipts_that_are_not_ours_are_passed_over_and_said(house: House, share: Path) -> None:
    sync(house, share)
    take_in(house, share)
    folder = share / "out" / "320699101"
    (own,) = folder.glob("*.sfr")
    (folder / "0-junk.sfr").write_bytes(b"no receipt")
    os.mkfifo(folder / "1-pipe.sfr")
    changed = own.read_bytes().replace(b'"applied_through":1', b'"applied_through":2')
    (folder / "2-forged.sfr").write_bytes(changed)
    done = sync(house, share)
    assert len(done["receipts"]) == 1
    assert [(item["file"], item["code"]) for item in done["passed_over"]] == [
        ("0-junk.sfr", "envelope_form"),
        ("2-forged.sfr", "envelope_signature"),
    ]


def test_a_receipt_taken_is_neither_taken_nor_noted_again(house: House, share: Path) -> None:
    sync(house, share)
    take_in(house, share)
    assert [len(sync(house, share)["receipts"]) for _ in range(3)] == [1, 0, 0]
    assert len(noted(house, "receipt")) == 1


@pytest.mark.parametrize("spoil", ["cut", "flip", "signature", "gone"])
def test_a_spoiled_bundle_in_the_outbox_goes_out_whole_in_a_snapshot(
    house: House, share: Path, spoil: str
) -> None:
    number = register(house)["number"]
    house.carry()
    (path,) = outbox(house)
    data = bytearray(path.read_bytes())
    if spoil == "gone":
        path.unlink()
    else:
        places = {
            "cut": len(data) - 1,
            "flip": len(data) - 9,
            "signature": data.rindex(b'"sig":"') + 20,
        }
        if spoil == "cut":
            del data[-1:]
        else:
            data[places[spoil]] ^= 1
        path.write_bytes(data)
    done = sync(house, share)
    assert len(done["sent"]) == 1
    assert done["sent"] != [path.name]
    assert take_in(house, share) == ["accepted"]
    sync(house, share)
    assert device(house)["totals_agree"] is True
    (case,) = house.office("find", "dispute")["items"]
    assert (case["number"], case["handover"]) == (number, "delivered")
    assert register(house)["number"][-4:] == "0002"


def test_a_log_that_was_cut_is_told_at_sign_in_and_by_the_check(house: House, share: Path) -> None:
    register(house)
    sync(house, share)
    take_in(house, share)
    sync(house, share)
    (path,) = outbox(house)
    path.unlink()
    workplace = opened(house)
    assert "store.log_cut" not in [one.code for one in workplace.remarks]
    with workplace.store.writing() as unit:
        run = unit.connection.execute
        bundled = run(text("SELECT max(last) FROM span")).scalar_one()
        later = "SELECT record FROM revision WHERE n >= :n"
        for table in ("r_event", "r_agent", "r_party", "r_dispute"):
            run(text(f"DELETE FROM {table} WHERE id IN ({later})"), {"n": bundled - 4})
        run(text("DELETE FROM revision WHERE n >= :n"), {"n": bundled - 4})
    workplace.close()
    workplace.store.where.tip.forget()  # whoever cuts the log takes away what stands beside it
    again = opened(house)
    assert "store.log_cut" in [one.code for one in again.remarks]
    again.close()
    found = house.office("log", "check", status=1)
    assert "tail" in [fault["what"] for fault in found["faults"]]


def test_an_erased_revision_that_was_never_bundled_does_not_stop_the_hand_over(
    house: House, share: Path
) -> None:
    register(house)
    workplace = opened(house)
    with workplace.store.writing() as unit:
        unit.connection.execute(
            text(
                "UPDATE revision SET payload = NULL, salt = NULL WHERE kind = 'party' AND n ="
                " (SELECT max(n) FROM revision WHERE kind = 'party')"
            )
        )
    workplace.close()
    sync(house, share)
    assert take_in(house, share) == ["accepted"]
    assert device(house)["totals_agree"] is True


def test_a_damaged_database_of_the_bureau_is_told_in_words(
    house: House, capsys: pytest.CaptureFixture[str]
) -> None:
    path = house.folder / "bureau" / "bureau.db"
    data = bytearray(path.read_bytes())
    data[len(data) // 2 :] = bytes(len(data) - len(data) // 2)
    path.write_bytes(data)
    capsys.readouterr()
    assert bureau_main(["--home", str(house.folder / "bureau"), "status"]) == 1
    assert capsys.readouterr().err == (
        "数据库文件损坏或者与密钥不配套，没有改动任何内容；请停止接收，把整个文件夹另存一份，再从最近的备份恢复\n"
    )


@pytest.mark.long
def test_a_database_that_another_writes_is_told_in_words(
    house: House, capsys: pytest.CaptureFixture[str]
) -> None:
    (path,) = house.carry()
    other = open_bureau(house.folder / "bureau", "", FixedClock(FIRST_DAY))
    with other.writing():
        capsys.readouterr()
        assert bureau_main(["--home", str(house.folder / "bureau"), "ingest", str(path)]) == 1
        assert capsys.readouterr().err == (
            "另一个接收程序正在写数据库，这次没有接收；请等它结束后把同样的文件再接收一次\n"
        )
    other.close()
    assert [line[0] for line in house.bureau("ingest", str(path))] == ["accepted"]
