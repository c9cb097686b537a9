"""The numbers beside a list are those of its rows after every act, undone ones included."""

from sifasuo_desktop.domain.refusal import Refused
from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.services.reading.finding import find
from sifasuo_desktop.services.reading.listing import Asked, counts_of
from tests.services.disputes import do, found_committee, registration


def chips(office: Workplace) -> dict[str, str]:
    return dict(counts_of(office, Asked("dispute")))


def totals(office: Workplace, *states: str) -> list[int]:
    wheres: list[dict[str, str]] = [{}, *({"state": state} for state in states)]
    return [find(office, "dispute", where=where, limit=1).total for where in wheres]


def test_counts_follow_every_act(office: Workplace) -> None:
    found_committee(office)
    assert (chips(office), totals(office)) == ({"": "全部 0"}, [0])
    first, second, third = (
        office.act("dispute.register", registration(agents=[])).id for _ in range(3)
    )
    assert chips(office) == {"": "全部 3", "registered": "已登记 3"}
    do(office, "accept", first, accepted="2026-04-03")
    do(office, "void", second, reason="误")
    assert list(chips(office).values()) == ["全部 3", "已登记 1", "已受理 1", "已作废 1"]
    assert totals(office, "registered", "accepted", "closed") == [3, 1, 1, 0]
    office.act("dispute.change", {"dispute": third, "place": "桥头"})
    assert totals(office, "registered", "accepted", "void") == [3, 1, 1, 1]


def test_an_act_that_was_undone_is_not_counted(office: Workplace) -> None:
    found_committee(office)
    office.act("dispute.register", registration(agents=[]))
    assert totals(office, "registered") == [1, 1]
    try:
        with office.store.writing() as unit:
            unit.connection.exec_driver_sql("UPDATE r_dispute SET state = 'closed'")
            raise Refused
    except Refused:
        pass
    assert totals(office, "registered", "closed") == [1, 1, 0]
    office.act("dispute.register", registration(agents=[]))
    assert totals(office, "registered", "closed") == [2, 2, 0]


def test_a_search_is_counted_anew_when_something_was_written(office: Workplace) -> None:
    found_committee(office)
    for _ in range(2):
        office.act("dispute.register", registration(agents=[]))
    assert find(office, "dispute", "砌墙", limit=1).total == 2
    assert find(office, "dispute", "砌墙", limit=1).total == 2
    office.act("dispute.register", registration(agents=[]))
    assert find(office, "dispute", "砌墙", limit=1).total == 3
