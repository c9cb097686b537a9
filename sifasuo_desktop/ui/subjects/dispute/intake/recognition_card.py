"""可能是同一人: a party known from an earlier case is suggested, never merged."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sifasuo_desktop.domain.refusal import Refused
from sifasuo_desktop.services.reading.dispute.recognition import Acquaintance, acquaintances
from sifasuo_desktop.ui.desk import Desk
from sifasuo_desktop.ui.parts.buttons import button
from sifasuo_desktop.ui.parts.card import Card
from sifasuo_desktop.ui.parts.label import label, rule_line
from sifasuo_desktop.ui.runner import Trouble
from sifasuo_desktop.ui.subjects.dispute.intake.party_card import PartyCard


class RecognitionCard(Card):
    """``same`` tells the card on the form and the earlier party the user says are one."""

    same = Signal(object, object)

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__("可能是同一人", parent)
        self._desk = desk
        self._answered: set[tuple[int, str]] = set()
        self._asked: dict[int, tuple[str, str]] = {}
        self._shown: dict[int, list[_Suggestion]] = {}
        self.hide()

    def look_for(self, card: PartyCard) -> None:
        """Looks for a party among the earlier ones, once for each name and number."""
        wanted = (card.name(), str(card.value("id_number") or "").strip())
        if self._asked.get(id(card)) == wanted:
            return
        self._asked[id(card)] = wanted
        work = partial(acquaintances, self._desk.workplace, *wanted)
        self._desk.read(work, partial(self._found, card))

    def _found(self, card: PartyCard, result: tuple[Acquaintance, ...] | Refused | Trouble) -> None:
        for old in self._shown.pop(id(card), []):
            self._take_away(old)
        if not isinstance(result, tuple):
            return
        for one in result:
            if (id(card), one.party) in self._answered:
                continue
            row = _Suggestion(card, one)
            row.answered.connect(self._answer)
            self._shown.setdefault(id(card), []).append(row)
            self.add(row)
        self._settle()

    def _answer(self, row: "_Suggestion", yes: bool) -> None:
        self._answered.add((id(row.card), row.known.party))
        self._shown.get(id(row.card), []).remove(row)
        self._take_away(row)
        self._settle()
        if yes:
            self.same.emit(row.card, row.known)

    def _take_away(self, row: "_Suggestion") -> None:
        self.body.removeWidget(row)
        row.hide()
        row.deleteLater()
        self._settle()

    def _settle(self) -> None:
        self.setVisible(any(self._shown.values()))


class _Suggestion(QWidget):
    answered = Signal(object, bool)

    def __init__(self, card: PartyCard, known: Acquaintance) -> None:
        super().__init__()
        self.card, self.known = card, known
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 4)
        column.setSpacing(6)
        born = str(known.birth_date or "")
        who = "，".join(word for word in (known.name, known.sex, born) if word)
        column.addWidget(label(f"{card.called}：{who}", wrap=True))
        if known.id_number:
            column.addWidget(label(known.id_number, "secondary"))
        where = f"{known.number} {known.dispute_type} {known.side}"
        column.addWidget(label(where, "secondary", wrap=True))
        row = QHBoxLayout()
        self.yes = button("是同一人", self._yes)
        self.no = button("不是", self._no)
        for one in (self.yes, self.no):
            one.setAccessibleName(f"{card.called} {known.name} {one.text()}")
            row.addWidget(one)
        row.addStretch(1)
        column.addLayout(row)
        column.addWidget(rule_line())

    def _yes(self) -> None:
        self.answered.emit(self, True)

    def _no(self) -> None:
        self.answered.emit(self, False)
