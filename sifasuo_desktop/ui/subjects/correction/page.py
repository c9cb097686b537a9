"""The page of one person under community correction: facts, team, checks, leaves, what happened."""

from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from sifasuo_desktop.domain.codes import CodeBook
from sifasuo_desktop.domain.correction.records import Correction, Muster
from sifasuo_desktop.domain.deadlines.engine import Obligation
from sifasuo_desktop.domain.refusal import Refused
from sifasuo_desktop.services.acting.bus import ChangeSet, all_verbs
from sifasuo_desktop.services.reading.late_marks import mark_words
from sifasuo_desktop.services.reading.listing import next_due_of
from sifasuo_desktop.services.reading.paper_link import PaperLink, papers_of
from sifasuo_desktop.services.reading.showing import case_of, show
from sifasuo_desktop.ui import theme
from sifasuo_desktop.ui.desk import Desk, sentences
from sifasuo_desktop.ui.page import Page, PageWidget, Target
from sifasuo_desktop.ui.parts.acts_bar import ActsBar
from sifasuo_desktop.ui.parts.buttons import button, forbid
from sifasuo_desktop.ui.parts.card import Card
from sifasuo_desktop.ui.parts.due_words import act_preset, light_words
from sifasuo_desktop.ui.parts.head_row import HeadRow
from sifasuo_desktop.ui.parts.label import ElidedLabel, label
from sifasuo_desktop.ui.parts.pill import LongPill
from sifasuo_desktop.ui.parts.scroll_area import ScrollArea
from sifasuo_desktop.ui.parts.two_columns import TwoColumns
from sifasuo_desktop.ui.records.print_menu import PrintMenu
from sifasuo_desktop.ui.records.timeline import Happening, Timeline
from sifasuo_desktop.ui.records.whole_record import WholeCard
from sifasuo_desktop.ui.runner import Trouble
from sifasuo_desktop.ui.subjects.correction.acts import ORDER, waited_for
from sifasuo_desktop.ui.subjects.correction.cards import (
    DECISION,
    PERSON,
    ChecksCard,
    FactsCard,
    LeavesCard,
    TeamCard,
    muster_words,
)

LEAVE_REQUEST = "correction.leave_request"
LEAVE_SHEET = "leave_approval"


@dataclass(frozen=True)
class PersonFile:
    """What the page shows: the file as plain values, what is due next, what can be printed."""

    found: dict[str, Any]
    due: Obligation | None
    papers: tuple[PaperLink, ...]


