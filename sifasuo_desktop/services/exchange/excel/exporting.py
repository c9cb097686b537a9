"""What a list shows as a sheet: its columns, its filter, every record; numbers of papers as text."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from itertools import chain, islice, repeat
from pathlib import Path
from typing import Any

from sifasuo_desktop.domain.fields import Field, field_map
from sifasuo_desktop.domain.kind import Kind
from sifasuo_desktop.domain.record import Record
from sifasuo_desktop.domain.refusal import Refused, problem
from sifasuo_desktop.ledgers.kinds import kinds
from sifasuo_desktop.services.acting.states import state_of
from sifasuo_desktop.services.exchange.excel.names import naming
from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.services.reading.finding import MOST, readable_kind, selection
from sifasuo_desktop.services.reading.masking import shown
from sifasuo_desktop.statistics.workbook import (
    COUNT,
    MONEY,
    TEXT,
    Cell,
    Column,
    Sheet,
    room_of,
    write_sheet,
)
from sifasuo_desktop.store.batches import values_of
from sifasuo_desktop.store.lists import children_of_roots, page
from sifasuo_desktop.store.reading import Reader

NUMBER, TITLE, STATE = "number", "title", "state"
_SPECIAL = {NUMBER: "编号", TITLE: "名称", STATE: "状态"}
_LOOK_AT, _WIDEST = 300, 40
_FORMS = {int: COUNT, Decimal: MONEY}


@dataclass(frozen=True)
class Wanted:
    """What is to be written: the words sought, what columns must hold, which columns, by name or
    title; none are those of the list.
    """

    words: str = ""
    where: Mapping[str, str] | None = None
    columns: Sequence[str] = ()
    only: Sequence[str] | None = None
    about: str = ""


def export_list(
    workplace: Workplace, kind: str, wanted: Wanted, path: Path, *, unmask: bool = False
) -> int:
    """Writes a list to a new file, noted in the log; how many records. Raises Refused, OSError.

    ID numbers and phones are masked unless ``unmask``, which needs the permission.
    """
    _require(workplace, kind)
    if unmask:
        workplace.require("unmask")
    declared = kinds()[kind]
    names = [_named(declared, one) for one in wanted.columns] or usual_columns(declared)
    office = workplace.office().name
    path.open("ab").close()  # a file that is open elsewhere is told before anything is read
    with workplace.store.reading() as reader:
        asked = selection(workplace, reader, kind, wanted.words, wanted.where or {}, wanted.only)
        found = page(reader, replace(asked, limit=MOST))
        assert found is not None
        rows = _Rows(workplace, reader, declared, names, unmask)
        lines = rows.of(found.records)
        first = list(islice(lines, _LOOK_AT))
        sheet = Sheet(
            title=f"{declared.record.TITLE}清单",
            about=_about(office, workplace.today(), wanted, len(found.records)),
            columns=tuple(
                map(
                    _fitting,
                    map(rows.column, names),
                    zip(*first, strict=True) if first else repeat(()),
                )
            ),
        )
        count = write_sheet(path, sheet, chain(first, lines))
    if unmask:
        workplace.note("unmask", None, kind)
    workplace.note("export", None, f"list:{kind}")
    return count


def write_rows(
    workplace: Workplace,
    kind: str,
    title: str,
    about: str,
    heads: Sequence[tuple[str, type]],
    rows: Sequence[Sequence[Cell]],
    path: Path,
) -> int:
    """Writes rows that were read for a list as it is shown; noted in the log. Raises Refused,
    OSError.
    """
    _require(workplace, kind)
    path.open("ab").close()
    columns = [Column(head, form=_FORMS.get(of, TEXT)) for head, of in heads]
    first = rows[:_LOOK_AT]
    fitting = map(_fitting, columns, zip(*first, strict=True) if first else repeat(()))
    said = _about(workplace.office().name, workplace.today(), Wanted(about=about), len(rows))
    count = write_sheet(path, Sheet(title=title, about=said, columns=tuple(fitting)), rows)
    workplace.note("export", None, f"list:{kind}")
    return count


def _require(workplace: Workplace, kind: str) -> None:
    readable_kind(workplace, kind)
    if not workplace.may("print"):
        raise Refused(problem("act.not_allowed", "", title="导出"))


def _fitting(column: Column, cells: Sequence[Cell]) -> Column:
    """A column as wide as what stands in it asks for."""
    longest = max((room_of(str(cell)) for cell in cells if cell is not None), default=0)
    least = room_of(column.title) + 2
    return replace(column, width=float(min(_WIDEST, max(least, longest + 2))))


def usual_columns(declared: Kind) -> list[str]:
    """The columns of the list: what it is called by first, who is in it, then as declared."""
    fields = [one.name for one in declared.columns]
    first = [] if set(declared.numbers) & set(fields) else [NUMBER]
    title = [TITLE] if declared.beside or not (declared.listed or "name" in fields) else []
    return [*first, *title, *fields]


def _named(declared: Kind, name: str) -> str:
    for field in field_map(declared.record).values():
        if name in (field.name, field.spec.title) and field.name not in ("id", "parent"):
            return field.name
    for special, title in _SPECIAL.items():
        if name in (special, title):
            return special
    raise Refused(problem("sheet.column", "columns", name=name))


def _about(office: str, today: date, wanted: Wanted, count: int) -> str:
    asked = wanted.about or "、".join(
        part
        for part in (wanted.words, *(f"{n}={v}" for n, v in (wanted.where or {}).items()))
        if part
    )
    chosen = f"　筛选：{asked}" if asked else ""
    return f"{office}{chosen}　共 {count} 条　制表日期：{today}"


class _Rows:
    """The rows of a sheet, a record each."""

    def __init__(
        self,
        workplace: Workplace,
        reader: Reader,
        declared: Kind,
        names: Sequence[str],
        unmask: bool,
    ) -> None:
        self._workplace = workplace
        self._reader = reader
        self._declared = declared
        self._fields = field_map(declared.record)
        self._names = names
        self._own = [one for one in names if one in self._fields]
        self._unmask = unmask
        self._called: dict[str, dict[str, str]] = {}
        self._words = {one: self._reader_of(one) for one in names if one != TITLE}

    def column(self, name: str) -> Column:
        """What stands above a column, and what its cells are."""
        field = self._fields.get(name)
        if field is None or name == STATE:
            return Column(_SPECIAL[name])
        return Column(field.spec.title, form=TEXT if field.many else _FORMS.get(field.type, TEXT))

    def of(self, records: Sequence[Record]) -> Iterator[list[Cell]]:
        """A row a record."""
        beside: Mapping[str, Sequence[Record]] = {}
        if self._declared.beside and TITLE in self._names:
            ids = [record.id for record in records]
            beside = children_of_roots(self._reader, ids, self._declared.beside.KIND)
        for record in records:
            plain = shown(record, unmask=self._unmask, only=self._own)
            yield [
                self._title(record, beside.get(record.id, ()))
                if name == TITLE
                else self._words[name](record, plain)
                for name in self._names
            ]

    def _title(self, record: Record, beside: Sequence[Record]) -> str:
        return self._declared.title(record, beside, self._workplace.codes)

    def _reader_of(self, name: str) -> Callable[[Record, Mapping[str, Any]], Cell]:
        if name == NUMBER:
            return self._number
        if name == STATE:
            return self._state
        field = self._fields[name]
        codes = self._workplace.codes
        titles = codes.list(field.spec.codes).titles if field.spec.codes else {}
        called = self._names_of(field.spec.ref) if field.spec.ref else {}

        def words(record: Record, plain: Mapping[str, Any]) -> Cell:
            return _cell(field, plain[name], titles, called)

        return words

    def _number(self, record: Record, plain: Mapping[str, Any]) -> Cell:
        return self._declared.number_of(record)

    def _state(self, record: Record, plain: Mapping[str, Any]) -> Cell:
        name = self._declared.state_on(record, self._workplace.today())
        state = state_of(record.KIND, name) if name else None
        return state.title if state else name

    def _names_of(self, kind: str) -> dict[str, str]:
        if kind not in self._called:
            name = naming(kind)[-1]
            found = values_of(self._reader, kind, (name,))
            self._called[kind] = {str(one["id"]): str(one[name] or "") for one in found}
        return self._called[kind]


def _cell(field: Field, value: Any, titles: Mapping[str, str], called: Mapping[str, str]) -> Cell:
    """A value as it stands in a cell."""
    if value in (None, "", []):
        return None
    if isinstance(value, list):
        return "、".join(str(_cell(field, one, titles, called) or "") for one in value)
    if isinstance(value, bool):
        return "是" if value else "否"
    if titles:
        return titles.get(str(value), str(value))
    if field.spec.ref:
        return called.get(str(value), "")
    if field.type is Decimal:
        return Decimal(value)
    if field.type is int:
        return int(value)
    return str(value).replace("T", " ") if field.type.__name__ == "datetime" else str(value)
