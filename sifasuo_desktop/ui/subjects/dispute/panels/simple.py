"""Acts whose declared inputs are enough, with sensible values and the parties to choose from."""

from collections.abc import Iterator, Mapping
from typing import Any

from PySide6.QtWidgets import QHBoxLayout

from sifasuo_desktop.domain.dispute.agreement_rules import in_force, signing_parties, visited
from sifasuo_desktop.domain.dispute.records import Arbitration, Confirmation, Obligation, Party
from sifasuo_desktop.domain.fields import Field
from sifasuo_desktop.services.office.reference_data import sentence
from sifasuo_desktop.services.reading.choices import choice
from sifasuo_desktop.services.reading.dispute.view import DisputeView
from sifasuo_desktop.ui.parts.choosing import ChecksInput, ChoiceInput
from sifasuo_desktop.ui.parts.fields import LongTextInput
from sifasuo_desktop.ui.parts.form_field import FormField
from sifasuo_desktop.ui.parts.label import label
from sifasuo_desktop.ui.parts.phrase_button import PhraseButton
from sifasuo_desktop.ui.subjects.dispute.panel import DisputePanel
from sifasuo_desktop.ui.subjects.dispute.ticks import Ticks

LABEL = 108


class SimplePanel(DisputePanel):
    """``party`` is chosen from the parties."""

    def make(self, declared: Field) -> FormField:
        if declared.name == "party":
            made = ChoiceInput(declared.spec.title, ())
            help_text = declared.spec.help or "不选即所有尚未确认的当事人"
            return FormField(made, required=declared.required, help=help_text, label_width=LABEL)
        field = super().make(declared)
        if declared.name == "consent":
            field.must_be_chosen()
        return field

    def fill(self, view: DisputeView) -> None:
        party = self.fields.get("party")
        if party is not None and isinstance(party.input, ChoiceInput):
            names = [one.name for one in view.case.all(Party)]
            party.input.set_choices([choice(name, name) for name in names])


class AcceptPanel(SimplePanel):
    """The seven points; the one of consent is ticked when every party said yes."""

    def make(self, declared: Field) -> FormField:
        if declared.name == "checklist":
            entries = [choice(code, title) for code, title in self._points().items()]
            made = ChecksInput(declared.spec.title, entries)
            return FormField(made, help="由人逐项核对；没有勾选的会给出提醒", label_width=LABEL)
        return super().make(declared)

    def fill(self, view: DisputeView) -> None:
        super().fill(view)
        agreed = all(one.consent == "yes" for one in view.case.all(Party))
        if agreed and not self.fields["checklist"].value():
            self.fields["checklist"].set_value(["consent"])
        from_court = view.dispute.source == "3"
        for name in ("received_from_court", "court_mode"):
            self.fields[name].setVisible(from_court)

    def _points(self) -> Mapping[str, str]:
        return self.desk.workplace.codes.list("acceptance_check").titles


class FollowUpPanel(SimplePanel):
    """A visit: who asked, how, what was found; sentences to insert with F4."""

    def put(self, name: str, field: FormField) -> FormField:
        super().put(name, field)
        if name == "situation":
            row = QHBoxLayout()
            row.addStretch(1)
            row.addWidget(PhraseButton("visit", self._insert, self, about="回访情况"))
            self.column.addLayout(row)
        return field

    def fill(self, view: DisputeView) -> None:
        super().fill(view)
        kind = self.desk.workplace.codes.title("dispute_type", view.dispute.dispute_type)
        values: dict[str, Any] = {
            "way": "phone",
            "matter": f"{kind}协议履行情况",
        }
        self.preset(values)

    def _insert(self, text: str) -> None:
        made = self.fields["situation"].input
        assert isinstance(made, LongTextInput)
        made.box.insertPlainText(text)
        made.focus()


class ConfirmPanel(SimplePanel):
    """An application that waits for its result is shown again."""

    def fill(self, view: DisputeView) -> None:
        waiting = [one for one in view.case.all(Confirmation) if one.result in (None, "applied")]
        if waiting:
            known = waiting[-1]
            self.preset(
                {
                    "court": known.court,
                    "applied": known.applied.isoformat(),
                    "case_no": known.case_no,
                }
            )
        self.preset({"court": view.court, "applied": view.today.isoformat(), "result": "applied"})


class ArbitrationPanel(SimplePanel):
    """As for the court; the parties of the agreement apply together, so all are ticked."""

    def make(self, declared: Field) -> FormField:
        if declared.name == "applicants":
            made = Ticks(declared.spec.title)
            return FormField(made, help="由双方共同申请", label_width=LABEL)
        return super().make(declared)

    def fill(self, view: DisputeView) -> None:
        agreement = in_force(view.case)
        names = [one.name for one in signing_parties(view.case, agreement)] if agreement else []
        ticks = self.fields["applicants"].input
        assert isinstance(ticks, Ticks)
        ticks.set_choices([choice(name, name) for name in names])
        waiting = [one for one in view.case.all(Arbitration) if one.result in (None, "applied")]
        if waiting:
            known = waiting[-1]
            self.preset(
                {
                    "commission": known.commission,
                    "applicants": list(known.applicants),
                    "applied": known.applied.isoformat(),
                    "case_no": known.case_no,
                }
            )
        self.preset({"applicants": names, "applied": view.today.isoformat(), "result": "applied"})


