"""Who may not know of a juvenile or of a sealed record finds no name, row or number of it anywhere."""

from datetime import date
from typing import Any

import pytest
from sqlalchemy import select

from sifasuo_desktop.domain.access import Roles
from sifasuo_desktop.domain.refusal import Refused
from sifasuo_desktop.services.acting.bus import Bus
from sifasuo_desktop.services.exchange import handover_status
from sifasuo_desktop.services.exchange.handover_status import Returned
from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.services.paper.printing import gather
from sifasuo_desktop.services.reading.due import due_rows
from sifasuo_desktop.services.reading.finding import find
from sifasuo_desktop.services.reading.listing import (
    ALL,
    LATE,
    Asked,
    counts_of,
    list_page,
    next_due,
)
from sifasuo_desktop.services.reading.month_figures import Figure, month_figures
from sifasuo_desktop.services.reading.search_everything import everything
from sifasuo_desktop.services.reading.showing import show
from sifasuo_desktop.store import outbox
from sifasuo_desktop.store.schema.own import REVISION
from tests.clock import FixedClock
from tests.services.offices import seat
from tests.services.people import check, id_number, person

YOUTH = {"name": "戚小舟", "birth_date": "2008-09-01", "id_number": id_number("2008-09-01")}
REASON = "证件号码应为 18 位"


@pytest.fixture
def helper(office: Workplace) -> Workplace:
    """Somebody whose role reads and does corrections, without a word of juveniles."""
    workplace = seat(office, "clerk")
    granted = Roles({"clerk": frozenset({"read:correction", "correction.*", "print"})})
    workplace.bus = Bus(workplace.store, workplace.codes, granted, workplace.rules)
    return workplace


def visited(workplace: Workplace, ref: str, day: str) -> None:
    values = check(ref, day, way="site", place="家中", visited="本人")
    workplace.act("correction.visit", values)


def give_back(workplace: Workplace, record: str) -> None:
    """The bureau returns the newest revision of a record."""
    with workplace.store.writing() as unit:
        query = select(REVISION.c.rev).where(REVISION.c.record == record)
        rev = unit.rows(query.order_by(REVISION.c.n.desc()))[0][0]
        outbox.mark_received(
            unit, epoch="", through=0, receipt="HZ-1", at="", returned=[(rev, REASON)]
        )


def seal(clerk: Workplace, clock: FixedClock, **changes: Any) -> str:
    """A boy of seventeen, released on 2026-04-09 and sealed the day after."""
    young = {**YOUTH, "reported": "2026-01-09", "end": "2026-04-09", **changes}
    ref = clerk.act("correction.receive", person(**young)).id
    visited(clerk, ref, "2026-04-08")
    closing = {"correction": ref, "close_type": "01", "closed": "2026-04-09", "document_no": "1号"}
    clerk.act("correction.close", closing)
    clock.move("2026-04-10")
    sealing = {"correction": ref, "sealed": "2026-04-10", "seal_note": "封存登记1号，铁皮柜二层"}
    clerk.act("correction.seal", sealing)
    return ref


def places(workplace: Workplace, ref: str) -> dict[str, Any]:
    """Everything a person could read about the two persons, by where it stands."""
    return {
        "list": [item["name"] for item in list_page(workplace, Asked("correction")).items],
        "chips": dict(counts_of(workplace, Asked("correction")))[ALL],
        "due": [row.who for row in due_rows(workplace, on=date(2026, 4, 10), within=400)],
        "next": ref in next_due(workplace, "correction"),
        "search": [getattr(hit, "title", "") for hit in everything(workplace, "qxz")],
        "number": find(workplace, "correction", YOUTH["id_number"]).total,
    }


def test_a_juvenile_is_in_no_list_row_count_or_search(clerk: Workplace, helper: Workplace) -> None:
    ref = clerk.act("correction.receive", person(**YOUTH)).id
    seen = places(clerk, ref)
    assert (seen["list"], seen["chips"], seen["next"]) == (["戚小舟"], "全部 1", True)
    assert set(seen["due"]) == {"戚小舟"}
    assert (seen["search"], seen["number"]) == (["戚小舟 缓刑"], 1)
    assert places(helper, ref) == {
        "list": [],
        "chips": "全部 0",
        "due": [],
        "next": False,
        "search": [],
        "number": 0,
    }
    for look in (show, lambda w, kind, name: gather(w, "report_notice", name)):
        with pytest.raises(Refused, match=r"find\.not_found"):
            look(helper, "correction", ref)


def test_figures_of_the_month_leave_juveniles_out(clerk: Workplace, helper: Workplace) -> None:
    grown = clerk.act("correction.receive", person()).id
    young = clerk.act("correction.receive", person(**YOUTH)).id
    visited(clerk, grown, "2026-04-02")
    for day in ("2026-03-03", "2026-04-03", "2026-04-07"):
        visited(clerk, young, day)
    told, less = month_figures(clerk), month_figures(helper)
    assert told.of("矫正走访") == Figure("矫正走访", now=3, before=1)
    assert less.of("矫正走访") == Figure("矫正走访", now=1, before=0)
    assert [one.today["在册社区矫正对象"] for one in (told, less)] == [2, 1]


def test_what_the_bureau_returned_of_a_juvenile_is_told_to_who_may_know(
    clerk: Workplace, helper: Workplace
) -> None:
    young = clerk.act("correction.receive", person(**YOUTH)).id
    grown = clerk.act("correction.receive", person()).id
    for ref in (young, grown):
        give_back(clerk, ref)
    first = Returned("correction", grown, "矫2026-0002 葛云帆", REASON)
    assert handover_status.status(helper).returned == (first,)
    second = Returned("correction", young, "矫2026-0001 戚小舟", REASON)
    assert handover_status.status(clerk).returned == (first, second)


def test_a_sealed_record_is_told_by_no_figure_and_no_returned_row(
    clerk: Workplace, director: Workplace, clock: FixedClock
) -> None:
    ref = seal(clerk, clock)
    give_back(director, ref)
    assert month_figures(director).of("矫正走访") == Figure("矫正走访", now=1, before=0)
    assert month_figures(clerk).of("矫正走访") == Figure("矫正走访", now=0, before=0)
    assert [one.title for one in handover_status.status(director).returned] == [
        "矫2026-0001 戚小舟"
    ]
    assert handover_status.status(clerk).returned == ()


def test_what_a_sealed_record_still_owes_is_told_to_who_may_look_at_it(
    clerk: Workplace, director: Workplace, clock: FixedClock
) -> None:
    """Reported on 2026-04-04 instead of by 01-15, and nobody decided about it before the release."""
    ref = seal(clerk, clock, reported="2026-04-04")
    (row,) = due_rows(director, on=date(2026, 4, 10))
    assert (row.rule, row.who, row.record) == ("correction.late_report", "戚小舟", ref)
    assert due_rows(clerk, on=date(2026, 4, 10)) == ()
    assert LATE not in dict(counts_of(clerk, Asked("correction")))
