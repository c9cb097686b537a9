"""登记签署: everybody whose hand the version needs stands there; a tick says it is on the paper."""

from collections.abc import Iterator, Mapping, Sequence
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
from sifasuo_desktop.domain.dispute.parties import NATURAL
from sifasuo_desktop.domain.dispute.records import Agent, Agreement, Party, Signature
from sifasuo_desktop.domain.dispute.representatives import (
    MOST_EACH,
    elected_words,
    in_one_line,
    representatives,
    representatives_first,
)
from sifasuo_desktop.domain.fields import Field
from sifasuo_desktop.domain.refusal import Problem, problem
from sifasuo_desktop.services.reading.choices import choice, code_choices
from sifasuo_desktop.services.reading.dispute.view import DisputeView
from sifasuo_desktop.ui.forms.row_list import Row, RowErrors
from sifasuo_desktop.ui.parts.buttons import button
from sifasuo_desktop.ui.parts.choosing import CheckInput, ChoiceInput
from sifasuo_desktop.ui.parts.dates import DateInput
from sifasuo_desktop.ui.parts.fields import Today
from sifasuo_desktop.ui.parts.form_field import FormField
from sifasuo_desktop.ui.parts.label import label, rule_line
from sifasuo_desktop.ui.parts.make_input import Surroundings
from sifasuo_desktop.ui.subjects.dispute.panel import DisputePanel
from sifasuo_desktop.ui.subjects.dispute.signature_list import SignatureList
from sifasuo_desktop.ui.subjects.dispute.signer import Signer


class SignPanel(DisputePanel):
    """Who signed already is only told."""

    captions = 0

    def build(self, declared: Mapping[str, Field]) -> Iterator[None]:
        self.rows = SignatureRows(self.desk.workplace.today)
        self.rows.edited.connect(self.touched)
        self.rows.shape.connect(self.shape)
        self.put_group("signatures", self.rows)
        yield

    def fill(self, view: DisputeView) -> None:
        agreement = newest(view.case)
        if agreement is not None:
            self.rows.begin(*_signers(view, agreement), agreement.agreed)

    def lacking(self) -> list[Problem]:
        """A script may leave the manner to its default; here somebody looks at the paper."""
        return [*super().lacking(), *self.rows.without_manner()]


def _signers(view: DisputeView, agreement: Agreement) -> tuple[list[Signer], list[str]]:
    """Who is still to sign, and in words who did."""
    case = view.case
    there = [one for one in case.below(Signature, agreement.id) if one.manner != REFUSED]
    done = {one.party for one in there if one.party}
    hands = {(one.role, one.name) for one in there}
    found = [
        _of_party(view, party)
        for party in representatives_first(signing_parties(case, agreement))
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


def _of_party(view: DisputeView, party: Party) -> Signer:
    hands = _hands(view, party)
    alone = bool(representatives((party,))) or party.party_type != NATURAL or len(hands) > 1
    title = elected_words([party.name]) if representatives((party,)) else party.name
    return Signer("party", title, hands, "sign_fingerprint", party.name, alone=alone)


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
            field.input.call(f"{mark} 已签署" if name == "done" else f"{mark} {field.title}")
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

    def values(self) -> dict[str, Any]:
        """The signature as plain values."""
        given = {name: self.fields[name].value() for name in ("manner", "signed")}
        return {**self.signer.hand(self.fields["name"].value()), **given}

    def _show(self) -> None:
        self._more.setVisible(self.ticked())


class SignatureRows(RowErrors, QWidget):
    """One row for every hand the version needs."""

    edited = Signal()
    shape = Signal()

    def __init__(self, today: Today) -> None:
        super().__init__()
        self._today = today
        self._agreed = today()
        self.rows: list[_Row] = []
        self.list: SignatureList | None = None
        self._sent: list[_Row | SignatureList] = []
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
        """Shows who is still to sign; of many parties, those with nothing of their own in a list."""
        self._done.setText(f"已签署：{in_one_line(done)}")
        self._done.setVisible(bool(done))
        self._agreed = agreed
        parties = [one for one in signers if one.party]
        many = len(parties) > MOST_EACH
        listed = [one for one in parties if many and not one.alone]
        for signer in parties:
            if signer not in listed:
                self._add(signer)
        if listed:
            self._list_up(listed)
        for signer in signers:
            if not signer.party:
                self._add(signer)

    def value(self) -> list[dict[str, Any]]:
        """The signatures ticked."""
        ticked = [row for row in self.rows if row.ticked()]
        listed = self.list.values() if self.list is not None else []
        self._sent = [*ticked, *([self.list] * len(listed) if self.list is not None else [])]
        return [*(row.values() for row in ticked), *listed]

    def without_manner(self) -> list[Problem]:
        """The signatures of which nobody said how they were given."""
        return [
            problem("value.required", f"signatures.{place}.manner", title="签署方式")
            for place, one in enumerate(self.value())
            if not one["manner"]
        ]

    def set_value(self, value: Any) -> None:
        """Ticks what a draft had ticked."""
        for signer in self.list.take(value or ()) if self.list is not None else ():
            self._set_apart(signer)
        for one in value or ():
            for row in self.rows:
                if row.signer.fits(one):
                    row.tick()
                    for name in ("name", "manner", "signed"):
                        row.fields[name].set_value(one.get(name))

    def all_rows(self) -> Sequence[Row]:
        return [*self.rows, *([self.list] if self.list is not None else [])]

    def sent_rows(self) -> Sequence[Row]:
        return self._sent

    def field_for(self, row: Row, name: str) -> FormField:
        return row.fields.get(name, row.fields["name"])

    def _add(self, signer: Signer) -> _Row:
        row = _Row(signer, self._today, self._agreed)
        row.edited.connect(self._edited)
        self.rows.append(row)
        self._column.addWidget(row)
        return row

    def _list_up(self, signers: list[Signer]) -> None:
        around = Surroundings(self._today)
        self.list = SignatureList(signers, around, self._agreed.isoformat())
        self.list.edited.connect(self._edited)
        self.list.alone.connect(self._apart_by_hand)
        self._column.addWidget(self.list)

    def _set_apart(self, signer: Signer) -> _Row:
        """Gives somebody of the list a row of his own, above it."""
        assert self.list is not None
        self.list.drop(signer)
        row = self._add(signer)
        self._column.insertWidget(self._column.indexOf(self.list), row)
        row.tick()
        self.shape.emit()
        return row

    def _apart_by_hand(self, signer: Signer) -> None:
        """Who has a row of his own has it for another manner or another day, which is not presumed."""
        manner = self._set_apart(signer).fields["manner"]
        manner.must_be_chosen()
        manner.input.focus()
        self._edited()

    def _tick_all(self) -> None:
        for row in self.rows:
            row.tick()
        if self.list is not None:
            self.list.tick_all()
        self._edited()

    def _edited(self) -> None:
        """What was said above the rows is not known to be true any more."""
        self.problem_line.hide()
        self.edited.emit()
