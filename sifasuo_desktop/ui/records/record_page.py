"""The page of a record of any kind: what it is, what can be done, all that is known, what happened.

A subject refines it by its own view, cards and first acts; see ``RecordPage``.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, ClassVar

from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from sifasuo_desktop.domain.fields import fields_of
from sifasuo_desktop.domain.record import family
from sifasuo_desktop.domain.refusal import Refused
from sifasuo_desktop.ledgers.kinds import kinds
from sifasuo_desktop.services.acting.bus import ChangeSet, all_verbs
from sifasuo_desktop.services.acting.makers import begun_from, makers_of, naming
from sifasuo_desktop.services.reading.paper_link import PaperLink
from sifasuo_desktop.services.reading.record_view import RecordView, record_view
from sifasuo_desktop.ui import theme
from sifasuo_desktop.ui.desk import Desk, sentences
from sifasuo_desktop.ui.page import Page, Target
from sifasuo_desktop.ui.parts.acts_bar import ActsBar
from sifasuo_desktop.ui.parts.bit_by_bit import BitByBit
from sifasuo_desktop.ui.parts.buttons import button, forbid
from sifasuo_desktop.ui.parts.head_row import HeadRow
from sifasuo_desktop.ui.parts.label import ElidedLabel, label
from sifasuo_desktop.ui.parts.pill import LongPill
from sifasuo_desktop.ui.parts.two_columns import TwoColumns
from sifasuo_desktop.ui.records.attachments_card import AttachmentsCard
from sifasuo_desktop.ui.records.card_column import CardColumn, Filling
from sifasuo_desktop.ui.records.copy_menu import CopyMenu
from sifasuo_desktop.ui.records.dropping import DropPage
from sifasuo_desktop.ui.records.links import PageLink
from sifasuo_desktop.ui.records.pointing_card import PointingCard
from sifasuo_desktop.ui.records.print_menu import PrintMenu
from sifasuo_desktop.ui.records.timeline import Timeline
from sifasuo_desktop.ui.records.whole_record import WholeCard
from sifasuo_desktop.ui.runner import Trouble

MOST_BUTTONS = 2
NO_UNMASK = "您的角色不能查看完整号码。"


@dataclass(frozen=True)
class Spaces:
    """The room between the parts of the page; ``side`` is how much wider the timeline is."""

    top: int = 10
    bottom: int = 12
    crumbs: int = 6
    side: int = 60
    gap: int = theme.GAP


class RecordPage(DropPage):
    """Opened at a record; ``verb`` of the target begins an act as soon as the record is read.

    What a subject says otherwise: ``look`` reads its own view, ``cards`` makes the cards at the
    left and ``filling`` fills them, ``above`` stands between the words and the cards and
    ``show_above`` fills it, ``preset_of`` is what the form of an act begins with, ``ORDER`` the acts by importance.
    ``homes`` are the pages it lies below.
    """

    ORDER: ClassVar[tuple[str, ...]] = ()
    SPACES: ClassVar[Spaces] = Spaces()
    TOLD: ClassVar[bool] = False
    BESIDE: ClassVar[bool] = False
    """The title takes no more room than it needs, and the pill stands right beside it."""

    def __init__(self, desk: Desk, kind: str, homes: Sequence[Page]) -> None:
        super().__init__(desk)
        self.kind = kind
        self.file: RecordView | None = None
        self._target = Target()
        self._unmasked = False
        self._asked, self._seen = 0, ""
        self._making = BitByBit(self)
        self._crumb = label("", "secondary")
        self._title = self.make_title()
        self._light = LongPill("", "grey")
        self._line = ElidedLabel("", "secondary")
        self.print_menu = PrintMenu(self.preview, kind)
        self.copy_menu = CopyMenu(desk, kind)
        self.acts = ActsBar(self.begin, self.ORDER or _order(kind), self.most_buttons())
        self.unmask = button("显示完整号码", self._ask_unmask, kind="link")
        self.whole = self.make_whole()
        self.attachments = AttachmentsCard(desk, kind)
        self.pointing = PointingCard(desk)
        self.timeline = Timeline(desk, told=self.TOLD)
        self.timeline.paper.connect(self.preview)
        self.timeline.attached.connect(self.attachments.open)
        self.take_files()
        self._build([home for home in homes if _open_to(desk, home)])

    def most_buttons(self) -> int:
        """How many acts are buttons."""
        return MOST_BUTTONS

    def make_title(self) -> QLabel:
        """The title: one that may be long ends in … where there is no room."""
        return ElidedLabel("", "title")

    def look(self, record: str, *, unmask: bool, again: bool) -> RecordView:
        """Reads the record; called in the store's lane."""
        return record_view(self.desk.workplace, self.kind, record, unmask=unmask, again=again)

    def make_whole(self) -> WholeCard:
        """The card with every declared field."""
        return WholeCard(self.desk, self.kind)

    def cards(self) -> Sequence[QWidget]:
        """The cards at the left, before what all records have."""
        return ()

    def above(self) -> Sequence[QWidget]:
        """What stands above the cards."""
        return ()

    def show_above(self, view: RecordView) -> None:
        """Fills ``above``."""

    def filling(self, view: RecordView) -> Sequence[Filling]:
        """What fills ``cards``, in their order; a card that says it holds nothing is not seen."""
        return ()

    def preset_of(self, verb: str, part: str) -> dict[str, Any]:
        """What the form of an act is given; ``part`` is the part of the record it is about."""
        return {naming(all_verbs()[verb], self.kind): self._target.record}

    def open(self, target: Target) -> None:
        """Reads the record, masked again with every opening."""
        if target.record != self._target.record:
            self.file = None
            self.whole.close_up()
        self._target = target
        self._unmasked = False
        self.setFocus()
        self._read()

    def reload(self, changes: ChangeSet) -> None:
        """Reads again when something of this record, or what points to it, changed."""
        beside = {verb.kind for verb in begun_from(self.kind)}
        beside |= {one.kind for one in self.file.pointing} if self.file else set()
        record = self._target.record
        if any(one.root == record or one.kind in beside for one in changes.changes):
            self._read()

    def begin(self, verb: str) -> None:
        """Opens the form of an act on this record."""
        target, self._target = self._target, Target(record=self._target.record)
        about = self.file.title if self.file else ""
        self.desk.form(verb, self.preset_of(verb, target.part), about, target.draft)

    def preview(self, link: PaperLink) -> None:
        """Shows a paper before it is printed."""
        part = str(link.item) if link.item else "blank"
        self.desk.go("preview", Target(self._target.record, link.document, part, self.kind))

    def _build(self, homes: Sequence[Page]) -> None:
        spaces = self.SPACES
        column = QVBoxLayout(self)
        margin = theme.PAGE_MARGIN
        column.setContentsMargins(margin, spaces.top, margin, spaces.bottom)
        column.setSpacing(8)
        column.addLayout(_crumbs(self, homes, self._crumb))
        upper = (self._head(), self._line, *self.above())
        for part in upper:
            column.addWidget(part)
        # Made after what stands above it, so that the keys go down the page.
        columns = TwoColumns(self.desk.theme.side_width() + spaces.side, spaces.gap, self)
        column.addWidget(columns.hold(self._cards(columns), self.timeline), 1)
        self._parts: tuple[QWidget, ...] = (*upper, columns)

    def _head(self) -> HeadRow:
        row = HeadRow()
        cut = isinstance(self._title, ElidedLabel)
        row.left.addWidget(self._title, 1 if cut else 0)
        row.left.addWidget(self._light)
        if self.BESIDE:
            row.left.addStretch(0 if cut else 1)
        for part in (self.copy_menu, self.print_menu, self.acts):
            row.right.addWidget(part)
        return row

    def _cards(self, columns: TwoColumns) -> CardColumn:
        self.card_column = CardColumn(columns)
        self.card_column.hold((*self.cards(), self.whole, self.attachments, self.pointing))
        return self.card_column

    def _read(self, *, first_look: bool = False) -> None:
        self._asked += 1
        work = partial(self.look, self._target.record, unmask=self._unmasked, again=not first_look)
        self.desk.read(work, partial(self._landed, self._asked))

    def _landed(self, asked: int, result: RecordView | Refused | Trouble) -> None:
        if asked != self._asked:
            return
        there = isinstance(result, RecordView)
        for part in self._parts:
            # Of a record that cannot be read nothing is shown, least of all the one before.
            part.setVisible(there or self.file is not None)
        if not isinstance(result, RecordView):
            self.desk.say("\n".join(sentences(result)), "red")
            return
        self.file = result
        self._show(result)
        verb, among = self._target.verb, self.parentWidget()
        if verb and (among is None or self.isVisibleTo(among)):
            self.begin(verb)

    def _show(self, view: RecordView) -> None:
        self._crumb.setText(f"›  {view.state}" if view.state else "")
        if isinstance(self._title, ElidedLabel):
            self._title.show_text(view.title)
            if self.BESIDE:
                self._title.setMaximumWidth(self._title.whole_width())
        else:
            self._title.setText(view.title)
        self._light.show_light(*view.light)
        self._light.setVisible(bool(view.light[0]))
        self._light.setToolTip(view.why or view.light[0])
        self._line.show_text(view.line)
        may = self.desk.workplace.may
        self.print_menu.show_papers(view.papers, may_print=may("print"))
        self.copy_menu.show_for(str(view.record["id"]), f"{view.title}　{view.line}")
        self.acts.show_acts(view.acts, view.first)
        self.show_above(view)
        self.unmask.setText("已显示完整号码" if view.unmasked else "显示完整号码")
        forbid(self.unmask, None if may("unmask") else NO_UNMASK)
        self.unmask.setVisible(_has_numbers(view))
        if self._seen != view.record["id"]:
            self._seen = view.record["id"]
            self.card_column.forget()
            self.timeline.forget()
        self._making.make(self._fill(view), 0, self.updateGeometry)

    def _fill(self, view: RecordView) -> Iterator[None]:
        """The first card, what happened, the other cards."""
        fillings: tuple[Filling, ...] = (
            *self.filling(view),
            partial(self.whole.show_whole, view.record, view.children, view.named),
            partial(self.attachments.show_of, view.record["id"], view.title),
            partial(self.pointing.show_pointing, view.pointing),
        )
        cards = self.card_column.fill(fillings)
        yield next(cards, None)
        self.timeline.show_story(view.story, view.papers, view.today)
        yield
        yield from cards

    def _ask_unmask(self) -> None:
        if not self._unmasked:
            self._unmasked = True
            self._read(first_look=True)


