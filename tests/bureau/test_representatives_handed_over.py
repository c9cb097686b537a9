"""Who was elected to represent his side reaches the bureau with the party; what is older reads as no."""

import json
from pathlib import Path

from sqlalchemy import select

from sifasuo_desktop.bureau.store import Bureau
from sifasuo_desktop.bureau.tables import REVISION
from sifasuo_desktop.domain.conversion import restore
from sifasuo_desktop.domain.dispute.records import Party
from tests.bureau.office_side import Office, ingest, results
from tests.clock import FixedClock
from tests.services.disputes import found_committee, registration
from tests.services.offices import FIRST_DAY, make_template, open_copy
from tests.services.test_representatives import ELECTED, crowd
from tests.waiting import unbundled


def test_the_mark_is_in_the_bundle(bureau: Bureau, office: Office, tmp_path: Path) -> None:
    make_template(tmp_path / "template")
    desk = open_copy(tmp_path / "template", tmp_path / "store", FixedClock(FIRST_DAY))
    found_committee(desk)
    desk.act("dispute.register", registration(applied="2026-04-02", **crowd()))
    with desk.store.reading() as reader:
        frames = [frame for _, frame in unbundled(reader)]
    desk.close()
    assert results(ingest(bureau, office.make(*frames))) == ["accepted"]
    query = select(REVISION.c.f).where(REVISION.c.kind == "party")
    with bureau.reading() as connection:
        kept = [json.loads(row[0]) for row in connection.execute(query)]
    assert {one["name"] for one in kept if one.get("elected")} == ELECTED
    assert len(kept) == 61


def test_a_party_kept_before_the_mark_was_known_is_not_elected() -> None:
    older = {"id": "0" * 32, "parent": "1" * 32, "side": "applicant", "name": "陈志海"}
    assert restore(Party, older).elected is False
