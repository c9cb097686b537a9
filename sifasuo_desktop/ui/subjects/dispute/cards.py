"""The cards of a dispute's record: parties, facts, agreement with its performance, the file."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QWidget

from sifasuo_desktop.domain.dispute.agreement_rules import (
    in_force,
    missing_words,
    newest,
    total,
)
from sifasuo_desktop.domain.dispute.records import Obligation, Signature
from sifasuo_desktop.domain.dispute.representatives import MOST_EACH
from sifasuo_desktop.services.reading.dispute.steps import completeness, performance_light
from sifasuo_desktop.services.reading.dispute.view import DisputeView, PartyLine
from sifasuo_desktop.ui.parts.buttons import button
from sifasuo_desktop.ui.parts.card import Card
from sifasuo_desktop.ui.parts.flow import FlowLayout
from sifasuo_desktop.ui.parts.label import ElidedLabel, label, rule_line
from sifasuo_desktop.ui.parts.pill import Pill

SHORT = 110


class PartiesCard(Card):
    """A party with what is known of it below, numbers masked; ``full`` asks for all numbers.

    Of many, those elected or first of their side; the others when asked.
    """

    def __init__(self, full: QPushButton) -> None:
        super().__init__("当事人")
        self._view: DisputeView | None = None
        self._open = False
        self.more = button("展开", self._toggle, kind="link")
        self.full = full
        self.add_beside(self.more)
        self.add_beside(self.full)

    def _toggle(self) -> None:
        self._open = not self._open
        if self._view is not None:
            self.show_view(self._view)

    def show_view(self, view: DisputeView) -> None:
        """Shows the parties of another state of the case; another case begins in short."""
        if self._view is not None and self._view.dispute.id != view.dispute.id:
            self._open = False
        self._view = view
        self.clear()
        count = len(view.parties)
        shown = [one for one in view.parties if self._open or one.first]
        self.more.setVisible(any(not one.first for one in view.parties))
        self.more.setText("收起" if self._open else f"展开全部 {count} 名")
        self.more.setAccessibleName(f"{self.more.text()}当事人")
        self.heading.setText("当事人" if len(shown) == count else f"当事人（共 {count} 名）")
        self.add(_rows_of(shown))


def _rows_of(parties: Sequence[PartyLine]) -> QWidget:
    rows = QWidget()
    grid = QGridLayout(rows)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(2)
    for row, party in enumerate(parties):
        grid.addWidget(label(party.side, "secondary"), 2 * row, 0)
        grid.addWidget(label(party.name, "strong", wrap=True), 2 * row, 1)
        grid.addWidget(label(party.text, "secondary", wrap=True), 2 * row + 1, 1)
    grid.setColumnStretch(1, 1)
    return rows


class StoryCard(Card):
    """事实与争议: the beginning, and all of it when asked."""

    def __init__(self) -> None:
        super().__init__("事实与争议")
        self._whole = ""
        self._open = False
        self._text = label("", wrap=True)
        self._more = button("展开", self._toggle, kind="link")
        self.add_beside(self._more)
        self.add(self._text)

    def show_view(self, view: DisputeView) -> None:
        """Shows the facts as first told, then as the agreement has them."""
        agreement = newest(view.case)
        parts = [view.dispute.facts]
        if view.dispute.requests:
            parts.append("申请事项：" + "；".join(view.dispute.requests))
        if agreement is not None and agreement.facts != view.dispute.facts:
            parts.append("协议认定的事实：" + agreement.facts)
        self._whole = "\n".join(parts)
        self._show()

    def _toggle(self) -> None:
        self._open = not self._open
        self._show()

    def _show(self) -> None:
        short = self._whole.split("\n")[0]
        short = short if len(short) <= SHORT else short[:SHORT] + "…"
        self._text.setText(self._whole if self._open else short)
        self._more.setVisible(short != self._whole)
        self._more.setText("收起" if self._open else "展开")
        self._more.setAccessibleName(f"{self._more.text()}事实与争议")


class AgreementCard(Card):
    """协议与履行: what each owes; ``perform`` asks for the form of one obligation.

    Of many obligations, the first that are not performed; the others when asked.
    """

    perform = Signal(str)

    def __init__(self) -> None:
        super().__init__("协议与履行")
        self._view: DisputeView | None = None
        self._open = False
        self._about = ElidedLabel("", "secondary")
        self._about.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.head.addWidget(self._about, 100)
        self.more = button("展开", self._toggle, kind="link")
        self.add_beside(self.more)

    def _toggle(self) -> None:
        self._open = not self._open
        if self._view is not None:
            self.show_view(self._view)

    def show_view(self, view: DisputeView) -> None:
        """Shows the version in force, or the one being signed; another case begins in short."""
        if self._view is not None and self._view.dispute.id != view.dispute.id:
            self._open = False
        self._view = view
        self.clear()
        self.more.hide()
        agreement = in_force(view.case) or newest(view.case)
        if agreement is None or agreement.state == "superseded":
            self._about.show_text("")
            self.add(label("还没有协议。", "secondary"))
            return
        owed = sorted(view.case.below(Obligation, agreement.id), key=lambda one: one.position)
        loss = view.dispute.loss_amount
        words = [f"第 {agreement.version} 版"] if agreement.version > 1 else []
        words.append(f"生效 {agreement.effective}" if agreement.effective else "待签署")
        extra = f"（损失 {loss:,.2f}）" if loss else ""
        words.append(f"协议涉及金额 {total(owed):,.2f} 元{extra}")
        self._about.show_text(" · ".join(words))
        if agreement.effective is None:
            signed = view.case.below(Signature, agreement.id)
            missing = missing_words(view.case, agreement, signed)
            self.add(label(f"还缺签署：{missing}", "secondary", wrap=True))
        if not owed:
            self.add(label("；".join(agreement.terms), wrap=True))
        self._rows(self._in_short(owed), view, bound=agreement.effective is not None)

    def _in_short(self, owed: Sequence[Obligation]) -> Sequence[Obligation]:
        """Those shown; of many, how many there are stands above them."""
        if len(owed) <= MOST_EACH:
            return owed
        self.more.show()
        self.more.setText("收起" if self._open else f"展开全部 {len(owed)} 项")
        self.more.setAccessibleName(f"{self.more.text()}履行事项")
        still = [one for one in owed if one.status != "paid"]
        done = len(owed) - len(still)
        words = f"履行事项共 {len(owed)} 项，已履行 {done} 项，未履行完毕 {len(still)} 项"
        self.add(label(words, "secondary", wrap=True))
        return owed if self._open else (still or owed)[:MOST_EACH]

    def _rows(self, owed: Sequence[Obligation], view: DisputeView, *, bound: bool) -> None:
        rows = QWidget()
        grid = QGridLayout(rows)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        for place, item in enumerate(owed):
            if place:
                grid.addWidget(rule_line(), 3 * place - 1, 0, 1, 5)
            self._row(grid, 3 * place, item, view, bound=bound)
        self.add(rows)

    def _row(
        self, grid: QGridLayout, row: int, item: Obligation, view: DisputeView, *, bound: bool
    ) -> None:
        grid.setRowMinimumHeight(row, 30)
        grid.addWidget(label(str(item.position)), row, 0)
        grid.addWidget(ElidedLabel(f"{item.debtor} → {item.creditor}"), row, 1)
        amount = label(f"{item.amount:,.2f}" if item.amount else "")
        grid.addWidget(amount, row, 2, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        method = item.method or item.content or ""
        # Below, so that the last day is whole in the narrowest window.
        grid.addWidget(ElidedLabel(f"{item.due} {method}", "secondary"), row + 1, 1, 1, 4)
        word, light = performance_light(item, view.today) if bound else ("未生效", "grey")
        grid.addWidget(Pill(word, light), row, 3)
        if bound and item.status != "paid" and view.allowed("dispute.perform"):
            grid.addWidget(_PerformButton(self, item), row, 4)


class _PerformButton(QWidget):
    def __init__(self, card: AgreementCard, item: Obligation) -> None:
        super().__init__()
        self._card, self._item = card, item.id
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        made = button("登记", self._press, kind="link")
        made.setAccessibleName(f"登记第{item.position}项履行")
        row.addWidget(made)

    def _press(self) -> None:
        self._card.perform.emit(self._item)


class FileCard(Card):
    """卷宗自查: what is there; the law applied is for a person to check."""

    def __init__(self) -> None:
        super().__init__("卷宗自查")

    def show_view(self, view: DisputeView) -> bool:
        """Shows one pill a point; whether there is any."""
        self.clear()
        points = completeness(view.case)
        pills = QWidget()
        flow = FlowLayout()
        pills.setLayout(flow)
        for word, light in points:
            flow.addWidget(Pill(word, light))
        self.add(pills)
        return bool(points)
