"""The cards of a person under correction: facts, team, checks, leaves."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from sifasuo_desktop.domain.codes import CodeBook
from sifasuo_desktop.domain.correction.records import Correction, Muster
from sifasuo_desktop.services.reading.late_marks import mark_words
from sifasuo_desktop.ui.desk import Desk
from sifasuo_desktop.ui.parts.buttons import Button
from sifasuo_desktop.ui.parts.card import Card
from sifasuo_desktop.ui.parts.facts_grid import FactsGrid
from sifasuo_desktop.ui.parts.head_row import HeadRow
from sifasuo_desktop.ui.parts.label import ElidedLabel, label, rule_line
from sifasuo_desktop.ui.parts.pill import Pill
from sifasuo_desktop.ui.parts.spoken import spoken_pairs

PERSON = (
    "sex", "nation", "birth_date", "id_number", "phone", "village", "residence", "household",
    "education", "employment", "employer",
)  # fmt: skip
DECISION = (
    "offence", "sentence", "deciding_organ", "judgment_no", "effective", "temporary_kind",
    "reported", "report_situation", "announced", "ban", "responsible", "closed", "close_type",
)  # fmt: skip
MOST = 4
_LEAVE_LIGHTS = {"away": "yellow", "overdue": "red", "approved": "green"}


class FactsCard(Card):
    """Pairs of titles and words; ID and phone stay masked."""

    def __init__(self, desk: Desk, title: str, names: Sequence[str]) -> None:
        super().__init__(title)
        self._desk = desk
        self._names = names
        self._facts = FactsGrid()
        self.add(self._facts)

    def show_record(self, record: Mapping[str, Any]) -> None:
        """Shows the fields that hold something."""
        around = self._desk.around()
        codes = self._desk.workplace.codes
        self._facts.show_pairs(spoken_pairs(codes, around.records, Correction, record, self._names))


class TeamCard(Card):
    """矫正小组: who, as what."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("矫正小组")
        self._codes = desk.workplace.codes

    def show_members(self, members: Sequence[Mapping[str, Any]]) -> None:
        """One line a member; the lead is marked."""
        self.clear()
        for member in members:
            if member["left"]:
                continue
            as_what = self._codes.title("team_identity", str(member["identity"]))
            words = [as_what, str(member["unit"] or ""), str(member["phone"] or "")]
            self.add(
                _line(
                    f"{member['name']}{'（组长）' if member['lead'] else ''}",
                    " · ".join(word for word in words if word),
                )
            )
        if not members:
            self.add(label("还没有成立矫正小组；入矫宣告时登记。", "secondary", wrap=True))


class ChecksCard(Card):
    """日常检查: the newest reports, visits, talks and roll-calls; what is void stands in 经过 alone."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("报告、走访、谈话、点验")
        self._codes = desk.workplace.codes

    def show_checks(
        self, checks: Sequence[Mapping[str, Any]], musters: Sequence[Mapping[str, Any]]
    ) -> None:
        """The newest first."""
        self.clear()
        lines = [
            *(self._line_of_check(one) for one in standing(checks)),
            *(self._line_of_muster(one) for one in standing(musters)),
        ]
        lines.sort(reverse=True)
        for place, (when, title, words) in enumerate(lines[:MOST]):
            if place:
                self.add(rule_line())
            self.add(_line(f"{when[:10]}  {title}", words))
        if len(lines) > MOST:
            self.add(label(f"共 {len(lines)} 次，其余见右边的经过。", "secondary"))
        if not lines:
            self.add(label("还没有登记报告、走访、谈话或者点验。", "secondary"))

    def _line_of_check(self, check: Mapping[str, Any]) -> tuple[str, str, str]:
        title = self._codes.title("check_type", str(check["type"]))
        return str(check["done_at"]), title, _after_mark(check, str(check["content"]))

    def _line_of_muster(self, muster: Mapping[str, Any]) -> tuple[str, str, str]:
        words = muster_words(self._codes, muster)
        return str(muster["held_at"]), Muster.TITLE, _after_mark(muster, words)


def standing(items: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """Those that are not void."""
    return [item for item in items if not item.get("void_reason")]


def muster_words(codes: CodeBook, muster: Mapping[str, Any]) -> str:
    """Whether the person came, and why not; of a correction what became other."""
    result, note = muster.get("result"), muster.get("note")
    words = (codes.title("muster_result", str(result)) if result else "", str(note or ""))
    return " · ".join(word for word in words if word)


def _after_mark(item: Mapping[str, Any], words: str) -> str:
    return " · ".join(word for word in (mark_words(int(item["entered_late"])), words) if word)


class LeavesCard(Card):
    """外出请假: the newest, with their state on this day."""

    def __init__(self, desk: Desk, sheet: Callable[[int], None]) -> None:
        super().__init__("外出请假")
        self._codes = desk.workplace.codes
        self._may_print = desk.workplace.may("print")
        self._sheet = sheet

    def show_leaves(self, leaves: Sequence[Mapping[str, Any]]) -> None:
        """The newest first."""
        self.clear()
        newest = sorted(leaves, key=_place, reverse=True)
        for leave in newest[:MOST]:
            row = HeadRow()
            days = f"{leave['start']} 至 {leave['end']}（{leave['days']} 天）"
            days = f"{days} {mark_words(int(leave['entered_late']))}".rstrip()
            row.left.addWidget(label(days))
            row.left.addWidget(ElidedLabel(str(leave["destination"]), "secondary"), 1)
            state = str(leave["state"])
            title = self._codes.title("leave_state", state)
            row.right.addWidget(Pill(title, _LEAVE_LIGHTS.get(state, "grey")))
            if self._may_print:
                row.right.addWidget(_SheetLink(int(leave["position"]), self._sheet))
            self.add(row)
        if len(newest) > MOST:
            self.add(label(f"共 {len(newest)} 次，其余见“登记的全部内容”。", "secondary"))
        if not newest:
            self.add(label("没有请假。", "secondary"))


class _SheetLink(Button):
    """Opens the sheet of one leave in the preview."""

    def __init__(self, position: int, sheet: Callable[[int], None]) -> None:
        super().__init__("审批表")
        self.setProperty("kind", "link")
        self.setAccessibleName(f"打印第{position}次外出审批表")
        self._position = position
        self._sheet = sheet
        self.clicked.connect(self._press)

    def _press(self) -> None:
        self._sheet(self._position)


def _place(leave: Mapping[str, Any]) -> int:
    return int(leave["position"])


def _line(title: str, words: str) -> QWidget:
    panel = QWidget()
    column = QVBoxLayout(panel)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(1)
    column.addWidget(label(title, "strong"))
    if words:
        column.addWidget(ElidedLabel(words.replace("\n", " "), "secondary"))
    return panel
