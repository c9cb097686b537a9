"""report.freeze, report.reopen: what was reported is kept with the records it was counted from."""

import json
from typing import Annotated, Any, ClassVar

from sifasuo_desktop.domain.fields import F
from sifasuo_desktop.domain.office.snapshot import (
    FROZEN,
    MOST_BEHIND,
    REOPENED,
    Snapshot,
)
from sifasuo_desktop.domain.refusal import Refused, problem
from sifasuo_desktop.reports.book import reports
from sifasuo_desktop.services.acting.command import Act, Command, Outcome, Verb
from sifasuo_desktop.statistics import counting
from sifasuo_desktop.statistics.counting import EVERYTHING
from sifasuo_desktop.statistics.periods import Period, read_period
from sifasuo_desktop.statistics.report import Report
from sifasuo_desktop.store.unit_of_work import UnitOfWork


class FreezeReport(Command):
    """The figures are counted when it is frozen, never given."""

    VERB: ClassVar[str] = "report.freeze"
    TITLE: ClassVar[str] = "报表定稿"

    report: Annotated[str, F("报表", length=60)]
    period: Annotated[str, F("统计期间", length=30, help="如 2026-05、2026Q2、2026H1、2026")]


class ReopenReport(Command):
    """What was reported stays; the report may be frozen anew."""

    VERB: ClassVar[str] = "report.reopen"
    TITLE: ClassVar[str] = "重新打开报表"

    snapshot: Annotated[str, F("定稿报表", ref="snapshot", length=40)]
    reason: Annotated[str, F("原因", length=300)]


def freeze(command: FreezeReport, unit: UnitOfWork, act: Act) -> Outcome:
    """Whoever may freeze counts everything the office has."""
    report, period = reports().get(command.report), _period(command.period, act)
    if report is None:
        known = "、".join(reports())
        raise Refused(problem("report.unknown", "report", name=command.report, known=known))
    if period.last > act.today:
        raise Refused(problem("report.not_over", "period", last=period.last.isoformat()))
    same = unit.every(Snapshot, report=report.name)
    if any(one.period == period.text and one.state == FROZEN for one in same):
        raise Refused(problem("report.frozen", "period", title=report.title, period=period.words))
    figures, behind = _counted(unit, act, report, period)
    if len(behind) > MOST_BEHIND:
        raise Refused(problem("report.too_much", "period"))
    snapshot = Snapshot(
        id=unit.new_id(),
        report=report.name,
        title=report.title,
        period=period.text,
        first=period.first,
        last=period.last,
        frozen_on=act.today,
        frozen_by=act.user.called,
        figures=figures,
        behind=behind,
    )
    unit.add(snapshot)
    return Outcome(snapshot.id, period.text, FROZEN)


def _period(text: str, act: Act) -> Period:
    """The period as the office counts its months."""
    return read_period(text, (act.office.cut_off if act.office else None) or 0)


def _counted(unit: UnitOfWork, act: Act, report: Report, period: Period) -> tuple[str, str]:
    """The figures with their rows, and the records behind them, each as JSON."""
    source = counting.of_office(unit)
    totals, rows = counting.counted_report(source, report, period, EVERYTHING, act.codes)
    behind = counting.revisions(source, report, period, EVERYTHING)
    return _json(counting.plain(totals, rows)), _json(behind)


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def reopen(command: ReopenReport, unit: UnitOfWork, act: Act) -> Outcome:
    """Keeps why."""
    snapshot = unit.get(Snapshot, command.snapshot)
    assert snapshot is not None
    unit.reason = command.reason
    again = snapshot.replace(state=REOPENED, reopened_on=act.today, reopen_reason=command.reason)
    unit.change(again)
    return Outcome(again.id, again.period, again.state)


VERB = (
    Verb(FreezeReport, "report.freeze", freeze, "snapshot", leads_to=(FROZEN,)),
    Verb(
        ReopenReport,
        "report.reopen",
        reopen,
        "snapshot",
        target="snapshot",
        states=(FROZEN,),
        leads_to=(REOPENED,),
    ),
)
