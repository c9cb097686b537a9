"""What was done this month and last month, counted from the office's own records."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from sifasuo_desktop.domain.correction.records import Check, Correction
from sifasuo_desktop.domain.dispute.records import Dispute, FollowUp
from sifasuo_desktop.domain.office.records import ClassPolicy
from sifasuo_desktop.services.workplace import Workplace

SUCCESS = "1"


@dataclass(frozen=True)
class Figure:
    """One thing counted: its title, this month's number and the whole of last month's."""

    title: str
    now: int
    before: int


@dataclass(frozen=True)
class MonthFigures:
    """The figures of a month; ``on_register`` persons and ``class_rules`` are of today."""

    figures: tuple[Figure, ...]
    on_register: int | None
    class_rules: int | None

    def of(self, title: str) -> Figure | None:
        """One figure by its title."""
        return next((figure for figure in self.figures if figure.title == title), None)


def month_figures(workplace: Workplace) -> MonthFigures:
    """Counts only what the signed-in user may read."""
    today = workplace.today()
    this = today.replace(day=1)
    last = (this - timedelta(1)).replace(day=1)

    def count(title: str, days: Iterable[date | None]) -> Figure:
        known = [day for day in days if day is not None and day <= today]
        now = sum(day >= this for day in known)
        return Figure(title, now, sum(last <= day < this for day in known))

    figures: list[Figure] = []
    on_register = class_rules = None
    with workplace.store.reading() as reader:
        if workplace.may("read:dispute"):
            disputes = reader.every(Dispute)
            figures += [
                count("受理纠纷", (item.accepted for item in disputes if item.state != "void")),
                count("调解成功", (item.agreed for item in disputes if item.result == SUCCESS)),
                count("纠纷回访", (item.visited for item in reader.every(FollowUp))),
            ]
        if workplace.may("read:correction"):
            figures += _of_corrections(reader.every(Check), count)
            persons = reader.every(Correction)
            on_register = sum(item.state in ("received", "supervised") for item in persons)
            class_rules = len(reader.every(ClassPolicy))
    return MonthFigures(tuple(figures), on_register, class_rules)


def _of_corrections(
    checks: Iterable[Check], count: Callable[[str, Iterable[date | None]], Figure]
) -> list[Figure]:
    known = list(checks)
    return [
        count(title, (item.done_at.date() for item in known if item.type == check_type))
        for title, check_type in (("矫正走访", "visit"), ("个别谈话", "talk"))
    ]