def _has_numbers(view: RecordView) -> bool:
    """Whether anything of the record is masked, or would be."""
    masked = {
        cls.KIND: [one.name for one in fields_of(cls) if one.spec.mask] for cls in family(view.kind)
    }
    rows = [(view.kind, view.record)]
    rows += [(kind, one) for kind, children in view.children.items() for one in children]
    now = any(one.get(name) for kind, one in rows for name in masked.get(kind, ()))
    return now or view.masked_before


def _order(kind: str) -> tuple[str, ...]:
    """The acts by importance: what is begun from here, then the flow."""
    return (*(verb.name for verb in begun_from(kind)), *kinds()[kind].acts)


def _crumbs(page: RecordPage, homes: Sequence[Page], last: QLabel) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(page.SPACES.crumbs)
    for place, home in enumerate(homes):
        if place:
            row.addWidget(label("›", "secondary"))
        row.addWidget(PageLink(page.desk, page.desk.in_own_words(home.title), home.name))
    row.addWidget(last)
    row.addStretch(1)
    return row


def _open_to(desk: Desk, page: Page) -> bool:
    return not page.permissions or any(map(desk.workplace.may, page.permissions))


class PlainPage(RecordPage):
    """The page of a kind without a page of its own: all that is recorded stands open."""

    BESIDE: ClassVar[bool] = True
    TOLD: ClassVar[bool] = True

    def begin_new(self) -> bool:
        """One more of the kind that is shown."""
        may = self.desk.workplace.may
        makers = [verb for verb in makers_of(self.kind) if may(verb.permission)]
        for verb in makers[:1]:
            self.desk.form(verb.name, {})
        return bool(makers)

    def make_whole(self) -> WholeCard:
        """Open, with the way to the numbers in full where some are masked."""
        made = WholeCard(self.desk, self.kind, always=True)
        if any(field.spec.mask for cls in family(self.kind) for field in fields_of(cls)):
            made.add_beside(self.unmask)
        return made
