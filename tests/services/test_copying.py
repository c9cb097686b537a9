"""复制助手: a record in the order of a platform's fields, in full only for whoever may see it so."""

import pytest

from sifasuo_desktop.domain.office.records import Event
from sifasuo_desktop.domain.refusal import Refused
from sifasuo_desktop.services.exchange.copying import copy_lines
from sifasuo_desktop.services.exchange.platforms import platform_named, platforms
from sifasuo_desktop.services.office.workplace import Workplace
from tests.services.offices import seat
from tests.services.people import id_number

VALUES = {
    "received_on": "2026-04-02",
    "applicant": "孙凤珍",
    "phone": "19900000021",
    "aid_kind": "civil",
    "cause": "离婚纠纷",
    "categories": ["woman", "old"],
}


def told(workplace: Workplace, name: str, number: str) -> dict[str, str]:
    lines = copy_lines(workplace, platform_named(workplace, name), number)
    return {one.title: one.words for one in lines}


def test_a_record_is_told_in_the_order_of_the_platform(clerk: Workplace) -> None:
    ref = clerk.act("aid.add", VALUES).id
    lines = told(clerk, "aid", ref)
    assert [*lines][:5] == ["申请人", "性别", "身份证号码", "联系电话", "住址"]
    assert lines["联系电话"] == "19900000021"
    assert (lines["人员类别"], lines["援助方式"]) == ("妇女、老年人", "民事诉讼代理")
    assert (lines["接收日期"], lines["对方当事人"]) == ("2026-04-02", "")
    with clerk.store.reading() as reader:
        noted = [one.detail for one in reader.every(Event, act="export")]
    assert noted == ["copy:aid"]


def test_whoever_may_not_see_numbers_copies_them_masked(office: Workplace) -> None:
    made = office.act(
        "review.add",
        {
            "submitted_on": "2026-04-10",
            "matter": "政府合同",
            "title": "保洁合同",
            "drafting_dept": "党政办公室",
            "amount": "1000.00",
            "counterparty": "云溪公司",
            "milestones": [
                {"what": "验收", "due_on": "2026-05-01"},
                {"what": "付款", "due_on": "2026-06-01"},
            ],
        },
    ).id
    lines = told(seat(office, "reader"), "政府合同履约监管系统", made)
    assert (lines["履约节点"], lines["节点期限"]) == ("验收、付款", "2026-05-01、2026-06-01")
    ref = office.act("notary_point.add", {"name": "点", "opened_on": "2026-01-05"}).id
    booking = {"applicant": "孙凤珍", "phone": "19900000021", "matter": "委托", "point": ref}
    number = office.act("notary.add", {**booking, "booked_on": "2026-04-02"}).id
    assert told(seat(office, "reader"), "notary", number)["联系电话"] == "199****0021"


def test_a_platform_that_is_not_there_and_a_broken_file_are_told(clerk: Workplace) -> None:
    with pytest.raises(Refused) as refusal:
        platform_named(clerk, "无此平台")
    assert refusal.value.problems[0].code == "platform.unknown"
    own = clerk.store.where.folder / "platforms"
    own.mkdir()
    (own / "aid.toml").write_text(
        'title = "法援"\nkind = "aid"\nfield = [{title = "姓名", of = "applicant"}]'
    )
    assert [*told(clerk, "aid", clerk.act("aid.add", VALUES).id)] == ["姓名"]
    (own / "aid.toml").write_text(
        'title = "法援"\nkind = "aid"\nfield = [{title = "姓名", of = "nobody"}]'
    )
    with pytest.raises(Refused) as refusal:
        platforms(clerk)
    assert refusal.value.problems[0].code == "platform.file"


def test_of_several_each_keeps_its_place(clerk: Workplace) -> None:
    values = {"name": "云溪镇人民调解委员会", "type": "03", "prefix": "皋云"}
    committee = clerk.act("committee.add", values).id
    party = {"side": "applicant", "sex": "1", "consent": "yes"}
    registered = {
        "committee": committee,
        "applied": "2026-04-02",
        "dispute_type": "6",
        "source": "1",
        "facts": "因铺设水管损坏围墙发生纠纷。",
        "parties": [
            {**party, "name": "邵文博"},
            {**party, "name": "邵文涛", "id_number": id_number("1971-11-04")},
            {**party, "side": "respondent", "name": "尹长林"},
        ],
    }
    lines = told(clerk, "sujiefen", clerk.act("dispute.register", registered).id)
    assert lines["申请人"] == "邵文博、邵文涛"
    assert lines["申请人证件号码"] == f"—、{id_number('1971-11-04')}"
