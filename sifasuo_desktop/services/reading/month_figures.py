"""What was done this month and last month, counted from the office's own records."""

from dataclasses import dataclass, replace
from datetime import timedelta

from sifasuo_desktop.domain.correction.records import Check, Correction
from sifasuo_desktop.domain.dispute.records import Dispute, FollowUp
from sifasuo_desktop.domain.office.records import ClassPolicy
from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.store.counting import Count, how_many, how_many_between

SUCCESS = "1"
ON_REGISTER = ("received", "supervised")


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


@dataclass(frozen=True)
class _Line:
    title: str
    wanted: Count
    column: str


_DISPUTES = (
    _Line("受理纠纷", Count(Dispute.KIND, none_of={"state": ("void",)}), "accepted"),
    _Line("调解成功", Count(Dispute.KIND, one_of={"result": (SUCCESS,)}), "agreed"),
    _Line("纠纷回访", Count(FollowUp.KIND), "visited"),
)


def _of_corrections(seen: Count) -> tuple[_Line, ...]:
    return tuple(
        _Line(title, replace(seen, kind=Check.KIND, one_of={"type": (kind,)}), "done_at")
        for title, kind in (("矫正走访", "visit"), ("个别谈话", "talk"))
    )


def month_figures(workplace: Workplace) -> MonthFigures:
    """Counts only what the signed-in user may read; of this month, what is not ahead of today."""
    today = workplace.today()
    this = today.replace(day=1)
    before = this - timedelta(1)
    lines: tuple[_Line, ...] = ()
    on_register = class_rules = None
    with workplace.store.reading() as reader:
        if workplace.may("read:dispute"):
            lines += _DISPUTES
        if workplace.may("read:correction"):
            adults, unsealed = not workplace.may("juvenile"), not workplace.may("sealed")
            seen = Count(Correction.KIND, adults_only=adults, unsealed=unsealed)
            lines += _of_corrections(seen)
            on_register = how_many(reader, replace(seen, one_of={"state": ON_REGISTER}))
            class_rules = how_many(reader, Count(ClassPolicy.KIND))
        figures = tuple(
            Figure(
                line.title,
                how_many_between(reader, line.wanted, line.column, this, today),
                how_many_between(reader, line.wanted, line.column, before.replace(day=1), before),
            )
            for line in lines
        )
    return MonthFigures(figures, on_register, class_rules)
