"""What happened in a dispute, newest first, each with its papers."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from sifasuo_desktop.domain.casefile import CaseFile
from sifasuo_desktop.domain.dispute.payments import payments_of
from sifasuo_desktop.domain.dispute.records import (
    Agreement,
    Arbitration,
    Confirmation,
    Dispute,
    FollowUp,
    Obligation,
    Referral,
    Session,
    Signature,
)
from sifasuo_desktop.domain.dispute.representatives import in_one_line
from sifasuo_desktop.domain.money import display
from sifasuo_desktop.services.reading.happening import Happening
from sifasuo_desktop.services.reading.paper_link import PaperLink, papers_of

CodeTitle = Callable[[str, str | None], str]


def story(
    case: CaseFile,
    title: CodeTitle,
    assigned: Sequence[Happening] = (),
    reopened: Sequence[Happening] = (),
) -> tuple[Happening, ...]:
    """The timeline, newest first; what happened on one day stands in the order of the work.

    ``assigned`` and ``reopened`` are the assignments and reopenings, which the record keeps no day
    of.
    """
    dispute = case.record
    assert isinstance(dispute, Dispute)
    by_record: dict[str, list[PaperLink]] = defaultdict(list)
    for link, record in papers_of(case):
        by_record[record].append(link)
    own = tuple(by_record.pop(dispute.id, ()))
    entries = [
        replace(entry, papers=entry.papers or tuple(by_record.get(entry.record, ())))
        for entry in (
            *_beginning(dispute, title, own),
            *assigned,
            *_mediation(case, title),
            *_after(case, title),
            *reopened,
            *_ending(dispute, case, title),
        )
    ]
    order = {id(entry): place for place, entry in enumerate(entries)}
    return tuple(sorted(entries, key=lambda one: (one.day, order[id(one)]), reverse=True))


def _beginning(
    dispute: Dispute, title: CodeTitle, own: tuple[PaperLink, ...]
) -> Iterator[Happening]:
    late = f"补录：{dispute.late_reason}" if dispute.late_reason else ""
    who = _joined(dispute.registrar, title("dispute_source", dispute.source), late)
    yield Happening(dispute.applied, "登记", who, papers=_offered(own))
    if dispute.declined:
        reason = title("decline_reason", dispute.decline_reason)
        yield Happening(dispute.declined, "不予受理", reason, papers=_offered(own, "declined"))
    if dispute.accepted and dispute.track != "oral":
        ticked = len(dispute.checklist)
        text = "七项审查通过" if ticked == 7 else f"七项审查已勾选 {ticked} 项"
        yield Happening(dispute.accepted, "受理", text, papers=_offered(own, "accepted"))


def _offered(own: tuple[PaperLink, ...], day: str = "") -> tuple[PaperLink, ...]:
    """The papers of the case itself that belong to a day; those that name none to the first."""
    return tuple(link for link in own if (day in link.at if day else not link.at))


def _mediation(case: CaseFile, title: CodeTitle) -> Iterator[Happening]:
    for item in case.all(Session):
        text = _joined(title("session_result", item.result), item.place)
        yield Happening(item.held_at.date(), f"第{item.position}次调解", text, item.id)
    for version in case.all(Agreement):
        named = f"第 {version.version} 版" if version.version > 1 else ""
        signed = case.below(Signature, version.id)
        if version.effective is None:
            state = title("agreement_state", version.state)
            text = _joined(named, state, f"已签署 {len(signed)} 人" if signed else "")
            yield Happening(version.agreed, "拟定协议", text, version.id)
            continue
        names = in_one_line(tuple(dict.fromkeys(one.name for one in signed if one.role != "seal")))
        text = _joined(named, f"{names} 签署，调委会盖章" if names else "口头协议")
        yield Happening(version.effective, "协议生效", text, version.id)


def _after(case: CaseFile, title: CodeTitle) -> Iterator[Happening]:
    for item in case.all(Obligation):
        done = payments_of(case, item)
        for event in done:
            who = f"{item.debtor} → {item.creditor}"
            amount = display(event.amount) if event.amount else ""
            text = _joined(who, amount, event.proof)
            yield Happening(event.day, f"履行第{item.position}项", text, event.id)
        if item.performed and not done:
            amount = display(item.paid) if item.paid is not None else ""
            state = title("obligation_status", item.status)
            text = _joined(f"{item.debtor} → {item.creditor}", amount, item.proof)
            yield Happening(item.performed, f"履行第{item.position}项：{state}", text, item.id)
    for visit in case.all(FollowUp):
        satisfied = {"1": "满意", "2": "不满意"}.get(visit.satisfied or "", "")
        way = title("visit_way", visit.way)
        text = _joined(visit.visitor, satisfied, visit.situation)
        yield Happening(visit.visited, f"回访（{way}）", text, visit.id)
    for asked in case.all(Confirmation):
        result = title("confirm_result", asked.result)
        day = asked.decided or asked.applied
        yield Happening(day, "司法确认", _joined(asked.court, result, asked.case_no), asked.id)
    for filed in case.all(Arbitration):
        result = title("arbitration_result", filed.result)
        text = _joined("、".join(filed.applicants), filed.commission, result, filed.case_no)
        yield Happening(filed.decided or filed.applied, "仲裁审查", text, filed.id)


def _ending(dispute: Dispute, case: CaseFile, title: CodeTitle) -> Iterator[Happening]:
    if dispute.failed:
        yield Happening(dispute.failed, "终止调解", title("fail_reason", dispute.fail_reason))
    for told in case.all(Referral):
        channels = "、".join(title("channel", one) for one in told.channels)
        yield Happening(told.told_on, "告知渠道", _joined(channels, told.reason), told.id)
    if dispute.closed:
        kept = title("retention", dispute.retention)
        yield Happening(dispute.closed, "结案", _joined(f"保管期限：{kept}", dispute.note))
    if dispute.void_reason:
        day = dispute.accepted or dispute.applied
        yield Happening(day, "作废", dispute.void_reason)


def _joined(*words: str | None) -> str:
    return " · ".join(word for word in words if word)
