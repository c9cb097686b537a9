"""What the words of the engine do where a record does not go the straight way."""

from typing import Any

from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.services.paper.open_work import open_work
from sifasuo_desktop.services.reading.begun_values import begun_values, left_empty
from sifasuo_desktop.services.reading.recalled import recalled
from sifasuo_desktop.services.reading.showing import show
from sifasuo_desktop.store.reading import Reader
from tests.clock import FixedClock
from tests.services.ledger_entries import told
from tests.services.test_receptions import ANSWER, came
from tests.services.test_reviews import CLAUSE, accepted, contract, handed_in, lights

ASKED = {"asked_on": "2026-04-10", "lacking": "起草说明"}
AID = {"aid_kind": "civil", "cause": "追索劳动报酬"}


def parts(clerk: Workplace, kind: str, ref: str, part: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = show(clerk, kind, ref)["children"][part]
    return found


def supplement(clerk: Workplace, ref: str) -> str:
    clerk.act("review.send_for_more", {"review": ref, **ASKED})
    return str(parts(clerk, "review", ref, "review_supplement")[-1]["id"])


def test_a_void_part_is_not_completed_and_an_earlier_one_stays(clerk: Workplace) -> None:
    ref = accepted(clerk, handed_in())
    supplement(clerk, ref)
    clerk.act("review.resubmit", {"review": ref, "completed_on": "2026-04-10"})
    second = supplement(clerk, ref)
    clerk.act(
        "review.void_supplement", {"review": ref, "review_supplement": second, "reason": "记错"}
    )
    again = {"review": ref, "completed_on": "2026-04-11"}
    assert told(clerk, "review.resubmit", again) == [("ledger.part_needed", "supplements")]
    (first, _) = parts(clerk, "review", ref, "review_supplement")
    assert first["completed_on"] == "2026-04-10"


def test_papers_are_not_complete_before_they_were_asked_for(clerk: Workplace) -> None:
    ref = accepted(clerk, handed_in(submitted_on="2026-04-07"), "2026-04-07")
    clerk.act("review.send_for_more", {"review": ref, **ASKED})
    early = {"review": ref, "completed_on": "2026-04-08"}
    assert told(clerk, "review.resubmit", early) == [("ledger.order", "completed_on")]


def test_the_least_time_is_put_off_as_the_limit_is(clerk: Workplace, clock: FixedClock) -> None:
    matter = {"name": "急办规范性文件", "matter_class": "norm_doc", "limit_days": 3}
    clerk.act("review_matter.add", {**matter, "least_days": 5, "listed_on": "2026-01-05"})
    ref = accepted(clerk, handed_in(matter="急办规范性文件"))
    clock.move("2026-04-14")
    clerk.act("review.send_for_more", {"review": ref, **ASKED, "asked_on": "2026-04-14"})
    clock.move("2026-04-20")
    clerk.act("review.resubmit", {"review": ref, "completed_on": "2026-04-20"})
    # Both are four working days later: the least time from the 17th to the 23rd.
    assert lights(clerk, "2026-04-22", "2026-04-23", "2026-04-24") == [
        ("2026-04-23", "green"),
        ("2026-04-23", "yellow"),
        ("2026-04-23", "red"),
    ]


def test_a_way_is_open_again_once_what_it_led_to_is_void(director: Workplace) -> None:
    ref = director.act("service.add", came(content="要打工资官司。")).id
    first = director.act("service.to_aid", {"service": ref, **AID}).id
    assert told(director, "service.to_aid", {"service": ref, **AID}) == [("ledger.routed", "")]
    director.act("aid.void", {"aid": first, "reason": "重复登记"})
    second = director.act("service.to_aid", {"service": ref, **AID}).id
    assert show(director, "service", ref)["record"]["aid"] == second


def test_a_way_to_mediation_is_open_again_once_the_case_is_void(director: Workplace) -> None:
    values = {"name": "云溪镇人民调解委员会", "type": "03", "prefix": "皋云"}
    committee = director.act("committee.add", values).id
    ref = director.act("service.add", came(sex="1", address="新桥村3组")).id
    sent = {
        "service": ref,
        "committee": committee,
        "dispute_type": "11",
        "parties": [
            {"side": "applicant", "name": "徐国华", "sex": "1", "consent": "yes"},
            {"side": "respondent", "name": "尹长林", "sex": "1"},
        ],
    }
    case = director.act("service.to_mediation", sent).id
    director.act("dispute.void", {"dispute": case, "reason": "重复登记"})
    assert show(director, "service", ref)["record"]["dispute"] is None
    assert director.act("service.to_mediation", sent).id != case


def test_what_was_wiped_out_on_the_way_stays_empty(clerk: Workplace) -> None:
    ref = clerk.act("service.add", came()).id
    sent = {"service": ref, **AID, "phone": None}
    aid = show(clerk, "aid", clerk.act("service.to_aid", sent).id)["record"]
    assert aid["phone"] is None
    assert aid["applicant"] == "徐国华"
    assert "phone" in left_empty(clerk, "service.to_aid")
    assert left_empty(clerk, "service.accept") == {}


def test_numbers_a_form_begins_with_are_seen_in_full_and_that_is_noted(
    clerk: Workplace, reader: Workplace
) -> None:
    ref = clerk.act("service.add", came()).id

    def looks() -> list[tuple[str, str]]:
        with clerk.store.reading() as asked:
            return [(one.act, one.subject) for one in events(asked) if one.act == "unmask"]

    assert begun_values(clerk, "service.to_aid", ref)["phone"] == "19900000033"
    assert looks() == [("unmask", ref)]
    other = clerk.act("service.add", came(phone=None)).id
    begun_values(clerk, "service.to_aid", other)
    assert looks() == [("unmask", ref)]


def events(asked: Reader) -> Any:
    from sifasuo_desktop.domain.office.records import Event

    return asked.every(Event)


def test_a_step_gone_with_the_entry_sets_its_days(clerk: Workplace) -> None:
    ref = clerk.act("service.add", came(**ANSWER)).id
    assert show(clerk, "service", ref)["record"]["accepted_on"] == "2026-04-08"


def test_a_step_the_entry_has_not_come_to_is_refused(clerk: Workplace) -> None:
    early = came(rated_on="2026-04-08", rating="good")
    assert told(clerk, "service.add", early) == [("ledger.step_before", "rated_on")]


def test_what_is_copied_goes_with_what_it_was_copied_from(clerk: Workplace) -> None:
    clerk.act("notary_point.add", {"name": "云溪点", "opened_on": "2026-03-01"})
    values = {"applicant": "尹长林", "matter": "继承", "booked_on": "2026-04-08", "point": "云溪点"}
    ref = clerk.act("notary.add", values).id
    assert show(clerk, "notary", ref)["record"]["point_name"] == "云溪点"
    clerk.act("notary.change", {"notary": ref, "point": None})
    assert show(clerk, "notary", ref)["record"]["point_name"] is None


def test_what_the_new_matter_wishes_for_is_told(clerk: Workplace) -> None:
    lacking = contract(amount=None)
    ref = clerk.act("review.add", handed_in()).id
    answer = clerk.act(
        "review.change",
        {"review": ref, "matter": lacking["matter"], "contract_kind": "service"},
    )
    assert {one.code for one in answer.warnings} == {"ledger.wished"}


def test_a_number_of_another_paper_is_refused_when_put_right_too(clerk: Workplace) -> None:
    out = {"direction": "out", "moved_on": "2026-04-08", "party": "云溪镇政府", "subject": "通知"}
    first = clerk.act("mail.add", {**out, "doc_no": "云司〔2026〕7号"}).id
    second = clerk.act("mail.add", {**out, "doc_no": "云司〔2026〕8号"}).id
    taken = {"mail": second, "doc_no": "云司〔2026〕7号"}
    assert told(clerk, "mail.change", taken) == [("ledger.number_taken", "doc_no")]
    clerk.act("mail.change", {"mail": first, "doc_no": "云司〔2026〕9号"})
    # What was its own may be its own again.
    clerk.act("mail.change", {"mail": first, "doc_no": "云司〔2026〕7号"})
    assert told(clerk, "mail.add", {**out, "doc_no": "云司〔2026〕9号"}) == [
        ("ledger.number_taken", "doc_no")
    ]


def test_opinions_of_a_void_review_are_not_proposed(director: Workplace) -> None:
    ref = accepted(director, handed_in())
    examined = {"review": ref, "reviewer": "沈知秋", "reviewed_on": "2026-04-10"}
    director.act("review.examine", {**examined, "opinions": [CLAUSE]})
    assert len(recalled(director, "review_opinion", "收费")) == 1
    director.act("review.void", {"review": ref, "reason": "误登"})
    assert recalled(director, "review_opinion", "收费") == ()


def test_what_is_open_stands_under_whoever_works_on_it(clerk: Workplace) -> None:
    values = {"channel": "petition", "received_on": "2026-04-08", "topic": "押金不退"}
    ref = clerk.act("petition.add", values).id
    took = {"petition": ref, "accepted_on": "2026-04-08", "handler": "杨启东"}
    clerk.act("petition.accept", took)
    assert [one.person for one in open_work(clerk)] == ["杨启东"]
