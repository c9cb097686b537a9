"""The prosecutor's walk: where a leave leads, and changes of class and place as acts of their own."""

from typing import Any

import pytest

from sifasuo_desktop.domain.office.records import Office
from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.services.reading.showing import show
from sifasuo_desktop.store.unit_of_work import Author, UnitOfWork
from tests.clock import FixedClock
from tests.services.people import (
    DELEGATION,
    check,
    codes,
    decision,
    due_on,
    leave,
    leaves_of,
    person,
    refused,
    told,
)

RUGAO = "320682101"


@pytest.fixture
def ref(clerk: Workplace) -> str:
    return clerk.act("correction.receive", person()).id


def at_rugao(clerk: Workplace, values: dict[str, Any]) -> Any:
    """The act at an office whose code lies in 如皋市."""

    def place(unit: UnitOfWork) -> None:
        (one,) = unit.every(Office)
        unit.change(one.replace(code=RUGAO))

    clerk.store.write(Author("admin", "office.change", "a" * 32), place)
    return clerk.act("correction.leave_request", values)


@pytest.mark.parametrize(
    ("words", "chosen", "found"),
    [
        ("上海市浦东新区某医院", "same_county", "其他市、县"),
        ("上海市某医院", "same_county", "其他市、县"),
        ("海安市曲塘镇", "same_county", "本设区市其他县（市）"),
        ("南通市崇川区", "same_county", "设区的市市区"),
        ("南通市通州区", "other_city", "设区的市市区"),
        ("如皋市人民医院", "other_city", "本县（市、区）内"),
        ("苏州市姑苏区", "other_city", None),
        ("南通市某医院", "same_county", None),
        ("女儿家", "same_county", None),
    ],
)
def test_words_that_contradict_the_kind_of_destination_are_asked_about(
    clerk: Workplace, ref: str, words: str, chosen: str, found: str | None
) -> None:
    values = leave(ref, "2026-04-20", "2026-04-22", "2026-04-09")
    answer = at_rugao(clerk, {**values, "destination": words, "destination_kind": chosen})
    if found is None:
        assert "leave.destination_words" not in codes(answer)
    else:
        assert told(answer, "leave.destination_words")["found"] == found


@pytest.mark.parametrize(
    ("area", "kind"),
    [
        ("310115", "other_city"),
        ("浦东新区", "other_city"),
        ("海安市", "other_county"),
        ("南通市通州区", "city_district"),
        ("320682", "same_county"),
    ],
)
def test_the_kind_follows_from_the_area_chosen(
    clerk: Workplace, ref: str, area: str, kind: str
) -> None:
    values = leave(ref, "2026-04-20", "2026-04-22", "2026-04-09", destination="亲戚家")
    answer = at_rugao(
        clerk, {**values, "destination_area": area, "destination_kind": "same_county"}
    )
    assert leaves_of(clerk, ref)[0]["destination_kind"] == kind
    assert ("leave.not_needed" in codes(answer)) is (kind == "same_county")


@pytest.mark.parametrize(
    ("area", "code"), [("某某市", "leave.area_unknown"), ("通州区", "leave.area_unclear")]
)
def test_an_area_that_is_none_or_several_is_refused(
    clerk: Workplace, ref: str, area: str, code: str
) -> None:
    at_rugao(clerk, leave(ref, "2026-04-20", "2026-04-22", "2026-04-09"))
    values = leave(ref, "2026-05-20", "2026-05-22", "2026-04-09", destination_area=area)
    assert refused(clerk, "correction.leave_request", values) == [code]


# --- L3: class and place ---------------------------------------------------------------------

POLICY = {
    "check_type": "report",
    "times": 1,
    "source": "某司规〔2026〕1号",
    "valid_from": "2026-01-01",
}


def test_a_new_class_is_an_act_with_reason_and_its_frequencies_hold_from_that_day(
    clerk: Workplace, director: Workplace, clock: FixedClock
) -> None:
    director.act("policy.record", {**POLICY, "manage_class": "严管", "period": "week"})
    director.act("policy.record", {**POLICY, "manage_class": "宽管", "period": "month"})
    clock.move("2026-01-09")
    ref = clerk.act("correction.receive", person(manage_class="严管")).id
    clerk.act("correction.report", check(ref, "2026-01-09"))
    clock.move("2026-03-10")
    values = {
        "correction": ref,
        "manage_class": "宽管",
        "changed": "2026-03-10",
        "reason": "考核合格，风险降低",
        "document_no": "某司矫类〔2026〕5号",
    }
    clerk.act("correction.reclass", values)
    assert due_on(clerk, "2026-03-10", within=30)["class_policy"].due.isoformat() == "2026-03-31"
    (kept,) = show(clerk, "correction", ref)["children"]["adjustment"]
    assert (kept["before"], kept["after"], kept["document_no"]) == (
        "严管", "宽管", "某司矫类〔2026〕5号",
    )  # fmt: skip
    assert refused(clerk, "correction.reclass", values) == ["correction.same_class"]


