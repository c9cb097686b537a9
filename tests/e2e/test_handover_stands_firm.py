"""The key of the device, the bureau it belongs to, the copies on the stick, the end of the log."""

from pathlib import Path

from sqlalchemy import text

from sifasuo_desktop.bureau.main import main as bureau_main
from sifasuo_desktop.kernel.ids import SystemRandomness
from sifasuo_desktop.services.office.workplace import open_workplace
from tests.clock import FixedClock
from tests.e2e.house import PASSWORD, House
from tests.e2e.test_handover_is_noted import house, made, received, register
from tests.services.offices import FIRST_DAY

__all__ = ["house", "made"]


def request(house: House, name: str) -> Path:
    path = house.stick / name
    house.office("enrol", "request", "--out", str(path))
    return path


def certificate(house: House, asked: Path, home: str) -> Path:
    """The certificate that a bureau in a folder of its own gives for a request."""
    bureau, out = str(house.folder / home), house.folder / f"from {home}"
    out.mkdir()
    if not (house.folder / home).exists():
        assert bureau_main(["--home", bureau, "init"]) == 0
    assert bureau_main(["--home", bureau, "enrol", str(asked), "--out", str(out)]) == 0
    (found,) = out.glob("*.sfc")
    return found


def test_the_certificate_of_another_bureau_is_refused_and_the_first_one_stays(
    house: House,
) -> None:
    """Whoever holds a stick cannot turn the office's bundles to a bureau of his own."""
    (first,) = house.carry()
    other = certificate(house, request(house, "again.sfq"), "stranger")
    refused = house.office("enrol", "accept", str(other), status=1)["error"]
    assert refused["code"] == "sync.certificate_not_ours"
    register(house)
    carried = house.carry()
    assert first in carried
    names = [str(path) for path in carried]
    assert [line[0] for line in house.bureau("ingest", *names)] == ["accepted", "accepted"]


def test_the_key_of_the_device_is_made_once(house: House) -> None:
    """A request made again, in doubt or by mistake, spoils no certificate under way."""
    asked = request(house, "first.sfq")
    request(house, "second.sfq")
    answer = certificate(house, asked, "bureau")
    assert house.office("enrol", "accept", str(answer))["bureau"]
    names = [str(path) for path in house.carry()]
    assert [line[0] for line in house.bureau("ingest", *names)] == ["accepted"]


def test_a_spoiled_copy_on_the_stick_is_written_again(house: House) -> None:
    (copy,) = house.carry()
    whole = copy.read_bytes()
    for spoiled in (whole[:-1], b"", bytes(len(whole))):
        copy.write_bytes(spoiled)
        assert house.carry() == [copy]
        assert copy.read_bytes() == whole
    assert [line[0] for line in house.bureau("ingest", str(copy))] == ["accepted"]


def test_what_has_its_receipt_is_carried_no_more(house: House) -> None:
    (first,) = house.carry()
    (receipt,) = received(house)
    house.office("receipt", str(receipt))
    first.unlink()
    register(house)
    (second,) = house.carry()
    assert second != first
    assert not first.exists()


def test_a_certificate_is_taken_only_by_who_may_join(house: House) -> None:
    answer = certificate(house, request(house, "asked.sfq"), "bureau")
    for account in ("clerk", "mediator", "auditor", "reader"):
        refused = house.office("enrol", "accept", str(answer), user=account, status=1)
        assert refused["error"]["code"] == "act.not_allowed"
    assert house.office("enrol", "accept", str(answer), user="director")["bureau"]


def test_an_end_cut_off_the_log_is_found_by_the_bundle_that_is_kept(house: House) -> None:
    """Whoever has the key takes the last entries away, and what they recorded with them."""
    register(house)
    house.carry()
    assert house.office("log", "check", user="auditor")["ok"]
    workplace = open_workplace(
        house.store, "admin", PASSWORD, clock=FixedClock(FIRST_DAY), randomness=SystemRandomness()
    )
    with workplace.store.writing() as unit:
        run = unit.connection.execute
        bundled = run(text("SELECT max(last) FROM span")).scalar_one()
        later = "SELECT record FROM revision WHERE n >= :n"
        for table in ("r_event", "r_agent", "r_party", "r_dispute"):
            run(text(f"DELETE FROM {table} WHERE id IN ({later})"), {"n": bundled - 4})
        run(text("DELETE FROM revision WHERE n >= :n"), {"n": bundled - 4})
    workplace.close()
    (house.store / "store.head").unlink()
    found = house.office("log", "check", user="auditor", status=1)
    assert [fault["what"] for fault in found["faults"]] == ["tail", "bundle"]
