"""The record of a dispute: where it stands, who, what was agreed, what happened, what is next."""

from collections.abc import Sequence
from functools import partial
from typing import Any, ClassVar

from PySide6.QtWidgets import QWidget

from sifasuo_desktop.domain.dispute.records import Dispute
from sifasuo_desktop.services.reading.dispute.file import DisputeFile, dispute_file
from sifasuo_desktop.services.reading.dispute.steps import steps_of
from sifasuo_desktop.services.reading.dispute.view import DisputeView
from sifasuo_desktop.services.reading.record_view import RecordView
from sifasuo_desktop.ui.desk import Desk
from sifasuo_desktop.ui.page import Target
from sifasuo_desktop.ui.records.card_column import Filling
from sifasuo_desktop.ui.records.record_page import RecordPage
from sifasuo_desktop.ui.subjects.dispute import list as disputes
from sifasuo_desktop.ui.subjects.dispute.acts import ORDER
from sifasuo_desktop.ui.subjects.dispute.cards import (
    AgreementCard,
    FileCard,
    PartiesCard,
    StoryCard,
)
from sifasuo_desktop.ui.subjects.dispute.steps_bar import StepsBar


class DisputePage(RecordPage):
    """With the steps of a case above its cards, and its whole story."""

    ORDER: ClassVar[tuple[str, ...]] = ORDER
    TOLD: ClassVar[bool] = True

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, Dispute.KIND, (disputes.PAGE,))

    @property
    def view(self) -> DisputeView | None:
        """The case that is shown."""
        return self.file.case if isinstance(self.file, DisputeFile) else None

    def look(self, record: str, *, unmask: bool, again: bool) -> RecordView:
        return dispute_file(self.desk.workplace, record, unmask=unmask, again=again)

    def above(self) -> Sequence[QWidget]:
        self._steps = StepsBar()
        return (self._steps,)

    def cards(self) -> Sequence[QWidget]:
        self._parties = PartiesCard(self.unmask)
        self._story = StoryCard()
        self._agreement = AgreementCard()
        self._agreement.perform.connect(self._perform)
        self._file = FileCard()
        return (self._parties, self._story, self._agreement, self._file)

    def show_above(self, view: RecordView) -> None:
        assert isinstance(view, DisputeFile)
        self._steps.show_steps(steps_of(view.case.dispute))

    def filling(self, view: RecordView) -> Sequence[Filling]:
        assert isinstance(view, DisputeFile)
        cards = (self._parties, self._story, self._agreement, self._file)
        return [partial(card.show_view, view.case) for card in cards]

    def preset_of(self, verb: str, part: str) -> dict[str, Any]:
        given = super().preset_of(verb, part)
        return {**given, "obligation": part} if part and verb == "dispute.perform" else given

    def _perform(self, obligation: str) -> None:
        self._target = Target(record=self._target.record, part=obligation)
        self.begin("dispute.perform")
