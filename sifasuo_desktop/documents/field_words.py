"""What a declared field says on paper: codes and references in words, dates as papers write them."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sifasuo_desktop.documents.engine.chinese import date_cn, moment_cn
from sifasuo_desktop.domain import money
from sifasuo_desktop.domain.fields import Field
from sifasuo_desktop.domain.partial_dates import PartialDate
from sifasuo_desktop.ledgers.code_lists import code_lists

ON, OFF = "☑", "☐"
YUAN, UNIT = "¥", "（元）"
YES_NO: Mapping[Any, str] = {True: "是", False: "否"}


@dataclass(frozen=True)
class FieldWords:
    """``title`` names a code of a list, ``called`` the record of a kind with an id. With ``brief``
    days and moments stand in figures alone, and what is not so is left out, as in a register.
    """

    title: Callable[[str, str | None], str]
    called: Callable[[str, str], str]
    brief: bool = False

    def of(self, field: Field, value: Any) -> str:
        """The words of a value; empty for nothing."""
        if value is None or value == "":
            return ""
        if isinstance(value, tuple):
            return "、".join(self.of(field, one) for one in value)
        if field.spec.ref:
            return self.called(field.spec.ref, str(value))
        if field.spec.codes:
            return self.title(field.spec.codes, str(value))
        if isinstance(value, bool):
            return YES_NO[value] if value or not self.brief else ""
        if isinstance(value, Decimal):
            # 经费（元） says it already.
            return money.display(value).removeprefix(YUAN if UNIT in field.spec.title else "")
        if isinstance(value, date):
            return self._day(value)
        if isinstance(value, PartialDate):
            return _partial(value)
        return str(value)

    def _day(self, day: date) -> str:
        if isinstance(day, datetime):
            return f"{day:%Y-%m-%d %H:%M}" if self.brief else moment_cn(day)
        return day.isoformat() if self.brief else date_cn(day)


def _partial(day: PartialDate) -> str:
    """1964年5月: as far as it is known."""
    parts = ((day.year, "年"), (day.month, "月"), (day.day, "日"))
    return "".join(f"{number}{unit}" for number, unit in parts if number)


def choices(field: Field) -> Mapping[Any, str]:
    """What a field can be, where that is a list or a truth value."""
    if field.type is bool:
        return YES_NO
    return code_lists()[field.spec.codes].titles if field.spec.codes in code_lists() else {}


def ticks(field: Field, chosen: Collection[Any] = ()) -> tuple[str, ...]:
    """Each thing a field can be with a box before it; what was chosen is ticked.

    A code that the list no longer has stands at the end.
    """
    of = choices(field)
    old = {code: str(code) for code in chosen if code not in of}
    return tuple(f"{ON if code in chosen else OFF}{title}" for code, title in {**of, **old}.items())


def width_of(text: str) -> float:
    """How wide a text is, in characters of its type."""
    return sum(0.5 if char.isascii() else 1.0 for char in text)
