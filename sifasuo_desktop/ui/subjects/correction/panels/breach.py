"""The inputs about what went wrong: a breach and its decision, a leave that came to nothing, a notice."""

from collections.abc import Iterator

from sifasuo_desktop.domain.correction.records import Leave
from sifasuo_desktop.services.reading.correction.view import CorrectionView
from sifasuo_desktop.ui.subjects.correction.panel import CorrectionPanel
from sifasuo_desktop.ui.subjects.correction.panels.leave import ChosenLeavePanel

LEAVE_OVERRUN, MISSED = "leave_overrun", "missed_report"
OF_A_LEAVE = ("leave_filing", "leave_procuratorate", "missed_period")
ENDED = ("not_taken", "withdrawn", "voided")


class LeaveTellPanel(ChosenLeavePanel):
    """书面告知: which leave, and when."""

    def lay_out(self) -> Iterator[None]:
        grid = self.add_grid()
        yield from self.place(grid, ["leave"], 2)
        yield from self.place(grid, ["told_person"])

    def fill(self, view: CorrectionView) -> None:
        super().fill(view)
        self.preset({"told_person": view.today.isoformat()})

    def fits(self, leave: Leave) -> bool:
        decided = leave.approved is not None or leave.state == "refused"
        return leave.told_person is None and decided


class LeaveEndPanel(ChosenLeavePanel):
    """未外出、撤回、作废: which leave, how it ended, why."""

    def lay_out(self) -> Iterator[None]:
        grid = self.add_grid()
        yield from self.place(grid, ["leave"], 2)
        yield from self.place(grid, ["how", "ended_on"])
        yield from self.place(grid, ["end_reason"], 2)

    def fits(self, leave: Leave) -> bool:
        return leave.state not in ENDED


class BreachPanel(ChosenLeavePanel):
    """The days of an overrun come from the leave; of everything else they are asked for."""

    def lay_out(self) -> Iterator[None]:
        self._grid = grid = self.add_grid()
        short = ("kind", "decision", "decided", "document_no", "served", "since", "until")
        yield from self.place(grid, short)
        yield from self.place(grid, ("leave", "period", "facts", "note"), 2)

    def fits(self, leave: Leave) -> bool:
        today = self.view.today if self.view else None
        overdue = today is not None and leave.approved is not None and leave.end < today
        return leave.overdue_days > 0 if leave.state == "returned" else overdue

    def follow(self) -> None:
        kind = self.fields["kind"].value()
        self.show_only(("leave",), kind == LEAVE_OVERRUN)
        self.show_only(("since", "until"), kind != LEAVE_OVERRUN)
        self.show_only(("period",), kind == MISSED)
        self._grid.arrange()


class NoticePanel(CorrectionPanel):
    """Which leave or period is meant is asked for only where there is one."""

    def follow(self) -> None:
        self.show_only(("part",), self.fields["kind"].value() in OF_A_LEAVE)


class TeamPanel(CorrectionPanel):
    """调整矫正小组: whether the letter of responsibility was signed anew is not taken for granted."""

    def fill(self, view: CorrectionView) -> None:
        super().fill(view)
        self.fields["responsibility_signed"].offer(None)
