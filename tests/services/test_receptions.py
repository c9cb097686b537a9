"""公共法律服务接待: the five stamps, whoever will not say who he is, and where people are sent on."""

from datetime import date
from typing import Any

import pytest

from sifasuo_desktop.services.acting.bus import all_verbs
from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.services.reading.begun_values import begun_values
from sifasuo_desktop.services.reading.due import due_rows
from sifasuo_desktop.services.reading.showing import show
from tests.services.ledger_entries import told
from tests.services.village_ledgers import figures

COMMITTEE = {"name": "云溪镇人民调解委员会", "type": "03", "prefix": "皋云"}


def came(**changes: Any) -> dict[str, Any]:
    """A visitor of 2026-04-08 who asked about wages."""
    values = {
        "received_on": "2026-04-08",
        "channel": "1",
        "visitor": "徐国华",
        "phone": "19900000033",
        "topic": "labour",
        "subject": "装修工资拖欠",
        "content": "2026年2月至3月做装修，工资九千六百元没有付。",
        "receiver": "沈知秋",
    }
    return {**values, **changes}


ANSWER = {"handled_on": "2026-04-08", "handled": ["1"], "reply": "告知可以先调解，也可以申请仲裁。"}


def test_a_visit_answered_at_once_is_one_entry(clerk: Workplace) -> None:
    whole = came(accepted_on="2026-04-08", **ANSWER, rated_on="2026-04-08", rating="good")
    assert clerk.act("service.add", whole).state == "rated"
    assert clerk.act("service.add", came()).state == "received"
    assert clerk.act("service.add", came(**ANSWER)).state == "handled"
    half = came(handled_on="2026-04-08")
    assert told(clerk, "service.add", half) == [
        ("value.required", "handled"),
        ("value.required", "reply"),
    ]


def test_the_five_stamps_come_one_after_the_other(clerk: Workplace) -> None:
    ref = clerk.act("service.add", came()).id
    clerk.act("service.accept", {"service": ref, "accepted_on": "2026-04-08"})
    clerk.act("service.handle", {"service": ref, **ANSWER})
    clerk.act("service.rate", {"service": ref, "rated_on": "2026-04-09", "rating": "fair"})
    closed = {"service": ref, "feedback_on": "2026-04-10", "feedback": "已拿到工资。"}
    assert clerk.act("service.close", closed).state == "closed"
    early = {"service": clerk.act("service.add", came()).id, "accepted_on": "2026-04-07"}
    assert told(clerk, "service.accept", early) == [("ledger.order", "accepted_on")]


def test_whoever_will_not_say_who_he_is_is_received_all_the_same(clerk: Workplace) -> None:
    assert clerk.act("service.add", came(visitor=None, refused=True)).warnings == ()
    unsaid = clerk.act("service.add", came(visitor=None)).warnings
    assert [(one.code, one.field) for one in unsaid] == [("ledger.wished", "visitor")]


@pytest.mark.parametrize(
    ("changes", "due"),
    [
        ({"channel": "2"}, ("service.letter", "2026-04-17")),
        ({"channel": "4"}, ("service.message", "2026-04-09")),
        ({"channel": "2", "agreed_on": "2026-04-30"}, ("service.agreed", "2026-04-30")),
    ],
)
def test_answers_are_due_by_the_way_they_were_asked(
    clerk: Workplace, changes: dict[str, Any], due: tuple[str, str]
) -> None:
    if "agreed_on" in changes:
        changes = {**changes, "accepted_on": "2026-04-08"}
    ref = clerk.act("service.add", came(**changes)).id
    (row,) = due_rows(clerk, within=60)
    assert (row.rule, str(row.due)) == due
    clerk.act("service.handle", {"service": ref, **ANSWER})
    assert due_rows(clerk, within=60) == ()


def test_a_visitor_is_sent_to_mediation_with_what_he_told(office: Workplace) -> None:
    office.act("committee.add", COMMITTEE)
    ref = office.act("service.add", came()).id
    begun = begun_values(office, "service.to_mediation", ref)
    assert begun["facts"] == "2026年2月至3月做装修，工资九千六百元没有付。"
    assert begun["parties"] == [{"side": "applicant", "name": "徐国华", "phone": "19900000033"}]
    parties = [*begun["parties"], {"side": "respondent", "name": "马家宝"}]
    more = {"committee": COMMITTEE["name"], "dispute_type": "10", "parties": parties}
    made = office.act("service.to_mediation", {"service": ref, **more})
    assert (made.number, made.state) == ("登2026-0001", "registered")
    dispute = show(office, "dispute", made.id)
    assert (dispute["record"]["facts"], dispute["record"]["applied"]) == (
        begun["facts"],
        "2026-04-08",
    )
    assert [one["name"] for one in dispute["children"]["party"]] == ["徐国华", "马家宝"]
    assert show(office, "service", ref)["record"]["dispute"] == made.id
    again = {"service": ref, **more}
    assert told(office, "service.to_mediation", again) == [("ledger.routed", "")]


