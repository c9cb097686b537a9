"""Deadlines of the end of a correction: summary, papers, discharge on the day, sealing."""

from collections.abc import Iterator
from datetime import date, timedelta

from sifasuo_desktop.domain.deadlines.engine import Claim, Setting
from sifasuo_desktop.domain.deadlines.facts import CorrectionFacts
from sifasuo_desktop.domain.deadlines.parameters import Due, Parameter, Parameters
from sifasuo_desktop.domain.deadlines.rules_correction import ON_REGISTER, correction_rule


def discharge_day(end: date, parameters: Parameters) -> date:
    """The day of discharge: the term's last day, or the day after it if the county says so.

    Never earlier than the last day and never moved for a rest day (ruling 4).
    """
    later = parameters.choice("discharge.day", "last_day") == "next_day"
    return end + timedelta(days=1) if later else end


def _ends(person: CorrectionFacts) -> date | None:
    return person.end if person.state in ON_REGISTER and person.released_on is None else None


def _summary(person: CorrectionFacts, parameter: Parameter, setting: Setting) -> Iterator[Claim]:
    end = _ends(person)
    if end and person.summary_on is None:
        day = end - timedelta(days=parameter.number)
        why = f"矫正期限至{end}（含当日），一般应当提前{parameter.number}日提交个人总结"
        yield Claim(due=Due(day, day), why=why)


def _papers(person: CorrectionFacts, parameter: Parameter, setting: Setting) -> Iterator[Claim]:
    """Appraisal and hand-over papers before the end: the last working day before it."""
    end = _ends(person)
    if end and person.papers_ready_on is None:
        ready = setting.calendar.add(end, -parameter.number)
        why = f"矫正期限至{end}（含当日），书面鉴定和安置帮教移交材料应在此前备齐"
        yield Claim(due=Due(ready.day, ready.day, ready.provisional), why=why)


def _discharge(person: CorrectionFacts, parameter: Parameter, setting: Setting) -> Iterator[Claim]:
    """Discharge on the day; one day later it is "未按期解除". Never automatic."""
    end = _ends(person)
    if end is None:
        return
    day = discharge_day(end, setting.parameters)
    title, why = parameter.title, f"矫正期限至{end}（含当日），应当按期解除，不因节假日提前或者顺延"
    if setting.today > day:
        title, why = (
            "未按期解除矫正",
            f"矫正期限至{end}（含当日），已过{(setting.today - day).days}日尚未解除",
        )
    if person.detained or person.revocation_pending:
        reason = "被采取强制措施" if person.detained else "正在提请撤销或者收监"
        title, why = (
            "期满须人工决定",
            f"矫正期限至{end}（含当日），因{reason}不得自动解除，由县级社区矫正机构决定",
        )
    yield Claim(due=Due(day, day), title=title, why=why)


def _sealing(person: CorrectionFacts, parameter: Parameter, setting: Setting) -> Iterator[Claim]:
    """A record that must be sealed: within so many days after execution ended."""
    if person.sealing_required and person.released_on and person.sealed_on is None:
        due = parameter.due(person.released_on, setting.calendar)
        why = f"{person.released_on}执行完毕，应在{parameter.number}日内封存犯罪记录"
        yield Claim(due=due, why=why)


RULES = (
    correction_rule("summary", "discharge.summary", "correction.summary", _summary),
    correction_rule("discharge_papers", "discharge.papers", "correction.summary", _papers),
    correction_rule("discharge", "discharge.day", "correction.close", _discharge),
    correction_rule("sealing", "seal.days", "correction.seal", _sealing),
)
