"""Deadlines of disputes: mediation, court referral, confirmation, performance, follow-up."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from sifasuo_desktop.domain.deadlines.engine import Claim, Find, Rule, Setting
from sifasuo_desktop.domain.deadlines.facts import (
    CourtReferral,
    DisputeFacts,
    ObligationFacts,
    Pause,
    Performance,
)
from sifasuo_desktop.domain.deadlines.parameters import Due, Parameter

_DEAD = frozenset({"void", "declined", "failed", "closed"})


def paused_days(pauses: Sequence[Pause], since: date, until: date) -> int:
    """Days after ``since`` and before ``until`` that do not count; overlaps count once."""
    total, reached = 0, since
    for pause in sorted(pauses, key=lambda item: item.start):
        begin = max(pause.start, reached)
        finish = min(pause.end, until) if pause.end else until
        if finish > begin:
            total += (finish - begin).days
            reached = finish
    return total


def _mediating(case: DisputeFacts) -> bool:
    done = case.agreed or case.effective or case.failed or case.closed
    return done is None and case.state not in _DEAD


def _mediation_due(
    case: DisputeFacts, base: date, parameter: Parameter, setting: Setting
) -> tuple[Due, str]:
    due = parameter.due(base, setting.calendar)
    why = ""
    if setting.parameters.switch("mediation.pause"):
        paused = paused_days(case.pauses, base, setting.today)
        if paused:
            shift = timedelta(days=paused)
            due = Due(due.day + shift, due.reminder + shift, due.provisional)
            why = f"，鉴定等不计入的{paused}日已顺延"
    if case.extended_to and case.extended_to > due.day:
        due = Due(case.extended_to, case.extended_to)
        why = f"，经各方同意延长至{case.extended_to}（含当日）"
    return due, why


def _accept(case: DisputeFacts, parameter: Parameter, setting: Setting) -> Iterator[Claim]:
    """Decision on an application; no national number, so usually without a value."""
    if case.state == "registered" and case.accepted is None and case.applied:
        due = parameter.due(case.applied, setting.calendar)
        yield Claim(due=due, why=f"{case.applied}收到申请，尚未决定是否受理")


def _mediation(case: DisputeFacts, parameter: Parameter, setting: Setting) -> Iterator[Claim]:
    """One civil month from acceptance, never rolled; a court's own limit takes its place."""
    if case.accepted and case.court_referral is None and _mediating(case):
        due, more = _mediation_due(case, case.accepted, parameter, setting)
        yield Claim(due=due, why=f"{case.accepted}受理，一般应在一个月内调结{more}")


def _court(mode: CourtReferral, name: str) -> Rule:
    def find(case: DisputeFacts, parameter: Parameter, setting: Setting) -> Iterator[Claim]:
        base = case.court_received or case.accepted
        if case.court_referral is mode and base and _mediating(case):
            due, more = _mediation_due(case, base, parameter, setting)
            why = f"{base}接收法院移交材料，期限{parameter.number}日{more}"
            yield Claim(due=due, why=why)

    return _rule(f"dispute.court_{name}", f"court.{name}", "dispute.mediate", find)


def _labour(case: DisputeFacts, parameter: Parameter, setting: Setting) -> Iterator[Claim]:
    """A labour dispute without agreement may go to arbitration; mediation may go on."""
    if case.labour and case.applied and _mediating(case):
        due = parameter.due(case.applied, setting.calendar)
        why = f"{case.applied}收到申请，满{parameter.number}日未达成协议的，当事人可以申请劳动仲裁；调解可以继续"
        yield Claim(due=due, why=why)


def _in_force(case: DisputeFacts) -> bool:
    return case.effective is not None and case.closed is None and case.state not in _DEAD


def _confirmation(case: DisputeFacts, parameter: Parameter, setting: Setting) -> Iterator[Claim]:
    """Joint application within 30 days of effectiveness; a lapsed right is shown for a while only.

    After filing (委托调解) the court itself closes the case (特邀调解规定 第二十条).
    """
    due = _open_request(case, parameter, setting)
    if due is None:
        return
    why = f"协议{case.effective}生效，各方可以共同向人民法院申请司法确认，至{due.day}（含当日）"
    if setting.today > due.day:
        why = f"协议{case.effective}生效，申请司法确认的期限已于{due.day}届满"
    yield Claim(due=due, why=why)


def _open_request(case: DisputeFacts, parameter: Parameter, setting: Setting) -> Due | None:
    """The last day of a joint request that nobody has made; None when there is none to make."""
    if case.court_referral in (CourtReferral.ORDINARY, CourtReferral.SUMMARY):
        return None
    fulfilled = {item.status for item in case.obligations} == {Performance.PAID}
    if not _in_force(case) or case.effective is None or case.confirmation.applied or fulfilled:
        return None
    due = parameter.due(case.effective, setting.calendar)
    keep = setting.parameters.get("confirmation.keep")
    if keep and setting.today > due.day + timedelta(days=keep.number):
        return None
    return due


def _review(case: DisputeFacts, parameter: Parameter, setting: Setting) -> Iterator[Claim]:
    """A labour agreement may be put to the arbitration commission by both (办案规则 第七十四条)."""
    due = _open_request(case, parameter, setting) if case.labour else None
    if due is None or case.arbitration.applied:
        return
    why = f"协议{case.effective}生效，双方可以共同向劳动人事争议仲裁委员会申请仲裁审查，至{due.day}（含当日）"
    if due.day != due.reminder and not parameter.verified:
        why += f"；第{parameter.number}日{due.reminder}为休息日，能否顺延待核，稳妥的做法是不迟于该日提出"
    if setting.today > due.day:
        why = f"协议{case.effective}生效，申请仲裁审查的期限已于{due.day}届满"
    yield Claim(due=due, why=why)


