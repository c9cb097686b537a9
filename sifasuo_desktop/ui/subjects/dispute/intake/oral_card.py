"""口头协议: mediator, terms and performance of an oral case, on the same page."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from sifasuo_desktop.domain.dispute.agreement_rules import told_otherwise
from sifasuo_desktop.domain.fields import field_map
from sifasuo_desktop.services.acting.bus import all_verbs
from sifasuo_desktop.services.office.reference_data import sentence
from sifasuo_desktop.services.reading.choices import Choice
from sifasuo_desktop.ui.parts.card import Card
from sifasuo_desktop.ui.parts.choosing import ChoiceInput, YesNoInput
from sifasuo_desktop.ui.parts.dates import DateInput
from sifasuo_desktop.ui.parts.field_grid import FieldGrid
from sifasuo_desktop.ui.parts.fields import LinesInput, LongTextInput
from sifasuo_desktop.ui.parts.form_field import FormField
from sifasuo_desktop.ui.parts.make_input import Surroundings, examined
from sifasuo_desktop.ui.parts.phrase_button import PhraseButton
from sifasuo_desktop.ui.subjects.dispute.obligation_rows import ObligationRows

AT_ONCE = "当场履行"
LABEL = 112


class OralCard(Card):
    """``shape`` after rows came or went."""

    edited = Signal()
    shape = Signal()

    def __init__(self, around: Surroundings, parent: QWidget) -> None:
        super().__init__("口头协议", parent)
        self._around = around
        self._terms = LinesInput("达成协议内容", 2000, 2)
        self.fields: dict[str, FormField] = {
            "host": FormField(ChoiceInput("人民调解员", ()), required=True, label_width=LABEL),
            "agreed": FormField(
                DateInput("协议日期", around.today), required=True, label_width=LABEL
            ),
            "terms": FormField(self._terms, required=True, help="每行一条", label_width=LABEL),
            "performed": FormField(
                YesNoInput("是否当场履行", "当场履行完毕", "以后履行"),
                required=True,
                label_width=LABEL,
            ),
            "performance": FormField(
                LongTextInput("履行方式、时限", 2000, 2), required=True, label_width=LABEL
            ),
        }
        command = all_verbs()["dispute.register_oral"].command
        self._declared = field_map(command)
        examined(command, self.fields, around.today)
        self.add_beside(PhraseButton("terms", self._insert, self, about="口头协议"))
        grid = FieldGrid(self)
        for name, field in self.fields.items():
            grid.place(field, 1 if name in ("host", "agreed", "performed") else 2)
            field.input.edited.connect(self.edited)
        self.add(grid)
        self.rows = ObligationRows(around.today)
        self.rows.edited.connect(self.edited)
        self.rows.shape.connect(self.shape)
        self.add(self.rows)
        self.fields["performed"].input.edited.connect(self._performed)
        self.fields["performance"].input.edited.connect(self._compare)

    def preset(self) -> None:
        """Agreed today; whether it was performed is for a person to say."""
        self.fields["agreed"].set_value(self._around.today().isoformat())

    def offer_mediators(self, entries: Sequence[Choice], host: str | None) -> None:
        """The mediators of the committee; the sensible one when none is chosen."""
        made = self.fields["host"].input
        assert isinstance(made, ChoiceInput)
        chosen = self.fields["host"].value()
        made.set_choices(entries)
        if chosen not in [one.value for one in entries]:
            known = host if host in [one.value for one in entries] else None
            self.fields["host"].set_value(known)
            self.fields["host"].choose_only()

    def offer_names(self, names: Sequence[str], debtor: str, creditor: str) -> None:
        """The parties an obligation can be between."""
        self.rows.offer_names(names, debtor, creditor)

    def values(self) -> dict[str, Any]:
        """The plain values."""
        values = {name: field.value() for name, field in self.fields.items()}
        values["obligations"] = self.rows.value()
        return {name: value for name, value in values.items() if value not in (None, [], "")}

    def set_values(self, values: Mapping[str, Any]) -> None:
        """Shows plain values."""
        for name, field in self.fields.items():
            if name in values:
                field.set_value(values[name])
        self.rows.set_value(values.get("obligations"))
        self._compare()

    def show_problem(self, path: str, sentence: str) -> bool:
        """Says a sentence under a field; False when it is about something else."""
        name, _, rest = path.partition(".")
        if name == "obligations":
            return self.rows.show_problem(rest, sentence)
        if name not in self.fields:
            return False
        field = self.fields[name]
        # The question stands here in other words than in the lists.
        field.set_error(
            sentence.replace(f"“{self._declared[name].spec.title}”", f"“{field.title}”")
        )
        return True

    def _insert(self, text: str) -> None:
        self._terms.box.insertPlainText(text)
        self._terms.focus()

    def _performed(self) -> None:
        field = self.fields["performance"]
        if self.fields["performed"].value() and not field.value():
            field.set_value(AT_ONCE)
        elif not self.fields["performed"].value() and field.value() == AT_ONCE:
            field.set_value(None)
        self._compare()

    def _compare(self) -> None:
        """Says at once when the text reads otherwise than what is chosen."""
        chosen = self.fields["performed"].value()
        code = ""
        if isinstance(chosen, bool):
            code = told_otherwise(chosen, self.fields["performance"].value() or "")
        self.fields["performance"].tell_help(sentence(code) if code else "")
