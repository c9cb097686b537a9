"""What a cell of a sheet says of a field: the plain value for the one parser, or why it has none."""

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from functools import cache
from typing import Any

from sifasuo_desktop.domain.fields import Field
from sifasuo_desktop.domain.folding import cleaned, half_width
from sifasuo_desktop.domain.partial_dates import PartialDate
from sifasuo_desktop.domain.typed_values import BadValue
from sifasuo_desktop.services.exchange.excel.form import SheetColumn
from sifasuo_desktop.services.exchange.excel.names import Names
from sifasuo_desktop.services.exchange.excel.synonyms import Synonyms
from sifasuo_desktop.services.exchange.pasted_looks import truth
from sifasuo_desktop.services.reading.choices import code_choices
from sifasuo_desktop.statistics.sheet_reading import FAILED, Cell, Failed

# Numbers of Excel have so many digits for certain; of longer ones the last are lost.
_CERTAIN = 10**15
_FIRST_SERIAL, _LAST_SERIAL = 15_000, 75_000  # 1941 to 2105
_SERIALS_FROM = date(1899, 12, 30)
_EMPTY_DAYS_UNTIL = 1901
_NOTHING = re.compile(r"(?:无|没有|不详|不明|未知|暂无|[-/\\—–－―_·.]+|N/?A|n/?a)")
_SEVERAL = re.compile(r"[、;；\n\r]+")
_SEVERAL_NAMES = re.compile(r"[、;；,，\n\r]+|(?<=[\u4e00-\u9fff])\s{2,}(?=[\u4e00-\u9fff])")
_MARK = "示例"
_MOST_TOLD = 16


def is_blank(cell: Cell | Failed) -> bool:
    """Whether nothing stands in a cell."""
    return cell is None or (isinstance(cell, str) and not cleaned(cell).strip())


def is_example(cell: Cell | Failed) -> bool:
    """Whether a cell marks the example row of a template."""
    return isinstance(cell, str) and cell.strip().startswith(_MARK)


def words_of(cell: Cell | Failed) -> str:
    """A cell as people read it, to name it."""
    if cell is FAILED:
        return "#公式出错"
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "是" if cell else "否"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < _CERTAIN else f"{cell:.15g}"
    if isinstance(cell, datetime):
        return f"{cell:%Y-%m-%d %H:%M}"
    return str(cell).strip()


class Cells:
    """Reads the cells of one file."""

    def __init__(self, names: Names, words: Synonyms) -> None:
        self._names = names
        self._said = words

    def value(self, column: SheetColumn, cell: Cell | Failed) -> Any:
        """The plain value, None for an empty cell. Raises BadValue."""
        if cell is FAILED:
            raise BadValue("sheet.failed")
        if is_blank(cell) or (not column.required and _says_nothing(cell)):
            return None
        if not column.many:
            return self._one(column.field, cell)
        parts = _parts(column, cell)
        return [self._one(column.field, part) for part in parts]

    def _one(self, field: Field, cell: Any) -> Any:
        if field.type in (date, datetime, PartialDate):
            return _day(field, cell)
        if isinstance(cell, str):
            return self._words(field, cell)
        if field.type is bool:
            return bool(cell)
        if isinstance(cell, bool):
            return self._words(field, "是" if cell else "否")
        if isinstance(cell, int | float):
            return self._number(field, cell)
        return self._words(field, _plain_time(cell))

    def _words(self, field: Field, text: str) -> Any:
        if field.type is bool:
            said = truth(text)
            if said is None:
                raise BadValue("value.type", form="“是”或者“否”")
            return said
        if field.spec.codes:
            return _code(field, self._said.value(field.spec.title, text))
        if field.spec.ref:
            return self._names.named(field.spec.ref, text)
        return text

    def _number(self, field: Field, cell: int | float) -> Any:
        if field.type is Decimal:
            return str(Decimal(repr(round(cell, 6))).normalize().__format__("f"))
        if field.type is int:
            return int(cell) if float(cell).is_integer() else f"{cell:.15g}"
        if abs(cell) >= _CERTAIN:
            raise BadValue("sheet.digits_lost", value=f"{cell:.6g}")
        return self._words(field, words_of(float(cell)))


def _says_nothing(cell: Cell | Failed) -> bool:
    return isinstance(cell, str) and _NOTHING.fullmatch(half_width(cell).strip()) is not None


def _parts(column: SheetColumn, cell: Any) -> Sequence[Any]:
    if not isinstance(cell, str) or column.field.spec.multiline:
        return [cell]
    by = _SEVERAL_NAMES if column.people or column.field.spec.codes else _SEVERAL
    return [part.strip() for part in by.split(cell) if part.strip()]


def _day(field: Field, cell: Any) -> Any:
    """A day as a cell says it: a date, a count of days since 1900, or words."""
    if isinstance(cell, bool):
        raise BadValue("value.type", form="日期，如 2024-03-05")
    if isinstance(cell, datetime) and field.type is datetime:
        return f"{cell:%Y-%m-%dT%H:%M}"
    if isinstance(cell, datetime):
        cell = cell.date()
    if isinstance(cell, time | timedelta) or (
        isinstance(cell, date) and cell.year < _EMPTY_DAYS_UNTIL
    ):
        raise BadValue("sheet.date_1900", value=words_of(cell))
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, int | float):
        if field.type is not datetime and _FIRST_SERIAL <= cell <= _LAST_SERIAL:
            return (_SERIALS_FROM + timedelta(int(cell))).isoformat()
        return words_of(float(cell))
    return cell


def _plain_time(cell: Any) -> str:
    if isinstance(cell, time):
        return f"{cell:%H:%M}"
    return words_of(cell)


@cache
def _titles(name: str) -> Mapping[str, str]:
    return {_key(one.label): one.value for one in code_choices(name)}


def _key(text: str) -> str:
    return re.sub(r"\s+", "", half_width(cleaned(text)))


def _code(field: Field, text: str) -> str:
    found = code_of(field.spec.codes, text)
    if found is None:
        titles = [one.label for one in code_choices(field.spec.codes)]
        more = " 等" if len(titles) > _MOST_TOLD else ""
        told = "、".join(titles[:_MOST_TOLD]) + more
        raise BadValue("sheet.code", value=text.strip(), choices=told)
    return found


def code_of(name: str, text: str) -> str | None:
    """The code a cell means: by its title, by itself, or by the only title that begins so."""
    titles, word = _titles(name), _key(text)
    if word in titles:
        return titles[word]
    if word in titles.values():
        return word
    begun = [value for title, value in titles.items() if len(word) > 1 and title.startswith(word)]
    return begun[0] if len(begun) == 1 else None
