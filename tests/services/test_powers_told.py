"""Who gives himself or others the power to read cases is told to every 所长 and to the bureau; a mediator voids only cases of his own."""

import pytest

from sifasuo_desktop.domain.office.records import PowerChange
from sifasuo_desktop.domain.refusal import Refused
from sifasuo_desktop.kernel.ids import SystemRandomness
from sifasuo_desktop.services.office.reference_data import sentence
from sifasuo_desktop.services.office.workplace import Workplace, open_workplace
from tests.clock import FixedClock
from tests.services.disputes import COMMITTEE, bring, found_committee, registration
from tests.services.offices import FIRST_DAY, PASSWORD, seat

SECRET = {"password": "Anders-2027"}


@pytest.fixture
def keeper(office: Workplace) -> Workplace:
    """系统管理员 who is nothing besides."""
    values = {"account": "keeper", "name": "韩守中", "roles": ["admin"]}
    office.act("user.add", values, secrets={"password": PASSWORD})
    return seat(office, "keeper")


def told(office: Workplace, account: str, password: str = PASSWORD) -> list[str]:
    """What whoever signs in is told."""
    office.close()
    again = open_workplace(
        office.store.where.folder,
        account,
        password,
        clock=FixedClock(FIRST_DAY),
        randomness=SystemRandomness(),
    )
    words = [sentence(one.code, **dict(one.values)) for one in again.remarks]
    again.close()
    return words


MADE = (
    "2026-04-10，韩守中把“沈知秋”设为所长，办理时没有所长登录。这件事已经记入日志，"
    "随下次上报告知市局。不是您同意的，请立即停用该账号、修改密码，并报告市局。"
)


def test_every_director_is_told_once_who_was_made_one(keeper: Workplace) -> None:
    keeper.act("user.change", {"user": "clerk", "roles": ["clerk", "director"]})
    assert told(keeper, "clerk") == [MADE]
    assert told(keeper, "director") == [MADE]
    assert told(keeper, "director") == []
    assert told(keeper, "mediator") == []


def test_a_password_of_a_director_set_anew_is_told_to_him_and_the_other(keeper: Workplace) -> None:
    keeper.act("user.reset", {"user": "director"}, secrets=SECRET)
    (words,) = told(keeper, "admin")
    assert words.startswith("2026-04-10，韩守中把“顾明远”的所长账号重设了密码，")
    assert len(told(keeper, "director", "Anders-2027")) == 1


def test_it_goes_to_the_bureau_as_a_revision(keeper: Workplace) -> None:
    values = {"account": "second", "name": "丁一", "roles": ["director"]}
    keeper.act("user.add", values, secrets={"password": PASSWORD})
    with keeper.store.reading() as reader:
        (kept,) = reader.every(PowerChange)
        sql = "SELECT handover FROM revision WHERE record = ?"
        handover = reader.connection.exec_driver_sql(sql, (kept.id,)).scalar_one()
    assert (kept.act, kept.name, kept.by_name, handover) == ("made_director", "丁一", "韩守中", 1)


def test_what_a_director_does_himself_is_told_to_nobody(office: Workplace) -> None:
    office.act("user.change", {"user": "clerk", "roles": ["clerk", "director"]})
    office.act("user.reset", {"user": "director"}, secrets=SECRET)
    assert told(office, "clerk") == []


def test_nothing_is_told_of_roles_that_read_no_more(keeper: Workplace) -> None:
    keeper.act("user.change", {"user": "director", "roles": ["director", "clerk"]})
    keeper.act("user.reset", {"user": "clerk"}, secrets=SECRET)
    assert told(keeper, "director") == []


@pytest.fixture
def mediator(office: Workplace) -> Workplace:
    found_committee(office)
    return seat(office, "mediator")


def void(workplace: Workplace, case: str) -> None:
    workplace.act("dispute.void", {"dispute": case, "reason": "重复登记"})


def test_a_mediator_voids_no_case_of_others(office: Workplace, mediator: Workplace) -> None:
    case = office.act("dispute.register", registration()).id
    with pytest.raises(Refused) as caught:
        void(mediator, case)
    assert [found.code for found in caught.value.problems] == ["act.others"]
    void(seat(office, "clerk"), case)


def test_a_mediator_voids_what_he_registered(mediator: Workplace) -> None:
    case = mediator.act("dispute.register", registration()).id
    void(mediator, case)


def test_a_mediator_voids_what_was_assigned_to_him(
    office: Workplace, mediator: Workplace, clock: FixedClock
) -> None:
    office.act("mediator.add", {"name": "杨启东", "committee": COMMITTEE})
    case = bring(office, clock, "accepted")
    with pytest.raises(Refused):
        void(mediator, case)
    office.act("dispute.assign", {"dispute": case, "host": "杨启东", "recorder": "顾明"})
    void(mediator, case)