_PERFORMANCE = {
    Performance.OPEN: ("到期未确认", "履行期限已过，尚无人确认是否履行"),
    Performance.PARTLY: ("部分履行", "履行期限已过，只履行了一部分"),
    Performance.UNPAID: ("到期未履行", "已查明未履行，应督促履行，并告知"),
}


def _remedy(case: DisputeFacts, setting: Setting) -> str:
    """What may be done about an unpaid obligation: only what a court confirmed is executed."""
    if case.confirmation.result == "valid":
        return "可以向人民法院申请强制执行（人民调解法第三十三条）"
    if case.arbitration.result == "passed":
        said = "按劳动人事争议仲裁委员会仲裁审查后出具的文书办理（待人工核对）"
    elif case.labour:
        said = (
            "可以依法申请仲裁（劳动争议调解仲裁法第十五条）；协议是因支付拖欠劳动报酬、工伤医疗费、"
            "经济补偿或者赔偿金事项达成的，劳动者可以持协议向人民法院申请支付令（第十六条）"
        )
    else:
        said = "可以就协议向人民法院起诉（人民调解法第三十二条）"
    term = setting.parameters.get("confirmation.apply")
    due = _open_request(case, term, setting) if term else None
    if due is not None and setting.today <= due.day:
        said += f"；至{due.day}（含当日）还可以共同申请司法确认"
    return said


def _perform(case: DisputeFacts, parameter: Parameter, setting: Setting) -> Iterator[Claim]:
    """Each obligation on its day; after it "到期未确认" until somebody says what happened."""
    if not _in_force(case):
        return
    for item in case.obligations:
        if item.due is None or item.status is Performance.PAID:
            continue
        due = parameter.due(item.due, setting.calendar)
        title, late = _PERFORMANCE[item.status]
        if due.day >= setting.today and item.status is not Performance.UNPAID:
            title, late = parameter.title, f"履行期限至{item.due}（含当日）"
        if item.status is Performance.UNPAID:
            late += _remedy(case, setting)
        yield Claim(due=due, part=item.id, title=title, why=f"协议第{item.no}项：{late}")


def _follow_up_base(item: ObligationFacts, last: bool, effective: date) -> date | None:
    """The day from which a follow-up of this performance counts; None if it needs none."""
    if item.at_signing and not last:
        return None
    planned = item.due or effective
    if item.performed_on is None:
        return planned
    # The last one is looked at after it really happened; an earlier one on its day at the latest.
    return item.performed_on if last else min(planned, item.performed_on)


def _open_follow_ups(
    case: DisputeFacts, parameter: Parameter, setting: Setting
) -> list[tuple[ObligationFacts, date, Due]]:
    if not _in_force(case) or case.effective is None or not case.obligations:
        return []
    effective = case.effective
    last = max(case.obligations, key=lambda item: (item.due or effective, item.no))
    found = []
    for item in case.obligations:
        base = _follow_up_base(item, item is last, effective)
        if base is not None and not any(visit >= base for visit in case.follow_ups):
            found.append((item, base, parameter.due(base, setting.calendar)))
    return found


def _follow_up(case: DisputeFacts, parameter: Parameter, setting: Setting) -> Iterator[Claim]:
    """Once for each performance not made at signing, always for the last."""
    for item, base, due in _open_follow_ups(case, parameter, setting):
        why = f"协议第{item.no}项履行日{base}，之后{parameter.number}日内应回访"
        yield Claim(due=due, part=item.id, why=why)


def _follow_up_first(case: DisputeFacts, parameter: Parameter, setting: Setting) -> Iterator[Claim]:
    """At least once in the first 30 days, unless a performance asks for one by then anyway."""
    if not _in_force(case) or case.effective is None:
        return
    effective = case.effective
    due = parameter.due(effective, setting.calendar)
    if any(visit >= effective for visit in case.follow_ups):
        return
    each = setting.parameters.get("follow_up.after")
    others = _open_follow_ups(case, each, setting) if each else []
    if not any(other.day <= due.day for _, _, other in others):
        why = f"协议{effective}生效，{parameter.number}日内至少回访一次"
        yield Claim(due=due, why=why)


def _rule(name: str, parameter: str, act: str, find: Find) -> Rule:
    return Rule(
        name=name, kind="dispute", facts=DisputeFacts, parameter=parameter, act=act, find=find
    )


RULES = (
    _rule("dispute.accept", "dispute.accept", "dispute.accept", _accept),
    _rule("dispute.mediation", "mediation.month", "dispute.mediate", _mediation),
    _court(CourtReferral.BEFORE, "before"),
    _court(CourtReferral.ORDINARY, "ordinary"),
    _court(CourtReferral.SUMMARY, "summary"),
    _rule("dispute.labour", "labour.arbitration", "dispute.mediate", _labour),
    _rule("dispute.confirmation", "confirmation.apply", "dispute.confirm", _confirmation),
    _rule("dispute.review", "labour.review", "dispute.arbitration", _review),
    _rule("dispute.performance", "performance.due", "dispute.perform", _perform),
    _rule("dispute.follow_up", "follow_up.after", "dispute.follow_up", _follow_up),
    _rule("dispute.follow_up_first", "follow_up.first", "dispute.follow_up", _follow_up_first),
)
