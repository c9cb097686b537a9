"""Many parties who sign in the annex: a box for each, one manner and one day for all ticked."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sifasuo_desktop.services.acting.verbs.dispute.sign import SignatureFacts
from sifasuo_desktop.services.reading.choices import choice, code_choices
from sifasuo_desktop.ui.parts.buttons import button
from sifasuo_desktop.ui.parts.choosing import ChoiceInput
from sifasuo_desktop.ui.parts.field_grid import declared_field
from sifasuo_desktop.ui.parts.form_field import FormField
from sifasuo_desktop.ui.parts.label import label, rule_line
from sifasuo_desktop.ui.parts.make_input import Surroundings
from sifasuo_desktop.ui.subjects.dispute.signer import Signer
from sifasuo_desktop.ui.subjects.dispute.ticks import Ticks

TITLE = "在名单上签名的当事人"


class SignatureList(QWidget):
    """``alone`` when somebody is to have a row of his own: another manner, another day."""

    edited = Signal()
    alone = Signal(object)

    def __init__(self, signers: Sequence[Signer], around: Surroundings, agreed: str) -> None:
        super().__init__()
        self.signers = {one.party: one for one in signers}
        manners = ChoiceInput("签署方式", code_choices("sign_manner"))
        self._apart = ChoiceInput("单独登记", ())
        self.fields: dict[str, FormField] = {
            "manner": FormField(manners, label_width=0),
            "signed": declared_field(SignatureFacts, "signed", around, label_width=0),
            "name": FormField(Ticks(TITLE), label_width=0),
        }
        help_text = "方式或者日期不同、拒绝签署的，选出来另起一行"
        self._other = FormField(self._apart, help=help_text, label_width=0)
        self.fields["manner"].set_value("sign_fingerprint")
        self.fields["signed"].set_value(agreed)
        self._about = label("", "strong", wrap=True)
        self._lay_out()
        for name, field in self.fields.items():
            field.input.call(TITLE if name == "name" else f"名单 {field.title}")
            field.input.edited.connect(self.edited)
        self._apart.chosen.connect(self._take_out)
        self._show_names()

    def values(self) -> list[dict[str, Any]]:
        """The signatures of those ticked."""
        shared = {name: self.fields[name].value() for name in ("manner", "signed")}
        ticked = [self.signers[party] for party in self.fields["name"].value()]
        return [{**one.hand(one.names[0]), **shared} for one in ticked]

    def tick_all(self) -> None:
        """Says that all of them signed in the annex."""
        self.fields["name"].set_value(list(self.signers))

    def take(self, values: Sequence[Mapping[str, Any]]) -> list[Signer]:
        """Ticks what a draft had ticked; those who need a row of their own.

        What most of them share is the manner and the day of the list.
        """
        mine = [one for one in values if str(one.get("party")) in self.signers]
        if not mine:
            return []
        ways = Counter((one.get("manner"), one.get("signed")) for one in mine)
        (way, _), *_ = ways.most_common(1)
        for name, value in zip(("manner", "signed"), way, strict=True):
            self.fields[name].set_value(value)
        ticked: list[Signer] = []
        apart: list[Signer] = []
        for one in mine:
            signer = self.signers[str(one["party"])]
            same = (one.get("manner"), one.get("signed"), one.get("name"))
            (ticked if same == (*way, signer.names[0]) else apart).append(signer)
        self.fields["name"].set_value([one.party for one in ticked])
        return apart

    def drop(self, signer: Signer) -> None:
        """Takes somebody out who has a row of his own."""
        self.signers.pop(signer.party, None)
        self._show_names()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(rule_line())
        head = QHBoxLayout()
        head.addWidget(self._about, 1)
        head.addWidget(button("全部在名单上签名", self._tick_by_hand, kind="link"))
        head.addWidget(button("全部不勾", self._clear_by_hand, kind="link"))
        column.addLayout(head)
        shared = QHBoxLayout()
        for name in ("manner", "signed"):
            shared.addWidget(self.fields[name], 1)
        shared.addWidget(self._other, 1)
        column.addLayout(shared)
        column.addWidget(self.fields["name"])

    def _show_names(self) -> None:
        self._about.setText(f"其余当事人 {len(self.signers)} 名，在《当事人名单及签名表》上签名")
        names = self.fields["name"].input
        assert isinstance(names, Ticks)
        names.set_choices([choice(one.party, _words(one)) for one in self.signers.values()])
        self._apart.set_choices([choice(one.party, one.party) for one in self.signers.values()])
        self._apart.set_value(None)
        self.setVisible(bool(self.signers))

    def _tick_by_hand(self) -> None:
        self.tick_all()
        self.edited.emit()

    def _clear_by_hand(self) -> None:
        self.fields["name"].set_value([])
        self.edited.emit()

    def _take_out(self) -> None:
        signer = self.signers.get(str(self._apart.value()))
        if signer is not None and self._apart.label() == signer.party:
            self.alone.emit(signer)


def _words(signer: Signer) -> str:
    """The party, with who signs for him where that is somebody else."""
    own = signer.names[0] == signer.party
    return signer.party if own else f"{signer.party}（{signer.names[0]}）"
