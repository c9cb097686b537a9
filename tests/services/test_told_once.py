"""Whoever listens, as every open page does, hears of an act once and never of its repetition."""

from sifasuo_desktop.services.acting.bus import ChangeSet
from sifasuo_desktop.services.office.workplace import Workplace
from tests.services.disputes import refused, registration


def heard(workplace: Workplace) -> list[ChangeSet]:
    """What a listener hears from now on."""
    told: list[ChangeSet] = []
    workplace.bus.listen(told.append)
    return told


def test_a_command_sent_again_tells_nobody(desk: Workplace) -> None:
    told = heard(desk)
    values = registration(command_id="K-1")
    case = desk.act("dispute.register", values).id
    assert desk.act("dispute.register", values).id == case
    assert [[(c.kind, c.root) for c in one.changes[:1]] for one in told] == [[("dispute", case)]]


def test_another_command_is_told_with_its_initiator(desk: Workplace) -> None:
    told = heard(desk)
    case = desk.act("dispute.register", registration(), initiator="page 1").id
    desk.act("dispute.void", {"dispute": case, "reason": "重复登记"}, initiator="page 2")
    assert [one.initiator for one in told] == ["page 1", "page 2"]
    assert [len(one.changes) for one in told] == [5, 1]


def test_a_refused_command_and_one_who_left_hear_nothing(desk: Workplace) -> None:
    told = heard(desk)
    assert refused(desk, "dispute.register", **registration(applied="x"))
    assert told == []
    desk.bus.forget(told.append)
    desk.act("dispute.register", registration())
    assert told == []