class CorrectionPage(PageWidget):
    """Opened at a record; ``verb`` of the target opens the form of an act at once."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._target = Target()
        self._unmasked = False
        self._due: Obligation | None = None
        outer = QVBoxLayout(self)
        margin = theme.PAGE_MARGIN
        outer.setContentsMargins(margin, 12, margin, 14)
        outer.setSpacing(8)
        outer.addLayout(self._crumbs())
        outer.addWidget(self._head())
        self._sub = ElidedLabel("", "secondary")
        outer.addWidget(self._sub)
        width = self.desk.theme.side_width()
        columns = TwoColumns(width, 14, self)
        outer.addWidget(columns.hold(self._cards(columns), self._happened()), 1)

    def open(self, target: Target) -> None:
        """Reads the person; masked again with every opening."""
        if target.record != self._target.record:
            self.whole.close_up()
        self._target = target
        self._unmasked = False
        self.setFocus()
        self._read()
        if target.verb:
            self._begin(target.verb)

    def reload(self, changes: ChangeSet) -> None:
        """Reads again when this person's file changed."""
        if any(change.root == self._target.record for change in changes.changes):
            self._read()

    def preview(self, link: PaperLink) -> None:
        """Shows a paper before it is printed."""
        part = str(link.item) if link.item else "blank"
        record = self._target.record
        self.desk.go("preview", Target(record, link.document, part, "correction"))

    def _request_leave(self) -> None:
        self._begin(LEAVE_REQUEST)

    def _leave_sheet(self, position: int) -> None:
        self.preview(PaperLink(LEAVE_SHEET, "", position, position))

    def _crumbs(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(button("社区矫正", self._back, kind="link"))
        self._crumb = label("", "secondary")
        row.addWidget(self._crumb)
        row.addStretch(1)
        return row

    def _head(self) -> HeadRow:
        row = HeadRow()
        self._name = label("", "title")
        self._light = LongPill("", "grey")
        self.print_menu = PrintMenu(self.preview, Correction.KIND)
        self.acts = ActsBar(self._begin, ORDER, most=4 if self.desk.theme.factor < 1.3 else 2)
        row.left.addWidget(self._name)
        row.left.addWidget(self._light)
        row.left.addStretch(1)
        row.right.addWidget(self.print_menu)
        row.right.addWidget(self.acts)
        return row

    def _cards(self, columns: TwoColumns) -> ScrollArea:
        scroll = ScrollArea(columns, reads="登记的情况")
        column = QVBoxLayout(scroll.ground)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self._person = FactsCard(self.desk, "基本情况", PERSON)
        self._unmask = button("显示完整号码", self._ask_unmask, kind="link")
        self._person.add_beside(self._unmask)
        self._decision = FactsCard(self.desk, "决定与执行", DECISION)
        self._team = TeamCard(self.desk)
        self._checks = ChecksCard(self.desk)
        self._leaves = LeavesCard(self.desk, self._leave_sheet)
        self._ask_leave = button("登记请假申请", self._request_leave, kind="link")
        self._leaves.add_beside(self._ask_leave)
        self.whole = WholeCard(self.desk, Correction.KIND)
        for card in (
            self._person, self._decision, self._checks, self._leaves, self._team, self.whole,
        ):  # fmt: skip
            column.addWidget(card)
        column.addStretch(1)
        return scroll

    def _happened(self) -> Card:
        card = Card("经过")
        self._timeline = Timeline()
        card.add(self._timeline, 1)
        return card

    def _read(self) -> None:
        work = partial(self._file, self._target.record, self._unmasked)
        self.desk.read(work, self._show)

    def _file(self, record: str, unmask: bool) -> PersonFile:
        workplace = self.desk.workplace
        due = next_due_of(workplace, "correction", record)
        found = show(workplace, "correction", record, unmask=unmask)
        papers = papers_of(case_of(workplace, "correction", record))
        return PersonFile(found, due, tuple(link for link, _ in papers))

    def _show(self, result: PersonFile | Refused | Trouble) -> None:
        if not isinstance(result, PersonFile):
            self.desk.say("\n".join(sentences(result)), "red")
            return
        found, due = result.found, result.due
        may_print = self.desk.workplace.may("print")
        self.print_menu.show_papers(result.papers, may_print=may_print)
        record, children = found["record"], found["children"]
        self._due = due
        self._show_head(record, due)
        first = waited_for(children.get("leave", ()), due.act if due else "")
        self.acts.show_acts(found["acts"], first)
        self._person.show_record(record)
        self._decision.show_record(record)
        self._team.show_members(children.get("team_member", ()))
        self._checks.show_checks(children.get("check", ()), children.get(Muster.KIND, ()))
        reasons = {act["verb"]: act["reason"] for act in found["acts"]}
        forbid(self._ask_leave, reasons.get(LEAVE_REQUEST))
        self._leaves.show_leaves(children.get("leave", ()))
        self.whole.show_whole(record, children)
        year = self.desk.workplace.today().year
        self._timeline.show_happenings(happenings(found, self.desk.workplace.codes), year)
        may = self.desk.workplace.may("unmask")
        self._unmask.setText("已显示完整号码" if self._unmasked else "显示完整号码")
        forbid(self._unmask, None if may else "您的角色不能查看完整号码。")

    def _show_head(self, record: dict[str, Any], due: Obligation | None) -> None:
        codes = self.desk.workplace.codes
        state = codes.title("correction_state", record["state"])
        self._crumb.setText(f"›  {state}")
        self._name.setText(f"{record['name']}　{record['number']}")
        if due is not None:
            words, light = light_words(due, self.desk.workplace.today())
            self._light.show_light(f"{due.title} {words}", light)
            self._light.setToolTip(f"{due.basis}\n{due.why}")
        else:
            self._light.show_light(state, "grey")
        parts = [
            codes.title("correction_category", record["category"]),
            f"{record['start']} 至 {record['end']}",
            f"管理类别：{record['manage_class'] or '未定'}",
            codes.title("managed_by", record["managed_by"]),
            "未成年社区矫正对象" if record["juvenile"] else "",
            codes.title("handover", record["handover"]),
        ]
        self._sub.show_text(" · ".join(part for part in parts if part))

    def _begin(self, verb: str) -> None:
        declared = all_verbs()[verb]
        preset = {declared.target: self._target.record}
        if self._due is not None and self._due.act == verb:
            # What is due is told with the period or the part it is about, as on the workbench.
            preset = act_preset(self._due)
        if self._target.part and self._target.verb == verb and "leave" in verb:
            preset["leave"] = self._target.part
        self.desk.form(verb, preset, self._name.text())

    def _ask_unmask(self) -> None:
        self._unmasked = True
        self._read()

    def _back(self) -> None:
        self.desk.go("corrections")


def happenings(found: dict[str, Any], codes: CodeBook) -> list[Happening]:
    """What happened, newest first: one entry an act, whatever number of records it touched."""
    seen: dict[tuple[str, str], Happening] = {}
    for entry in found["history"]:
        verb = all_verbs().get(entry["verb"])
        title = verb.title if verb is not None else str(entry["verb"])
        late = mark_words(entry["entered_late"])
        parts = (entry["who"], entry["at"][11:16], late, _said(entry, codes))
        words = " · ".join(part for part in parts if part)
        seen[(entry["at"], entry["verb"])] = Happening(entry["at"][:10], title, words)
    return list(reversed(seen.values()))


def _said(entry: dict[str, Any], codes: CodeBook) -> str:
    """What was written down, in words."""
    after = {name: now for name, (_, now) in entry["changes"].items()}
    if entry["kind"] == Muster.KIND:
        return muster_words(codes, after)
    return str(after.get("content") or "")


PAGE = Page(
    "correction",
    "社区矫正对象",
    0,
    CorrectionPage,
    ("read:correction",),
    within="corrections",
    record_of="correction",
    help="四、社区矫正",
)
