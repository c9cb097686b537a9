"""Who gives himself or others the power to read cases is told to every 所长 and to the bureau; a mediator voids only cases of his own."""

from pathlib import Path

import pytest

from sifasuo_desktop.domain.office.records import PowerChange
from sifasuo_desktop.domain.refusal import Refused
from sifasuo_desktop.kernel.ids import SystemRandomness
from sifasuo_desktop.services.office import backups, recovery
from sifasuo_desktop.services.office.reference_data import sentence
from sifasuo_desktop.services.office.restoring import WayIn, restore
from sifasuo_desktop.services.office.workplace import Workplace, open_workplace
from sifasuo_desktop.store import recovery_keys
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
    "2026-04-10，韩守中（登录名 keeper）把“沈知秋（登录名 clerk）”设为所长，办理时没有所长登录。这件事已经记入日志，"
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
    assert words.startswith(
        "2026-04-10，韩守中（登录名 keeper）把“顾明远（登录名 director）”的所长账号重设了密码，"
    )
    assert len(told(keeper, "director", "Anders-2027")) == 1


def test_it_goes_to_the_bureau_as_a_revision(keeper: Workplace) -> None:
    values = {"account": "second", "name": "丁一", "roles": ["director"]}
    keeper.act("user.add", values, secrets={"password": PASSWORD})
    with keeper.store.reading() as reader:
        (kept,) = reader.every(PowerChange)
        sql = "SELECT handover FROM revision WHERE record = ?"
        handover = reader.connection.exec_driver_sql(sql, (kept.id,)).scalar_one()
    assert (kept.act, kept.name, kept.by_name, handover) == (
        "made_director",
        "丁一（登录名 second）",
        "韩守中（登录名 keeper）",
        1,
    )


def test_what_a_director_does_himself_is_told_to_nobody(office: Workplace) -> None:
    office.act("user.change", {"user": "clerk", "roles": ["clerk", "director"]})
    office.act("user.reset", {"user": "director"}, secrets=SECRET)
    assert told(office, "clerk") == []


def test_nothing_is_told_of_roles_that_read_no_more(keeper: Workplace) -> None:
    keeper.act("user.change", {"user": "director", "roles": ["director", "clerk"]})
    keeper.act("user.reset", {"user": "clerk"}, secrets=SECRET)
    assert told(keeper, "director") == []


def test_who_calls_himself_as_the_director_is_told_by_his_login_name(keeper: Workplace) -> None:
    keeper.act("user.own_name", {"name": "顾明远"})
    keeper.act("user.change", {"user": "clerk", "roles": ["clerk", "director"]})
    (words,) = told(keeper, "director")
    assert words.startswith("2026-04-10，顾明远（登录名 keeper）把“沈知秋（登录名 clerk）”设为所长")


def opened_by_key(office: Workplace, account: str, password: str) -> None:
    """A new password for an account, set at the page before signing in."""
    key = recovery_keys.key_of(office.store)
    assert key is not None
    office.close()
    clock, randomness = FixedClock(FIRST_DAY), SystemRandomness()
    folder = office.store.where.folder
    recovery.open_with_key(folder, key, account, password, clock=clock, randomness=randomness)


OPENED = (
    "2026-04-10，有人用恢复密钥给“顾明远（登录名 director）”的所长账号设了新密码。"
    "这件事已经记入日志，随下次上报告知市局。是您本人办的，或者经您同意的，不用处理；"
    "不是的，请立即修改密码，在系统管理里换一个新的恢复密钥，并报告市局。"
)


def test_a_password_of_a_director_set_with_the_recovery_key_is_told_to_every_director(
    office: Workplace,
) -> None:
    opened_by_key(office, "director", "Anders-2027")
    assert told(office, "admin") == [OPENED]
    assert told(office, "director", "Anders-2027") == [OPENED]
    assert told(office, "director", "Anders-2027") == []
    assert told(office, "clerk") == []


def test_one_set_with_the_recovery_key_for_somebody_else_is_told_to_nobody(
    office: Workplace,
) -> None:
    opened_by_key(office, "clerk", "Anders-2027")
    assert told(office, "director") == []


SEEN = (
    "2026-04-10，韩守中（登录名 keeper）查看了恢复密钥，办理时没有所长登录。恢复密钥能给所长账号"
    "设新密码，也能打开备份。这件事已经记入日志，随下次上报告知市局。不是您同意的，"
    "请在系统管理里换一个新的恢复密钥，并报告市局。"
)


def test_a_recovery_key_shown_to_one_who_is_no_director_is_told(keeper: Workplace) -> None:
    recovery.show(keeper, PASSWORD)
    assert told(keeper, "director") == [SEEN]
    assert told(keeper, "director") == []


def test_a_recovery_key_made_anew_by_one_who_is_no_director_is_told(keeper: Workplace) -> None:
    recovery.show(keeper, PASSWORD, new=True)
    (words,) = told(keeper, "director")
    assert words == SEEN.replace("查看了恢复密钥", "换了新的恢复密钥")


def test_a_recovery_key_refused_or_shown_to_a_director_is_told_to_nobody(
    office: Workplace, keeper: Workplace
) -> None:
    with pytest.raises(Refused):
        recovery.show(keeper, "Falsch-2026")
    recovery.show(office, PASSWORD)
    recovery.first_shown(office)
    assert told(office, "director") == []


RESTORED = (
    "2026-04-10，韩守中（登录名 keeper）用备份恢复了数据，做备份那天的账号、角色和密码重新有效。"
    "这件事已经记入日志，随下次上报告知市局。请核对系统管理里的账号；"
    "不是您本人办的，也没有经您同意的，请报告市局。"
)


@pytest.mark.parametrize(
    ("by_key", "words"),
    [(False, RESTORED), (True, RESTORED.replace("韩守中（登录名 keeper）", "持有恢复密钥的人"))],
)
def test_a_backup_put_back_brings_old_passwords_and_is_told(
    keeper: Workplace, tmp_path: Path, by_key: bool, words: str
) -> None:
    made = backups.make(keeper).backup.path
    key = recovery_keys.key_of(keeper.store) or ""
    way = WayIn(key=key) if by_key else WayIn("keeper", PASSWORD)
    keeper.close()
    folder = keeper.store.where.folder
    restore(made, folder, way, clock=FixedClock(FIRST_DAY), randomness=SystemRandomness())
    assert words in told(keeper, "director")
    assert words not in told(keeper, "director")


def test_what_the_recovery_key_did_goes_to_the_bureau(office: Workplace) -> None:
    opened_by_key(office, "director", "Anders-2027")
    again = open_workplace(
        office.store.where.folder,
        "clerk",
        PASSWORD,
        clock=FixedClock(FIRST_DAY),
        randomness=SystemRandomness(),
    )
    with again.store.reading() as reader:
        sql = "SELECT r.handover, p.act FROM revision r JOIN r_power_change p ON p.id = r.record"
        found = [tuple(row) for row in reader.connection.exec_driver_sql(sql)]
    again.close()
    assert found == [(1, "recovery_director")]


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
