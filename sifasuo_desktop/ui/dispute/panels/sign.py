"""登记签署: everybody whose hand the version needs stands there; a tick says it is on the paper."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sifasuo_desktop.domain.dispute.agreement_rules import (
    REFUSED,
    may_sign_for,
    newest,
    signing_parties,
)
from sifasuo_desktop.domain.dispute.records import Agent, Agreement, Party, Signature
from sifasuo_desktop.domain.fields import Field
from sifasuo_desktop.services.choices import choice, code_choices
from sifasuo_desktop.services.dispute_view import DisputeView
from sifasuo_desktop.ui.dispute.panel import DisputePanel
from sifasuo_desktop.ui.dispute.row_list import Row, RowList
from sifasuo_desktop.ui.parts.buttons import button
from sifasuo_desktop.ui.parts.choosing import CheckInput, ChoiceInput
from sifasuo_desktop.ui.parts.dates import DateInput
from sifasuo_desktop.ui.parts.field_grid import call
from sifasuo_desktop.ui.parts.fields import Today
from sifasuo_desktop.ui.parts.form_field import FormField
from sifasuo_desktop.ui.parts.label import label, rule_line


@dataclass(frozen=True)
class Signer:
    """Somebody who has to sign: role, for which party, who may do it, and how by default."""

    role: str
    title: str
    names: tuple[str, ...]
    manner: str
    party: str = ""
    needed: bool = True


class SignPanel(DisputePanel):
    """Who signed already is only told."""

    def build(self, declared: Mapping[str, Field]) -> None:
        self.rows = SignatureRows(self.desk.workplace.today)
        self.rows.edited.connect(self.touched)
        self.put_group("signatures", self.rows)

    def fill(self, view: DisputeView) -> None:
        agreement = newest(view.case)
        if agreement is not None:
            self.rows.begin(*_signers(view, agreement), agreement.agreed)


def _signers(view: DisputeView, agreement: Agreement) -> tuple[list[Signer], list[str]]:
    """Who is still to sign, and in words who did."""
    case = view.case
    there = [one for one in case.below(Signature, agreement.id) if one.manner != REFUSED]
    done = {one.party for one in there if one.party}
    hands = {(one.role, one.name) for one in there}
    found = [
        Signer("party", party.name, _hands(view, party), "sign_fingerprint", party.name)
        for party in signing_parties(case, agreement)
        if party.id not in done
    ]
    for name in view.host_names():
        found.append(Signer("mediator", "人民调解员", (name,), "sign"))
    if view.dispute.recorder:
        found.append(Signer("recorder", "记录人", (view.dispute.recorder,), "sign", needed=False))
    if view.committee is not None:
        found.append(Signer("seal", "调委会印章", (view.committee.name,), "seal"))
    waiting = [one for one in found if one.party or (one.role, one.names[0]) not in hands]
    return waiting, [f"{one.name}（{one.signed}）" for one in there]


def _hands(view: DisputeView, party: Party) -> tuple[str, ...]:
    """The names that may sign for a party today."""
    agents = [one.name for one in view.case.all(Agent) if one.party == party.id]
    names = [party.name, party.legal_representative or "", *agents]
    may = [name for name in names if name and not may_sign_for(view.case, party, name, view.today)]
    return tuple(dict.fromkeys(may)) or (party.name,)


class _Row(QWidget):
    edited = Signal()

    def __init__(self, signer: Signer, today: Today, agreed: date) -> None:
        super().__init__()
        self.signer = signer
        # Two mediators may sign, and both are 人民调解员.
        mark = f"{signer.title} {signer.names[0]}" if not signer.party else signer.title
        names = [choice(name, name) for name in signer.names]
        manners = code_choices("sign_manner")
        self.fields = {
            "done": FormField(CheckInput(mark), label_width=0),
            "name": FormField(ChoiceInput("签署人", names), label_width=0),
            "manner": FormField(ChoiceInput("签署方式", manners), label_width=0),
            "signed": FormField(DateInput("签署日期", today), label_width=0),
        }
        self.fields["name"].set_value(signer.names[0])
        self.fields["manner"].set_value(signer.manner)
        self.fields["signed"].set_value(agreed.isoformat())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(rule_line())
        column.addWidget(self.fields["done"])
        row = QHBoxLayout()
        row.setContentsMargins(26, 0, 0, 0)
        for name, share in (("name", 4), ("manner", 3), ("signed", 3)):
            row.addWidget(self.fields[name], share)
        self._more = QWidget()
        self._more.setLayout(row)
        column.addWidget(self._more)
        for name, field in self.fields.items():
            call(field, f"{mark} 已签署" if name == "done" else f"{mark} {field.title}")
            field.input.edited.connect(self.edited)
        self.fields["done"].input.edited.connect(self._show)
        self._show()

    def tick(self) -> None:
        """Says it is on the paper."""
        self.fields["done"].set_value(True)
        self._show()

    def ticked(self) -> bool:
        """Whether it is on the paper."""
        return bool(self.fields["done"].value())

    def fits(self, value: Mapping[str, Any]) -> bool:
        """Whether a signature of a draft belongs here."""
        if self.signer.party:
            return value.get("party") == self.signer.party
        return (value.get("role"), value.get("name")) == (self.signer.role, self.signer.names[0])

    def values(self) -> dict[str, Any]:
        """The signature as plain values."""
        name = self.fields["name"].value()
        signer = self.signer
        own = signer.role != "party" or name == signer.party
        values = {
            "role": signer.role if own else "agent",
            "name": name,
            "manner": self.fields["manner"].value(),
            "signed": self.fields["signed"].value(),
        }
        return {**values, "party": signer.party} if signer.party else values

    def _show(self) -> None:
        self._more.setVisible(self.ticked())


class SignatureRows(RowList):
    """One row for every hand the version needs."""

    edited = Signal()

    def __init__(self, today: Today) -> None:
        super().__init__()
        self._today = today
        self.rows: list[_Row] = []
        self._sent: list[_Row] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        text = "请对照纸质协议书逐人勾选；全部签署并盖章后协议才生效。"
        self._column.addWidget(label(text, "secondary", wrap=True))
        self._done = label("", "secondary", wrap=True, light="green")
        self._done.hide()
        self._column.addWidget(self._done)
        self._column.addWidget(self.problem_line)
        head = QHBoxLayout()
        head.addStretch(1)
        head.addWidget(button("全部已签署盖章", self._tick_all, kind="link"))
        self._column.addLayout(head)

    def begin(self, signers: list[Signer], done: list[str], agreed: date) -> None:
        """Shows who is still to sign."""
        self._done.setText(f"已签署：{'、'.join(done)}")
        self._done.setVisible(bool(done))
        for signer in signers:
            row = _Row(signer, self._today, agreed)
            row.edited.connect(self._edited)
            self.rows.append(row)
            self._column.addWidget(row)

    def value(self) -> list[dict[str, Any]]:
        """The signatures ticked."""
        self._sent = [row for row in self.rows if row.ticked()]
        return [row.values() for row in self._sent]

    def set_value(self, value: Any) -> None:
        """Ticks what a draft had ticked."""
        for one in value or ():
            for row in self.rows:
                if row.fits(one):
                    row.tick()
                    for name in ("name", "manner", "signed"):
                        row.fields[name].set_value(one.get(name))

    def all_rows(self) -> Sequence[Row]:
        return self.rows

    def sent_rows(self) -> Sequence[Row]:
        return self._sent

    def field_for(self, row: Row, name: str) -> FormField:
        return row.fields.get(name, row.fields["name"])

    def _tick_all(self) -> None:
        for row in self.rows:
            row.tick()
        self._edited()

    def _edited(self) -> None:
        """What was said above the rows is not known to be true any more."""
        self.problem_line.hide()
        self.edited.emit()
