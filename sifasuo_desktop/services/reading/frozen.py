"""What a frozen report says, and what entered, left and changed since."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sifasuo_desktop.domain.office.snapshot import FROZEN, Snapshot
from sifasuo_desktop.domain.record import KINDS, root_kind
from sifasuo_desktop.domain.refusal import Refused, problem
from sifasuo_desktop.ledgers.kinds import kinds
from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.services.reading.reporting import report_result
from sifasuo_desktop.statistics import counting
from sifasuo_desktop.statistics.counting import Sight
from sifasuo_desktop.statistics.periods import Period
from sifasuo_desktop.statistics.report import Report
from sifasuo_desktop.store.reading import Reader


@dataclass(frozen=True)
class Moved:
    """A record that entered, left or changed: its kind, id and the number it belongs to."""

    kind: str
    id: str
    number: str


@dataclass(frozen=True)
class Difference:
    """A report as it was frozen against what is counted now.

    ``figures`` are those that differ, by key: as frozen, and now.
    """

    snapshot: Snapshot
    figures: Mapping[str, tuple[Any, Any]]
    entered: tuple[Moved, ...]
    left: tuple[Moved, ...]
    changed: tuple[Moved, ...]


def frozen_reports(workplace: Workplace, report: str = "") -> tuple[Snapshot, ...]:
    """Those that were ever frozen, newest first. Raises Refused ``act.not_allowed``."""
    workplace.require("read:report")
    with workplace.store.reading() as reader:
        found = reader.every(Snapshot, report=report) if report else reader.every(Snapshot)
    return tuple(sorted(found, key=lambda one: (one.frozen_on, one.id), reverse=True))


def frozen(workplace: Workplace, report: Report, period: Period) -> Snapshot | None:
    """The report as it stands frozen, or None."""
    for one in frozen_reports(workplace, report.name):
        if one.period == period.text and one.state == FROZEN:
            return one
    return None


def against_frozen(workplace: Workplace, report: Report, period: Period) -> Difference:
    """What is otherwise now. Raises Refused ``report.not_frozen``."""
    snapshot = frozen(workplace, report, period)
    if snapshot is None:
        raise Refused(
            problem("report.not_frozen", "period", title=report.title, period=period.words)
        )
    now = counting.plain(report_result(workplace, report, period).totals, ())["figures"]
    before = json.loads(snapshot.figures)["figures"]
    then: dict[str, dict[str, str]] = json.loads(snapshot.behind)
    sight = Sight(workplace.may)
    with workplace.store.reading() as reader:
        here = counting.revisions(counting.of_office(reader), report, period, sight)
        old = {(kind, one) for kind, revs in then.items() for one in revs}
        new = {(kind, one) for kind, revs in here.items() for one in revs}
        other = {(kind, one) for kind, one in old & new if then[kind][one] != here[kind][one]}
        return Difference(
            snapshot,
            {key: (before.get(key), now[key]) for key in now if before.get(key) != now[key]},
            entered=_moved(reader, new - old),
            left=_moved(reader, old - new),
            changed=_moved(reader, other),
        )


def _moved(reader: Reader, records: Iterable[tuple[str, str]]) -> tuple[Moved, ...]:
    return tuple(Moved(kind, one, _number(reader, kind, one)) for kind, one in sorted(records))


def _number(reader: Reader, kind: str, identity: str) -> str:
    record = reader.get(KINDS[kind], identity)
    top = root_kind(kind)
    while record is not None and record.KIND != top:
        record = reader.get(KINDS[KINDS[record.KIND].PARENT], str(record.parent))
    return (kinds()[top].number_of(record) or "") if record is not None else ""


def difference_json(found: Difference) -> dict[str, Any]:
    """The difference as plain values for scripts."""
    return {
        "frozen_on": found.snapshot.frozen_on.isoformat(),
        "figures": {key: {"frozen": was, "now": now} for key, (was, now) in found.figures.items()},
        **{
            name: [{"kind": one.kind, "id": one.id, "number": one.number} for one in moved]
            for name, moved in (
                ("entered", found.entered),
                ("left", found.left),
                ("changed", found.changed),
            )
        },
    }
