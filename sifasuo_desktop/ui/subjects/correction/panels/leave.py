"""Leave: asked for, decided, extended, ended; its weight is seen before it is saved."""

from collections.abc import Iterator
from contextlib import suppress
from datetime import date

from sifasuo_desktop.domain.correction.leave_rules import (
    Weight,
    examine_span,
    extension_waits,
    in_force,
    may_decide,
    warn_of_not_back,
)
from sifasuo_desktop.domain.correction.records import Leave
from sifasuo_desktop.domain.leaves import short_notice
from sifasuo_desktop.domain.refusal import Findings, Refused
from sifasuo_desktop.services.reading.correction.view import CorrectionView, leave_choice
from sifasuo_desktop.ui.desk import told
from sifasuo_desktop.ui.forms.record_panel import LABEL
from sifasuo_desktop.ui.parts.choosing import ChoiceInput
from sifasuo_desktop.ui.parts.form_field import FormField
from sifasuo_desktop.ui.parts.label import label, restyle
from sifasuo_desktop.ui.subjects.correction.panel import CorrectionPanel

OFFICE = "office"
APPROVE = "approve"


class LeavePanel(CorrectionPanel):
    """A line tells days, the days in two months and who must approve, with every key.

    Below it stands what is doubtful about the dates, before it is saved.
    """

    def add_weight(self) -> None:
        """The line below the inputs."""
        self.weight_line = label("", "strong", wrap=True)
        self.weight_line.setAccessibleName("天数和审批权限")
        self.column.addWidget(self.weight_line)
        self.doubts_line = label("", "secondary", wrap=True, light="yellow")
        self.column.addWidget(self.doubts_line)
        self.doubts_line.hide()

    def day_in(self, name: str) -> date | None:
        """A date as typed, when it is one."""
        try:
            return date.fromisoformat(str(self.fields[name].value() or ""))
        except ValueError:
            return None

    def show_weight(self, weight: Weight | None) -> None:
        """Says what a leave weighs; nothing while its dates are incomplete."""
        text = "" if weight is None else self.weight_words(weight)
        self.weight_line.setText(text)
        self.weight_line.setAccessibleName(text or "天数和审批权限")
        high = weight is not None and weight.level != OFFICE
        self.weight_line.setProperty("light", "yellow" if high else "green")
        restyle(self.weight_line)

    def doubts(self, start: date, end: date, day: date, leave: str = "") -> Findings:
        """Which dates clash, and who is not back yet; ``leave`` is the one this is about."""
        findings = Findings()
        if self.view is None:
            return findings
        with suppress(Refused):
            # What it refuses is among the findings.
            examine_span(self.view.case, start, end, "", findings, leave)
        warn_of_not_back(self.view.case, leave, day, findings)
        return findings

    def tell_doubts(self, findings: Findings) -> None:
        """Shows the sentences; nothing while the dates are incomplete."""
        words = [told(one) for one in (*findings.problems, *findings.warnings)]
        self.doubts_line.setText("\n".join(words))
        self.doubts_line.setVisible(bool(words))

    def weight_words(self, weight: Weight) -> str:
        """Days, two-month total, level, and why the office may not decide."""
        level = self.desk.workplace.codes.title("leave_level", weight.level)
        words = [f"共 {weight.days} 天", f"两个月内累计 {weight.window} 天", f"须由{level}审批"]
        view = self.view
        if view is not None and weight.level == "county" and weight.days <= view.limits.office_max:
            words.append("没有有效的委托书，本所不能批准")
        return " · ".join(words)


class ChosenLeavePanel(LeavePanel):
    """About one leave of the person; the newest that fits is chosen."""

    def make(self, name: str, label_width: int = LABEL) -> FormField:
        if name != "leave":
            return super().make(name, label_width)
        made = FormField(ChoiceInput("请假", ()), required=True, label_width=label_width)
        return self.know(name, made)

    def fits(self, leave: Leave) -> bool:
        """Whether this act can be done on a leave."""
        return in_force(leave)

    def fill(self, view: CorrectionView) -> None:
        found = view.leaves(self.fits)
        made = self.fields["leave"].input
        assert isinstance(made, ChoiceInput)
        made.set_choices([leave_choice(item) for item in found])
        self.preset({"leave": found[0].id if found else None})
        super().fill(view)

    def chosen(self) -> Leave | None:
        """The leave the act is about."""
        wanted = self.fields["leave"].value()
        leaves = self.view.leaves(self.fits) if self.view else ()
        return next((item for item in leaves if item.id == wanted), None)


