"""The record of a dispute: where it stands, who, what was agreed, what happened, what is next."""

from functools import partial
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from sifasuo_desktop.domain.dispute.agreement_rules import obligations_in_force, visited
from sifasuo_desktop.domain.dispute.records import Dispute
from sifasuo_desktop.domain.refusal import Refused
from sifasuo_desktop.services.acting.bus import ChangeSet
from sifasuo_desktop.services.acting.states import state_of
from sifasuo_desktop.services.reading.dispute.steps import steps_of
from sifasuo_desktop.services.reading.dispute.view import DisputeView, dispute_view
from sifasuo_desktop.services.reading.paper_link import PaperLink
from sifasuo_desktop.ui import theme
from sifasuo_desktop.ui.desk import Desk, sentences
from sifasuo_desktop.ui.page import Page, PageWidget, Target
from sifasuo_desktop.ui.parts.acts_bar import ActsBar
from sifasuo_desktop.ui.parts.buttons import button, forbid
from sifasuo_desktop.ui.parts.head_row import HeadRow
from sifasuo_desktop.ui.parts.label import ElidedLabel, label
from sifasuo_desktop.ui.parts.pill import LongPill
from sifasuo_desktop.ui.parts.scroll_area import ScrollArea
from sifasuo_desktop.ui.parts.two_columns import TwoColumns
from sifasuo_desktop.ui.records.print_menu import PrintMenu
from sifasuo_desktop.ui.records.whole_record import WholeCard
from sifasuo_desktop.ui.runner import Trouble
from sifasuo_desktop.ui.subjects.dispute.acts import ORDER
from sifasuo_desktop.ui.subjects.dispute.cards import (
    AgreementCard,
    FileCard,
    PartiesCard,
    StoryCard,
)
from sifasuo_desktop.ui.subjects.dispute.steps_bar import StepsBar
from sifasuo_desktop.ui.subjects.dispute.timeline import Timeline

MOST_BUTTONS = 2
NO_UNMASK = "您的角色不能查看完整号码。"


class DisputePage(PageWidget):
    """Opened at a record; ``verb`` of the target opens the form of an act at once."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._target = Target()
        self.view: DisputeView | None = None
        self._crumb = label("", "secondary")
        self._title = ElidedLabel("", "title")
        self._light = LongPill("", "grey")
        self._line = ElidedLabel("", "secondary")
        self.print_menu = PrintMenu(self.preview, Dispute.KIND)
        self.acts = ActsBar(self.begin, ORDER, MOST_BUTTONS)
        self._steps = StepsBar()
        self._unmasked = False
        self._parties = PartiesCard()
        self._parties.unmask.connect(self._ask_unmask)
        reason = None if desk.workplace.may("unmask") else NO_UNMASK
        forbid(self._parties.full, reason)
        self._story = StoryCard()
        self._agreement = AgreementCard()
        self._file = FileCard()
        self.whole = WholeCard(desk, "dispute")
        self._timeline = Timeline()
        self._agreement.perform.connect(self._perform)
        self._timeline.paper.connect(self.preview)
        self._build()

    def open(self, target: Target) -> None:
        """Reads the case; the form of an act may begin at once."""
        if target.record != self._target.record:
            self.view = None
            self.whole.close_up()
        self._target = target
        self._unmasked = False
        self.setFocus()
        self._read()
        if target.verb:
            self.begin(target.verb)

    def reload(self, changes: ChangeSet) -> None:
        """Reads again when something of this case changed."""
        if any(change.root == self._target.record for change in changes.changes):
            self._read()

    def begin(self, verb: str) -> None:
        """Opens the form of an act on this case."""
        preset: dict[str, Any] = {"dispute": self._target.record}
        if verb == "dispute.perform" and self._target.part:
            preset["obligation"] = self._target.part
        about = self.view.title if self.view else ""
        self.desk.form(verb, preset, about, self._target.draft)
        self._target = Target(record=self._target.record)

    def preview(self, link: PaperLink) -> None:
        """Shows a paper before it is printed."""
        part = str(link.item) if link.item else "blank"
        target = Target(record=self._target.record, verb=link.document, part=part, words="dispute")
        self.desk.go("preview", target)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.PAGE_MARGIN, 10, theme.PAGE_MARGIN, 12)
        column.setSpacing(8)
        crumbs = QHBoxLayout()
        crumbs.setSpacing(6)
        crumbs.addWidget(button("纠纷调解", self._back, kind="link"))
        crumbs.addWidget(self._crumb)
        crumbs.addStretch(1)
        column.addLayout(crumbs)
        head = HeadRow()
        head.left.addWidget(self._title, 1)
        head.left.addWidget(self._light)
        head.right.addWidget(self.print_menu)
        head.right.addWidget(self.acts)
        column.addWidget(head)
        column.addWidget(self._line)
        column.addWidget(self._steps)
        width = self.desk.theme.side_width() + 60
        columns = TwoColumns(width, theme.GAP, self)
        column.addWidget(columns.hold(self._cards(columns), self._timeline), 1)

    def _cards(self, columns: TwoColumns) -> ScrollArea:
        scroll = ScrollArea(columns, reads="登记的情况")
        column = QVBoxLayout(scroll.ground)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP)
        for card in (self._parties, self._story, self._agreement, self._file, self.whole):
            column.addWidget(card)
        column.addStretch(1)
        return scroll

    def _read(self) -> None:
        record, unmask = self._target.record, self._unmasked
        work = partial(dispute_view, self.desk.workplace, record, unmask=unmask, again=True)
        self.desk.read(work, self._show)

    def _show(self, result: DisputeView | Refused | Trouble) -> None:
        if not isinstance(result, DisputeView):
            self.desk.say("\n".join(sentences(result)), "red")
            return
        self.view = result
        self._crumb.setText(f"›  {result.state}")
        self._title.show_text(result.title)
        word, light = result.light
        self._light.show_light(word or result.state, light if word else "grey")
        self._line.show_text(result.line)
        may_print = self.desk.workplace.may("print")
        self.print_menu.show_papers(result.papers, may_print=may_print)
        self.acts.show_acts(list(result.acts.values()), (_next_act(result),))
        self._steps.show_steps(steps_of(result.dispute))
        for card in (self._parties, self._story, self._agreement, self._file):
            card.show_view(result)
        self.whole.show_whole(*result.whole())
        self._timeline.show_view(result)

    def _ask_unmask(self) -> None:
        if not self._unmasked:
            self._unmasked = True
            record = self._target.record
            self.desk.read(
                partial(dispute_view, self.desk.workplace, record, unmask=True), self._show
            )

    def _perform(self, obligation: str) -> None:
        self._target = Target(record=self._target.record, part=obligation)
        self.begin("dispute.perform")

    def _back(self) -> None:
        self.desk.go("disputes")


def _next_act(view: DisputeView) -> str:
    """The act the case is waiting for."""
    state = view.dispute.state
    if state == "registered":
        refused = any(getattr(one, "consent", "") == "no" for one in view.case.children["party"])
        if refused:
            return "dispute.decline"
        return "dispute.accept" if view.allowed("dispute.accept") else "dispute.consent"
    nothing_owed = state == "effective" and not obligations_in_force(view.case)
    if nothing_owed or state == "performed":
        # Whether it was kept is asked before the file is closed (ruling 19).
        return "dispute.close" if visited(view.case) else "dispute.follow_up"
    known = state_of(Dispute.KIND, state)
    return known.awaits if known else ""


PAGE = Page(
    "dispute",
    "纠纷",
    0,
    DisputePage,
    ("read:dispute",),
    within="disputes",
    record_of="dispute",
    help="三、纠纷",
)