def test_a_move_keeps_where_the_person_lived_before(clerk: Workplace) -> None:
    ref = clerk.act("correction.receive", person()).id
    values = {
        "correction": ref,
        "residence": "江苏省某市云溪镇东街1号",
        "changed": "2026-03-10",
        "reason": "租房，已实地查访",
    }
    clerk.act("correction.move", values)
    found = show(clerk, "correction", ref)
    assert found["record"]["residence"] == "江苏省某市云溪镇东街1号"
    (kept,) = found["children"]["adjustment"]
    assert (kept["kind"], kept["before"]) == ("place", "江苏省某市云溪镇新桥村三组5号")
    assert refused(clerk, "correction.move", values) == ["correction.same_place"]


# --- L3: every kind of ending rests on a paper ------------------------------------------------


@pytest.mark.parametrize(
    ("category", "close_type", "paper"),
    [
        ("02", "02", "特赦裁定书"),
        ("02", "11", "撤销缓刑裁定书"),
        ("03", "12", "撤销假释裁定书"),
        ("04", "13", "收监执行决定书"),
        ("02", "14", "死亡证明"),
        ("02", "15", "执行地变更决定书"),
    ],
)
def test_nobody_leaves_the_register_before_time_without_the_paper(
    clerk: Workplace, category: str, close_type: str, paper: str
) -> None:
    kind = "03" if category == "04" else None
    ref = clerk.act("correction.receive", person(category=category, temporary_kind=kind)).id
    values = {"correction": ref, "close_type": close_type, "closed": "2026-03-02"}
    assert refused(clerk, "correction.close", values) == ["correction.close_document"]
    assert clerk.codes.title("close_paper", close_type) == paper
    clerk.act("correction.close", {**values, "document_no": f"{paper}1号"})


@pytest.mark.parametrize("area", ["易县", "保定市易县"])
def test_a_county_whose_name_has_two_characters_can_be_chosen(
    clerk: Workplace, ref: str, area: str
) -> None:
    values = leave(ref, "2026-04-20", "2026-04-22", "2026-04-09")
    answer = at_rugao(clerk, {**values, "destination": "岳母家", "destination_area": area})
    (kept,) = leaves_of(clerk, ref)
    assert kept["destination_kind"] == "other_city"
    assert "leave.destination_words" not in codes(answer)


@pytest.mark.parametrize("area", ["南通城区", "城区", "郊区"])
def test_a_part_that_many_cities_have_says_nothing_without_its_city(
    clerk: Workplace, ref: str, area: str
) -> None:
    values = leave(ref, "2026-04-20", "2026-04-22", "2026-04-09")
    wanted = {**values, "destination": "岳母家", "destination_area": area}
    assert refused(clerk, "correction.leave_request", wanted) == ["leave.area_unknown"]


def test_a_part_that_many_cities_have_is_chosen_with_its_city(clerk: Workplace, ref: str) -> None:
    values = leave(ref, "2026-04-20", "2026-04-22", "2026-04-09")
    at_rugao(clerk, {**values, "destination": "岳母家", "destination_area": "山西省晋城市城区"})
    (kept,) = leaves_of(clerk, ref)
    assert kept["destination_kind"] == "other_city"


def test_voiding_an_adjustment_says_that_the_class_stays_and_its_late_entry_shows(
    clerk: Workplace, ref: str, clock: FixedClock
) -> None:
    clock.move("2026-02-20")
    values = {"correction": ref, "manage_class": "严管", "changed": "2026-02-10", "reason": "考核"}
    clerk.act("correction.reclass", values)
    (kept,) = show(clerk, "correction", ref)["children"]["adjustment"]
    assert kept["entered_late"] == 10
    void = {"correction": ref, "adjustment": "1", "reason": "登记在别人名下"}
    answer = clerk.act("correction.void_adjustment", void)
    assert told(answer, "correction.adjustment_stays")["value"] == "严管"


def test_an_extension_by_the_city_leaves_the_filing_of_the_first_approval_owed(
    clerk: Workplace, director: Workplace, ref: str, clock: FixedClock
) -> None:
    director.act("delegation.record", DELEGATION)
    clock.move("2026-04-07")
    clerk.act("correction.leave_request", leave(ref, "2026-04-10", "2026-04-12", "2026-04-07"))
    director.act("correction.leave_approve", decision(ref, "office", "2026-04-07"))
    more = {"correction": ref, "extended_to": "2026-04-14", "reason": "手术推迟"}
    clerk.act("correction.leave_extend", {**more, "asked": "2026-04-07"})
    director.act("correction.leave_approve", decision(ref, "city", "2026-04-07"))
    (kept,) = leaves_of(clerk, ref)
    assert kept["owed"] == ["leave_filing", "leave_procuratorate"]
