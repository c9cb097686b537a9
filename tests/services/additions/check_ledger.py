"""A ledger of one file: kept, found, listed, acted upon, due, printed, handed over, taken in."""

from datetime import date

from sifasuo_desktop.services.office.log_check import check
from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.services.reading.due import due_rows
from sifasuo_desktop.services.reading.finding import find
from sifasuo_desktop.services.reading.listing import chip_counts
from sifasuo_desktop.services.reading.month_figures import month_figures
from sifasuo_desktop.services.reading.reporting import report_named, report_result
from sifasuo_desktop.services.reading.showing import show
from sifasuo_desktop.statistics.periods import read_period
from tests.services.disputes import refused
from tests.services.offices import seat
from tests.waiting import unbundled


def visitors(desk: Workplace, matter: str = "咨询宅基地") -> str:
    values = {"on": "2026-04-09", "keeper": "顾明远", "matter": matter}
    return desk.act("visitor_book.add", {**values, "callers": 3}).id


def lawful(desk: Workplace, name: str) -> list[str]:
    return [act["verb"] for act in show(desk, "visitor_book", name)["acts"] if act["allowed"]]


def test_it_is_kept_found_shown_and_handed_over(desk: Workplace, office: Workplace) -> None:
    one, _ = visitors(desk), visitors(desk, "调解预约")
    assert [item["id"] for item in find(desk, "visitor_book", "宅基地").items] == [one]
    assert show(desk, "visitor_book", "客2026-0001")["record"]["callers"] == 3
    assert lawful(desk, one) == [
        "visitor_book.hand_over",
        "visitor_book.change",
        "visitor_book.void",
    ]
    (first, second) = due_rows(desk, on=date(2026, 4, 13))
    assert (first.number, first.due, first.light) == ("客2026-0001", date(2026, 4, 10), "red")
    assert first.why == "2026-04-09接待，还没有交班"
    assert (
        desk.act("visitor_book.hand_over", {"visitor_book": one, "handed_on": "2026-04-10"}).state
        == "handed"
    )
    assert [row.number for row in due_rows(desk)] == ["客2026-0002"]
    assert refused(desk, "visitor_book.hand_over", visitor_book=one, handed_on="2026-04-10") != []
    assert desk.act("visitor_book.look", {"visitor_book": one, "seen_by": "王建军"}).state == "done"
    assert (
        desk.act("visitor_book.void", {"visitor_book": second.record, "reason": "重复登记"}).state
        == "void"
    )
    assert {("done", "已查阅 1"), ("void", "已作废 1")} <= set(
        chip_counts(desk, "visitor_book", "", {})
    )
    assert check(office).ok
    with desk.store.reading() as reader:
        sent = [
            frame["f"]["register_no"]
            for _, frame in unbundled(reader)
            if frame["t"] == "visitor_book"
        ]
    assert sorted(set(sent)) == ["客2026-0001", "客2026-0002"]


def test_it_is_counted_on_the_workbench_and_in_the_months_report(desk: Workplace) -> None:
    visitors(desk)
    visitors(desk)
    figure = month_figures(desk).of("接待天数")
    assert figure is not None
    assert (figure.now, figure.before) == (2, 0)
    found = report_result(desk, report_named("month"), read_period("2026-04"))
    assert (found.totals["reception_days"], found.totals["reception_callers"]) == (2, 6)


def test_days_that_cannot_be_are_refused(desk: Workplace) -> None:
    assert refused(desk, "visitor_book.add", on="2026-04-11", keeper="顾明远") == [
        ("date.future", "on")
    ]
    one = visitors(desk)
    early = refused(desk, "visitor_book.hand_over", visitor_book=one, handed_on="2026-04-08")
    assert early == [("ledger.order", "handed_on")]


def test_only_who_may_enters_one(office: Workplace) -> None:
    assert seat(office, "clerk").may("visitor_book.add")
    assert seat(office, "reader").may("read:visitor_book")
    assert not seat(office, "reader").may("visitor_book.add")
    assert not seat(office, "mediator").may("read:visitor_book")
