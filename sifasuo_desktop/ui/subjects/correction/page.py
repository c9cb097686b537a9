"""The page of one person under community correction: facts, team, checks, leaves, what happened."""

from collections.abc import Sequence
from functools import partial
from typing import Any, ClassVar

from PySide6.QtWidgets import QLabel, QWidget

from sifasuo_desktop.domain.correction.records import Correction, Muster
from sifasuo_desktop.services.reading.paper_link import PaperLink
from sifasuo_desktop.services.reading.record_view import RecordView
from sifasuo_desktop.ui.desk import Desk
from sifasuo_desktop.ui.parts.buttons import button, forbid
from sifasuo_desktop.ui.parts.due_words import act_preset
from sifasuo_desktop.ui.parts.label import label
from sifasuo_desktop.ui.records.card_column import Filling
from sifasuo_desktop.ui.records.record_page import RecordPage, Spaces
from sifasuo_desktop.ui.subjects.correction import list as corrections
from sifasuo_desktop.ui.subjects.correction.acts import ORDER
from sifasuo_desktop.ui.subjects.correction.cards import (
    DECISION,
    PERSON,
    ChecksCard,
    FactsCard,
    LeavesCard,
    TeamCard,
)
from sifasuo_desktop.ui.subjects.correction.file import PersonFile, person_file

LEAVE_REQUEST = "correction.leave_request"
LEAVE_SHEET = "leave_approval"


class CorrectionPage(RecordPage):
    """With what is due next in its head."""

    ORDER: ClassVar[tuple[str, ...]] = ORDER
    SPACES: ClassVar[Spaces] = Spaces(top=12, bottom=14, crumbs=4, side=0, gap=14)
    BESIDE: ClassVar[bool] = True

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, Correction.KIND, (corrections.PAGE,))

    def most_buttons(self) -> int:
        return 4 if self.desk.theme.factor < 1.3 else 2

    def make_title(self) -> QLabel:
        """Name and number are never cut off."""
        return label("", "title")

    def look(self, record: str, *, unmask: bool, again: bool) -> RecordView:
        return person_file(self.desk.workplace, record, unmask=unmask, again=again)

    def cards(self) -> Sequence[QWidget]:
        self._person = FactsCard(self.desk, "基本情况", PERSON)
        self._person.add_beside(self.unmask)
        self._decision = FactsCard(self.desk, "决定与执行", DECISION)
        self._checks = ChecksCard(self.desk)
        self._leaves = LeavesCard(self.desk, self._leave_sheet)
        self._ask_leave = button("登记请假申请", self._request_leave, kind="link")
        self._leaves.add_beside(self._ask_leave)
        self._team = TeamCard(self.desk)
        return (self._person, self._decision, self._checks, self._leaves, self._team)

    def filling(self, view: RecordView) -> Sequence[Filling]:
        below = view.children
        return (
            partial(self._person.show_record, view.record),
            partial(self._decision.show_record, view.record),
            partial(self._checks.show_checks, below.get("check", ()), below.get(Muster.KIND, ())),
            partial(self._show_leaves, view),
            partial(self._team.show_members, below.get("team_member", ())),
        )

    def _show_leaves(self, view: RecordView) -> None:
        reasons = {act["verb"]: act["reason"] for act in view.acts}
        forbid(self._ask_leave, reasons.get(LEAVE_REQUEST))
        self._leaves.show_leaves(view.children.get("leave", ()))

    def preset_of(self, verb: str, part: str) -> dict[str, Any]:
        given = super().preset_of(verb, part)
        due = self.file.due if isinstance(self.file, PersonFile) else None
        if due is not None and due.act == verb:
            # What is due is told with the period or the part it is about, as on the workbench.
            given = dict(act_preset(due))
        return {**given, "leave": part} if part and "leave" in verb else given

    def _request_leave(self) -> None:
        self.begin(LEAVE_REQUEST)

    def _leave_sheet(self, position: int) -> None:
        self.preview(PaperLink(LEAVE_SHEET, "", position, position))
