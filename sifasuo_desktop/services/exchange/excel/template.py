"""The template of a kind: the columns of its form, as the office's own lists fill them."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

from sifasuo_desktop.domain.partial_dates import PartialDate
from sifasuo_desktop.domain.record import KINDS
from sifasuo_desktop.services.exchange.excel.book import form_of
from sifasuo_desktop.services.exchange.excel.form import Form, SheetColumn
from sifasuo_desktop.services.exchange.excel.names import naming
from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.services.reading.choices import code_choices
from sifasuo_desktop.statistics.template_sheet import (
    COUNT,
    DATE,
    MONEY,
    TEXT,
    Entry,
    write_template,
)
from sifasuo_desktop.store.batches import values_of
from sifasuo_desktop.store.reading import Reader

_MOST_CHOICES = 1_000
_PEOPLE, _PERSON, _NAME = "陈志海、李桂香", "陈志海", "姓名"
_FORMS = {int: COUNT, Decimal: MONEY, date: DATE, datetime: DATE, PartialDate: DATE}
_DAYS_AGO = 30


def make_template(workplace: Workplace, kind: str, path: Path) -> Form:
    """Writes the template of a kind. Raises Refused, OSError."""
    form = form_of(kind)
    with workplace.store.reading() as reader:
        made = _Entries(workplace, reader)
        entries = [made.entry(one) for one in form.columns if one.shown and not one.number]
    title = f"{KINDS[kind].TITLE}导入模板"
    about = "带 * 的列必填，其余可以不填；灰色的示例行不会导入。鼠标停在列标题上可以看说明。"
    write_template(path, title, about, entries)
    return form


class _Entries:
    """Makes the entries of a template."""

    def __init__(self, workplace: Workplace, reader: Reader) -> None:
        self._workplace = workplace
        self._reader = reader

    def entry(self, column: SheetColumn) -> Entry:
        """One column."""
        field = column.field
        choices = self._choices(column)
        return Entry(
            column.title,
            required=column.required,
            form=_FORMS.get(field.type, TEXT),
            help=column.help,
            choices=choices,
            several=column.many and not field.spec.multiline,
            example=self._example(column, choices),
            wide=field.spec.multiline,
        )

    def _choices(self, column: SheetColumn) -> tuple[str, ...]:
        field = column.field
        if field.type is bool:
            return ("是", "否")
        if field.spec.codes:
            return tuple(one.label for one in code_choices(field.spec.codes))
        if not field.spec.ref:
            return ()
        name = naming(field.spec.ref)[-1]
        if not self._workplace.may(f"read:{KINDS[field.spec.ref].AREA}"):
            return ()
        found = values_of(self._reader, field.spec.ref, (name,))
        names = [str(one[name]) for one in found if one[name]]
        return tuple(names) if len(names) <= _MOST_CHOICES else ()

    def _example(self, column: SheetColumn, choices: tuple[str, ...]) -> str:
        field = column.field
        if column.people:
            return _PEOPLE if column.many else _PERSON
        if choices:
            return "、".join(choices[:2]) if column.many else choices[0]
        day = self._workplace.today() - timedelta(_DAYS_AGO)
        by_type = {int: "50", Decimal: "1200.00", date: f"{day}", PartialDate: "1971-11-04"}
        if field.type in by_type:
            return by_type[field.type]
        if field.spec.mask == "id":
            return "320699197111040015"
        if field.spec.check == "phone":
            return "13800000000"
        if column.title == _NAME:
            return _PERSON
        if field.spec.form == "name" and not column.required:
            return ""
        return f"填写{column.title}" if column.required else ""