class LeaveRequestPanel(LeavePanel):
    """外出请假: when, where, why, with what proof."""

    def lay_out(self) -> Iterator[None]:
        grid = self.add_grid()
        where = ("destination", "destination_kind", "destination_area")
        yield from self.place(grid, ("applied", "reason", "start", "end", *where, "contact"))
        yield from self.place(grid, ("reason_detail", "proofs"), 2)
        self.add_weight()

    def follow(self) -> None:
        start, end = self.day_in("start"), self.day_in("end")
        if self.view is None or start is None or end is None:
            self.show_weight(None)
            self.tell_doubts(Findings())
            return
        day = self.day_in("applied") or self.view.today
        self.show_weight(self.view.weight(start, end, day))
        findings = self.doubts(start, end, day)
        if day <= start and short_notice(day, start, self.view.limits):
            findings.warn("leave.short_notice", "", days=self.view.limits.advance)
        self.tell_doubts(findings)


class LeaveApprovePanel(ChosenLeavePanel):
    """审批请假: the level needed is chosen, the decision never; a refusal needs its reason."""

    def lay_out(self) -> Iterator[None]:
        self._grid = grid = self.add_grid()
        yield from self.place(grid, ["leave"], 2)
        asked = ("level", "decision", "approved", "approver", "approval_no", "told_person")
        yield from self.place(grid, asked)
        yield from self.place(grid, ["reason"], 2)
        self.add_weight()

    def make(self, name: str, label_width: int = LABEL) -> FormField:
        made = super().make(name, label_width)
        if name == "decision":
            made.must_be_chosen()
        return made

    def fits(self, leave: Leave) -> bool:
        return leave.state == "requested"

    def fill(self, view: CorrectionView) -> None:
        super().fill(view)
        weight = self._weight()
        if weight is not None:
            self.preset({"level": weight.level})
        if self.fields["level"].value() == OFFICE:
            self.preset({"approver": view.user})

    def follow(self) -> None:
        self.show_only(("reason",), self.fields["decision"].value() not in (None, APPROVE))
        self._grid.arrange()
        self.show_weight(self._weight())
        leave, findings = self.chosen(), Findings()
        if leave is not None and self.view is not None:
            day = self.day_in("approved") or self.view.today
            warn_of_not_back(self.view.case, leave.id, day, findings)
        self.tell_doubts(findings)

    def weight_words(self, weight: Weight) -> str:
        words = super().weight_words(weight)
        level = self.fields["level"].value()
        known = self.desk.workplace.codes.list("leave_level").titles
        if level in known and not may_decide(str(level), weight.level):
            words += "；所选审批机关没有这个权限"
        return words

    def _weight(self) -> Weight | None:
        leave = self.chosen()
        if leave is None or self.view is None:
            return None
        extended = extension_waits(leave) and leave.extended_to
        day = self.day_in("approved") or self.view.today
        return self.view.weight(leave.start, extended or leave.end, day, leave.id)


class LeaveExtendPanel(ChosenLeavePanel):
    """申请延期: the whole leave is weighed anew."""

    def lay_out(self) -> Iterator[None]:
        grid = self.add_grid()
        yield from self.place(grid, ["leave"], 2)
        yield from self.place(grid, ("extended_to", "asked"))
        yield from self.place(grid, ["reason"], 2)
        self.add_weight()

    def fits(self, leave: Leave) -> bool:
        return leave.state == "approved"

    def follow(self) -> None:
        leave, end = self.chosen(), self.day_in("extended_to")
        if self.view is None or leave is None or end is None:
            self.show_weight(None)
            self.tell_doubts(Findings())
            return
        day = self.day_in("asked") or self.view.today
        self.show_weight(self.view.weight(leave.start, end, day, leave.id))
        self.tell_doubts(self.doubts(leave.start, end, day, leave.id))


class LeaveReturnPanel(ChosenLeavePanel):
    """销假: says at once when the person is back too late."""

    def lay_out(self) -> Iterator[None]:
        grid = self.add_grid()
        yield from self.place(grid, ["leave"], 2)
        yield from self.place(grid, ("returned", "cancelled_on"))
        self.add_weight()

    def follow(self) -> None:
        leave = self.chosen()
        day = self.day_in("cancelled_on") or self.day_in("returned")
        late = (day - leave.end).days if leave is not None and day is not None else 0
        end = leave.end if leave is not None else ""
        words = f"外出期限至 {end}（含当日）" if leave is not None else ""
        if late > 0:
            words += f"，逾期 {late} 天销假"
        self.weight_line.setText(words)
        self.weight_line.setProperty("light", "red" if late > 0 else "")
        restyle(self.weight_line)
