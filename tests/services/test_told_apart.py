"""What bears the same name is told apart: two parts of a case, and the why of a change."""

from typing import Any

import pytest

from sifasuo_desktop.domain.refusal import Refused
from sifasuo_desktop.services.office.reference_data import sentence
from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.services.reading.showing import show
from tests.clock import FixedClock
from tests.services.disputes import SUN, bring, children, codes_of, do, refused, session
from tests.services.people import announcement, leave, person, woman
from tests.services.test_lawful_states import FAILED

HISTORY = ("reason", "changes")


def last_act(workplace: Workplace, kind: str, ref: str) -> dict[str, Any]:
    """The newest entry of the history: why, and what differs."""
    entry = show(workplace, kind, ref)["history"][-1]
    return {name: entry[name] for name in HISTORY}


def test_a_wrong_reason_of_a_leave_is_put_right_beside_the_why(clerk: Workplace) -> None:
    ref = clerk.act("correction.receive", person()).number
    assert ref is not None
    clerk.act("correction.leave_request", leave(ref, "2026-03-02", "2026-03-04", "2026-02-20"))
    values = {"leave_reason": "2", "reason": "事由选错，申请书写的是另一项"}
    clerk.act("correction.change_leave", {"correction": ref, "leave": "1", **values})
    (kept,) = show(clerk, "correction", ref)["children"]["leave"]
    assert kept["reason"] == "2"
    assert last_act(clerk, "correction", ref) == {
        "reason": "事由选错，申请书写的是另一项",
        "changes": {"reason": ["1", "2"]},
    }


def test_the_words_told_at_the_end_are_put_right_beside_the_why(
    desk: Workplace, clock: FixedClock
) -> None:
    case = bring(desk, clock, "mediating")
    do(desk, "fail", case, **FAILED)
    channels = ["court", "arbitration"]
    assert refused(
        desk, "dispute.change_referral", dispute=case, referral="2026-04-20", channels=channels
    ) == [("change.reason_needed", "reason")]
    values = {"referral": "2026-04-20", "channels": channels, "reason": "漏勾仲裁"}
    do(desk, "change_referral", case, **values)
    (told,) = children(desk, case, "referral")
    assert (told["channels"], told["reason"]) == (channels, "可依法起诉。")
    assert last_act(desk, "dispute", case)["reason"] == "漏勾仲裁"
    words = {"referral_reason": "可以申请仲裁，也可以起诉。", "reason": "补全"}
    do(desk, "change_referral", case, referral="2026-04-20", **words)
    assert children(desk, case, "referral")[0]["reason"] == "可以申请仲裁，也可以起诉。"
    assert last_act(desk, "dispute", case)["reason"] == "补全"


# --- parts of one name -----------------------------------------------------------------------


def asked(workplace: Workplace, verb: str, **values: Any) -> tuple[str, str, dict[str, str]]:
    """Code, place and values of the one thing that is told when an act is refused."""
    with pytest.raises(Refused) as caught:
        workplace.act(verb, values)
    (found,) = caught.value.problems
    return found.code, found.field, dict(found.values)


def test_of_two_agents_of_one_name_it_is_asked_which(desk: Workplace, clock: FixedClock) -> None:
    twice = [SUN, {**SUN, "acts_for": "周国平"}]
    case = bring(desk, clock, "accepted", agents=twice)
    first, second = children(desk, case, "agent")
    values = {"dispute": case, "agent": "孙桂芳", "phone": "19900000077"}
    code, place, told = asked(desk, "dispute.change_agent", **values)
    assert (code, place) == ("value.several", "agent")
    assert sentence(code, **told) == (
        f"代理人“孙桂芳”有 2 项。请从列表中选定一项，或者改填其内部编号："
        f"{first['id']}（陈志海）；{second['id']}（周国平）。"
    )
    void = {"dispute": case, "agent": "孙桂芳", "reason": "重复登记"}
    assert asked(desk, "dispute.void_agent", **void)[:2] == ("value.several", "agent")
    do(desk, "change_agent", case, agent=second["id"], phone="19900000077")
    assert [one["phone"] for one in children(desk, case, "agent")] == [None, "199****0077"]
    values["agent"] = "无此人"
    assert asked(desk, "dispute.change_agent", **values)[0] == "value.not_found"


def test_of_two_members_of_one_name_it_is_asked_which_leaves(clerk: Workplace) -> None:
    ref = clerk.act("correction.receive", person()).number
    assert ref is not None
    two = [
        {"name": "王伟", "sex": "1", "identity": identity, "unit": unit}
        for identity, unit in (("01", "云溪司法所"), ("04", "新桥村村委会"))
    ]
    clerk.act("correction.announce", announcement(ref, team=two))
    first, second = show(clerk, "correction", ref)["children"]["team_member"]
    values = {"correction": ref, "changed": "2026-02-02", "reason": "工作变动"}
    code, place, told = asked(clerk, "correction.team_change", **values, leaving=["王伟"])
    assert (code, place) == ("value.several", "leaving.0")
    assert told["which"] == f"{first['id']}（云溪司法所）；{second['id']}（新桥村村委会）"
    clerk.act("correction.team_change", {**values, "leaving": [second["id"]]})
    members = show(clerk, "correction", ref)["children"]["team_member"]
    assert [one["left"] for one in members] == [None, "2026-02-02"]