class ClosePanel(SimplePanel):
    """Says what is still unperformed, for then the note must say why, and that nobody asked."""

    def build(self, declared: Mapping[str, Field]) -> Iterator[None]:
        self._open = label("", "secondary", wrap=True, light="yellow")
        self.column.addWidget(self._open)
        yield from super().build(declared)

    def fill(self, view: DisputeView) -> None:
        super().fill(view)
        still = [
            str(one.position)
            for one in view.case.all(Obligation)
            if one.status != "paid" and _binding(view, one.parent)
        ]
        words = f"履行事项 {'、'.join(still)} 尚未履行完毕，结案须写明原因。" if still else ""
        if not still and in_force(view.case) and not visited(view.case):
            words = sentence("dispute.close_no_visit")
        self._open.setVisible(bool(words))
        self._open.setText(words)


def _binding(view: DisputeView, agreement: str | None) -> bool:
    kept = view.case.children.get("agreement", ())
    return any(one.id == agreement and getattr(one, "state", "") == "effective" for one in kept)


class AssignPanel(DisputePanel):
    """Who presides, who assists, who records."""

    def make(self, declared: Field) -> FormField:
        title, needed = declared.spec.title, declared.required
        if declared.name == "host":
            return FormField(ChoiceInput(title, ()), required=needed, label_width=LABEL)
        if declared.name == "recorder":
            made = ChoiceInput(title, (), free=True)
            return FormField(made, help="可以不是调解员", label_width=LABEL)
        if declared.name == "co_mediators":
            mediators = self.desk.around().records.get("mediator", ())
            return FormField(ChecksInput(title, mediators), label_width=LABEL)
        return super().make(declared)

    def fill(self, view: DisputeView) -> None:
        host, recorder = self.fields["host"].input, self.fields["recorder"].input
        assert isinstance(host, ChoiceInput)
        assert isinstance(recorder, ChoiceInput)
        host.set_choices(view.mediators)
        names = [one.label for one in view.mediators]
        me = self.desk.workplace.user.name
        recorder.set_choices([choice(n, n) for n in dict.fromkeys([*names, me])])
        dispute = view.dispute
        self.preset(
            {
                "host": dispute.host,
                "co_mediators": list(dispute.co_mediators),
                "recorder": dispute.recorder,
            }
        )
        own = [one.value for one in view.mediators if one.label == me]
        self.preset({"host": own[0] if own else None})


class PerformPanel(DisputePanel):
    """One obligation and what became of it; the next open one is chosen."""

    def make(self, declared: Field) -> FormField:
        title, needed = declared.spec.title, declared.required
        if declared.name == "obligation":
            return FormField(ChoiceInput(title, ()), required=needed, label_width=LABEL)
        if declared.name == "status":
            titles = self.desk.workplace.codes.list("obligation_status").titles
            entries = [choice(code, words) for code, words in titles.items() if code != "open"]
            return FormField(ChoiceInput(title, entries), required=needed, label_width=LABEL)
        return super().make(declared)

    def build(self, declared: Mapping[str, Field]) -> Iterator[None]:
        self._owed: dict[str, Obligation] = {}
        yield from super().build(declared)
        for name in ("obligation", "status"):
            self.fields[name].input.edited.connect(self._show_paid)

    def fill(self, view: DisputeView) -> None:
        owed = [one for one in view.case.all(Obligation) if _binding(view, one.parent)]
        made = self.fields["obligation"].input
        assert isinstance(made, ChoiceInput)
        made.set_choices([choice(one.id, _words(one)) for one in owed])
        self._owed = {one.id: one for one in owed}
        still = [one for one in owed if one.status != "paid"]
        self.preset(
            {
                "obligation": still[0].id if still else None,
                "status": "paid",
            }
        )
        self._show_paid()

    def _show_paid(self) -> None:
        chosen = self._owed.get(str(self.fields["obligation"].value()))
        partly = self.fields["status"].value() == "partly"
        self.fields["paid"].setVisible(partly)
        self.fields["counts"].setVisible(partly and chosen is not None and bool(chosen.paid))
        self.fields["reason"].setVisible(chosen is not None and chosen.status != "open")

    def values(self) -> dict[str, Any]:
        values = super().values()
        for name in ("paid", "counts", "reason"):
            if self.fields[name].isHidden():
                values.pop(name, None)
        return values


def _words(item: Obligation) -> str:
    what = f"{item.amount:,.2f} 元" if item.amount else (item.content or "")
    if item.paid and item.status == "partly":
        what += f"（已履行 {item.paid:,.2f}）"
    return f"{item.position}  {item.debtor} → {item.creditor}  {what}  {item.due}"
