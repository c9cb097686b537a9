"""The input of a declared field: made from its declaration alone."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from functools import partial
from typing import Any

from sifasuo_desktop.domain.conversion import check_one
from sifasuo_desktop.domain.fields import Facts, Field, field_map, fields_of
from sifasuo_desktop.domain.partial_dates import PartialDate
from sifasuo_desktop.services.office.reference_data import code_book, sentence
from sifasuo_desktop.services.reading.choices import Choice, code_choices
from sifasuo_desktop.services.reading.seeking import can_be_sought
from sifasuo_desktop.ui.parts.choosing import CheckInput, ChecksInput, ChoiceInput, YesNoInput
from sifasuo_desktop.ui.parts.dates import BirthInput, DateInput, MomentInput
from sifasuo_desktop.ui.parts.fields import (
    Input,
    LinesInput,
    LongTextInput,
    MoneyInput,
    NumberInput,
    Today,
    TypedInput,
)
from sifasuo_desktop.ui.parts.form_field import LABEL_WIDTH, FormField
from sifasuo_desktop.ui.parts.seeking import RecordInput, Seek


@dataclass(frozen=True)
class Surroundings:
    """What inputs need to know: the business date, records that can be chosen, by kind, how others
    and what was written before are looked for, and who is signed in.
    """

    today: Today
    records: Mapping[str, tuple[Choice, ...]] = field(default_factory=dict)
    seek: Seek | None = None
    recall: Seek | None = None
    me: str = ""

    def starts(self, cls: type[Facts]) -> dict[str, Any]:
        """What inputs begin with where no record is asked: the day, who is signed in."""
        known = {"today": self.today().isoformat(), "me": self.me}
        return {
            one.name: [known[one.spec.start]] if one.many else known[one.spec.start]
            for one in fields_of(cls)
            if known.get(one.spec.start)
        }


def make_input(declared: Field, around: Surroundings) -> Input:
    """The input for one declared field that is not nested."""
    spec, title = declared.spec, declared.spec.title
    if spec.ref in around.records:
        entries = around.records[spec.ref]
        return ChecksInput(title, entries) if declared.many else ChoiceInput(title, entries)
    if around.seek is not None and not declared.many and can_be_sought(spec.ref):
        return RecordInput(title, spec.ref, around.seek)
    if spec.codes:
        entries = code_choices(spec.codes)
        return ChecksInput(title, entries) if declared.many else ChoiceInput(title, entries)
    if declared.many:
        return LinesInput(title, spec.length, rows=2)
    if declared.type is bool:
        return YesNoInput(title) if declared.required else CheckInput(title)
    if declared.type is datetime:
        return MomentInput(title, around.today)
    if declared.type is PartialDate:
        return BirthInput(title, around.today)
    if declared.type is date:
        return DateInput(title, around.today)
    if declared.type is Decimal:
        return MoneyInput(title)
    if declared.type is int:
        return NumberInput(title)
    if spec.multiline:
        return LongTextInput(title, spec.length, rows=5 if spec.length >= 2000 else 3)
    return TypedInput(declared, around.today)


def make_field(
    declared: Field, around: Surroundings, *, label_width: int = LABEL_WIDTH
) -> FormField:
    """Input with label, required mark, help and error line, showing the declared default."""
    help_text = declared.spec.help if not declared.spec.help.isascii() else ""
    if declared.many and not declared.spec.codes and not declared.spec.ref:
        help_text = help_text or "每行一项"
    made = FormField(
        make_input(declared, around),
        required=declared.required,
        help=help_text,
        label_width=label_width,
    )
    default = declared.default
    if default is not None and default != ():
        made.set_value(list(default) if isinstance(default, tuple) else default)
    made.choose_only()
    made.examine = partial(_wrong, declared, around)
    return made


def examined(cls: type[Facts], fields: Mapping[str, FormField], today: Today) -> None:
    """Inputs made by hand are examined when left by the declaration that bears their name."""
    known = field_map(cls)
    for name, made in fields.items():
        if name in known and not known[name].nested:
            made.examine = partial(_wrong, known[name], Surroundings(today))


def _wrong(declared: Field, around: Surroundings, value: Any) -> str:
    """The sentence about a value that is wrong whatever the others are."""
    found = check_one(declared, value, code_book(), around.today())
    return sentence(found[0].code, **dict(found[0].values)) if found else ""