def test_what_the_other_desk_needs_is_asked_and_nothing_is_kept_without_it(
    clerk: Workplace,
) -> None:
    ref = clerk.act("service.add", came()).id
    refused = told(clerk, "service.to_aid", {"service": ref})
    assert refused == [("value.required", "aid_kind"), ("value.required", "cause")]
    assert show(clerk, "service", ref)["record"]["aid"] is None
    made = clerk.act(
        "service.to_aid", {"service": ref, "aid_kind": "civil", "cause": "追索劳动报酬"}
    )
    aid = show(clerk, "aid", made.id)["record"]
    assert (aid["applicant"], aid["service"], aid["received_on"]) == ("徐国华", ref, "2026-04-08")


@pytest.mark.parametrize(
    ("verb", "more", "link"),
    [
        ("to_notary", {"matter": "委托", "point": "云溪服务点"}, "notary"),
        (
            "to_reconsideration",
            {"respondent": "云溪镇人民政府", "act": "限期拆除决定"},
            "recon_transfer",
        ),
        ("to_petition", {"channel": "petition", "topic": "拆迁补偿"}, "petition"),
    ],
)
def test_every_way_makes_the_record_of_the_desk_that_goes_on(
    office: Workplace, verb: str, more: dict[str, Any], link: str
) -> None:
    office.act("notary_point.add", {"name": "云溪服务点", "opened_on": "2026-01-05"})
    ref = office.act("service.add", came()).id
    needed = {one for one in more if one in {"matter", "point", "channel"}}
    assert needed <= {one.name for one in _fields(f"service.{verb}")}
    made = office.act(f"service.{verb}", {"service": ref, **more})
    assert show(office, "service", ref)["record"][link] == made.id


def _fields(verb: str) -> Any:
    from sifasuo_desktop.domain.fields import fields_of

    return fields_of(all_verbs()[verb].command)


def test_what_the_national_table_counts(clerk: Workplace) -> None:
    for changes in (
        {},
        {"channel": "3", "topic": "debt", **ANSWER},
        {"channel": "2", "topic": "criminal", "people": 3},
        {
            "channel": "6",
            "handled_on": "2026-04-08",
            "handled": ["3", "213"],
            "reply": "代写申请书。",
        },
        {"received_on": "2026-03-31"},
    ):
        ref = clerk.act("service.add", came(**changes)).id
    wrong = clerk.act("service.add", came()).id
    clerk.act("service.void", {"service": wrong, "reason": "重复登记"})
    keys = (
        "consultations",
        "consultation_people",
        "consult_visits",
        "consult_channel_2",
        "consult_channel_3",
        "consult_topic_labour",
        "consult_topic_debt",
        "consult_handled_3",
        "consult_aid_applied",
    )
    assert figures(clerk, "2026-04", *keys) == [4, 6, 2, 1, 1, 2, 1, 1, 1]
    assert ref


def test_the_centre_is_asked_when_its_days_are_over(clerk: Workplace) -> None:
    values = {
        "received_on": "2026-04-02",
        "applicant": "孙凤珍",
        "aid_kind": "civil",
        "cause": "离婚纠纷",
        "categories": ["woman", "old"],
        "id_number": "320699195803120021",
    }
    answer = clerk.act("aid.add", values)
    assert [(one.code, one.field) for one in answer.warnings] == [("ledger.doubted", "id_number")]
    ref = answer.id
    sent = {"aid": ref, "sent_on": "2026-04-03", "sent_to": "云溪市法律援助中心", "method": "paper"}
    clerk.act("aid.send", sent)
    (row,) = due_rows(clerk, on=date(2026, 4, 30), within=10)
    assert (row.rule, str(row.due), row.light) == ("aid.decision", "2026-04-10", "yellow")
    decided = {
        "aid": ref,
        "result_on": "2026-04-08",
        "result": "given",
        "case_no": "（2026）援字7号",
    }
    assert clerk.act("aid.decide", decided).state == "given"
    (row,) = due_rows(clerk, within=10)
    assert (row.rule, str(row.due)) == ("aid.assignment", "2026-04-11")
    clerk.act("aid.assign", {"aid": ref, "lawyer": "田文涛", "assigned_on": "2026-04-09"})
    assert due_rows(clerk, within=60) == ()
    keys = ("aid_applications", "aid_referrals", "aid_given", "aid_migrants", "aid_groups")
    assert figures(clerk, "2026-04", *keys) == [1, 1, 1, 0, 1]