def test_the_sex_of_a_person_is_asked_for_when_the_team_changes(clerk: Workplace) -> None:
    unknown = woman(sex="9", id_type="06", id_number="E12345678")
    ref = clerk.act("correction.receive", unknown).number
    assert ref is not None
    clerk.act("correction.announce", announcement(ref))
    joining = [{"name": "许慧", "sex": "2", "identity": "01"}]
    values = {"correction": ref, "changed": "2026-02-02", "reason": "增加", "joining": joining}
    answer = clerk.act("correction.team_change", values)
    assert [(one.code, one.field) for one in answer.warnings] == [
        ("correction.sex_unknown", "joining")
    ]


# --- who is present --------------------------------------------------------------------------


def refusing(desk: Workplace, clock: FixedClock, **start: Any) -> tuple[str, dict[str, str]]:
    """A case in which 吴长林 refuses after the first meeting; and the ids by name and kind."""
    case = bring(desk, clock, "mediating", **start)
    do(desk, "consent", case, party="吴长林", consent="no")
    ids = {f"{kind}:{one['name']}": one["id"]
           for kind in ("party", "agent") for one in children(desk, case, kind)}  # fmt: skip
    return case, ids


def meeting(*present: str) -> dict[str, Any]:
    return session(held_at="2026-04-20T09:00", present=list(present))


def test_who_refuses_is_not_present_by_id_either(desk: Workplace, clock: FixedClock) -> None:
    case, ids = refusing(desk, clock)
    for value in (ids["party:吴长林"], ids["party:吴长林"].upper(), "吴长林"):
        assert refused(desk, "dispute.mediate", dispute=case, **meeting("陈志海", value)) == [
            ("dispute.session_refused", "present.1")
        ]
    do(desk, "mediate", case, **meeting(ids["party:陈志海"], ids["agent:孙桂芳"], "周国平"))
    assert children(desk, case, "session")[-1]["present"] == ["陈志海", "孙桂芳", "周国平"]
    wrong = {"session": "1", "present": [ids["party:吴长林"]], "reason": "漏写", "dispute": case}
    late = {**wrong, "session": "2"}
    assert refused(desk, "dispute.change_session", **late) == [
        ("dispute.session_refused", "present.0")
    ]


def test_an_agent_of_the_name_of_a_refusing_party_is_told_apart(
    desk: Workplace, clock: FixedClock
) -> None:
    case, ids = refusing(desk, clock, agents=[{"acts_for": "陈志海", "name": "吴长林"}])
    code, place, told = asked(desk, "dispute.mediate", dispute=case, **meeting("陈志海", "吴长林"))
    assert (code, place) == ("value.several", "present.1")
    assert (
        told["which"]
        == f"{ids['party:吴长林']}（当事人，1979-08-03）；{ids['agent:吴长林']}（代理人，陈志海）"
    )
    assert codes_of(do(desk, "mediate", case, **meeting("陈志海", ids["agent:吴长林"]))) == []
    assert children(desk, case, "session")[-1]["present"] == ["陈志海", "吴长林"]


# --- a leave that goes, and what was decided because of it ---------------------------------------


def test_a_decision_that_rests_on_a_void_leave_is_named(clerk: Workplace) -> None:
    ref = clerk.act("correction.receive", person()).number
    assert ref is not None
    clerk.act("correction.leave_request", leave(ref, "2026-03-02", "2026-03-04", "2026-02-20"))
    approval = {"level": "county", "approved": "2026-02-25", "told_person": "2026-02-25"}
    clerk.act("correction.leave_approve", {"correction": ref, "decision": "approve", **approval})
    clerk.act("correction.leave_return", {"correction": ref, "returned": "2026-03-06"})
    decided = {"kind": "leave_overrun", "decision": "admonish", "decided": "2026-03-10"}
    paper = {"document_no": "某司矫训〔2026〕1号", "served": "2026-03-10"}
    clerk.act("correction.breach", {"correction": ref, **decided, **paper})
    ended = {"correction": ref, "leave": "1", "how": "voided", "end_reason": "登成了另一个人的请假"}
    (warning,) = clerk.act("correction.leave_end", ended).warnings
    assert warning.field == "leave"
    assert sentence(warning.code, **dict(warning.values)) == (
        "第 1 次请假已登记第 1 项违规处理（2026-03-10 训诫），没有随请假一并作废。"
        "处理的依据不再成立的，请报县级社区矫正机构决定，再用“作废违规处理”。"
    )
