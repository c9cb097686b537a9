"""The numbers of the rules: value, unit, way of counting, source; merged from layers of tables.

A parameter without a value is known but not settled: no rule that needs it makes a row.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from sifasuo_desktop.domain.periods import Count, period_days, period_months
from sifasuo_desktop.domain.workdays import Calendar


class Unit(StrEnum):
    """Unit of a value; the ``per_`` units mean "so many times in each calendar period"."""

    WORKDAY = "workday"
    DAY = "day"
    MONTH = "month"
    COUNT = "count"
    SWITCH = "switch"
    CHOICE = "choice"
    PER_DAY = "per_day"
    PER_WEEK = "per_week"
    PER_HALF_MONTH = "per_half_month"
    PER_MONTH = "per_month"
    PER_QUARTER = "per_quarter"


FREQUENCIES = frozenset(unit for unit in Unit if unit.value.startswith("per_"))


class BadParameter(ValueError):
    """A table holds something that is no parameter; ``key`` and ``field`` say where."""

    def __init__(self, key: str, field: str) -> None:
        super().__init__(f"{key}: {field}")
        self.key = key
        self.field = field


@dataclass(frozen=True)
class Warn:
    """How long before the day a row turns yellow."""

    value: int
    unit: Unit


@dataclass(frozen=True)
class Due:
    """A computed deadline: the day, the unrolled day for the reminder, and whether it is sure."""

    day: date
    reminder: date
    provisional: bool = False


@dataclass(frozen=True, kw_only=True)
class Parameter:
    """One number (or switch, or choice) with its legal source and how it is counted.

    ``roll``: a rest day moves the deadline to the next working day. ``soft``: a term the law words
    as "一般", or the office's own; never red. ``verified``: the source was read in full. ``since``: the
    first day a local rule holds.
    """

    key: str
    title: str
    unit: Unit
    value: int | bool | str | None = None
    count: Count | None = None
    roll: bool = False
    warn: Warn | None = None
    soft: bool = False
    basis: str = ""
    verified: bool = False
    note: str = ""
    since: date | None = None

    @property
    def number(self) -> int:
        """The value of a parameter that counts something."""
        if isinstance(self.value, bool) or not isinstance(self.value, int):
            raise BadParameter(self.key, "value")
        return self.value

    def due(self, base: date, calendar: Calendar) -> Due:
        """The deadline this parameter sets from ``base``."""
        if self.unit is Unit.WORKDAY:
            counted = calendar.add(base, self.number)
            return Due(counted.day, counted.day, counted.provisional)
        if self.unit is Unit.DAY:
            last = period_days(base, self.number)
        elif self.unit is Unit.MONTH and self.count is not None:
            last = period_months(base, self.number, self.count)
        else:
            raise BadParameter(self.key, "unit")
        return self.rolled(last, calendar)

    def rolled(self, last: date, calendar: Calendar) -> Due:
        """``last`` as a deadline, moved off a rest day if this parameter says so."""
        if not self.roll:
            return Due(last, last)
        counted = calendar.roll(last)
        return Due(counted.day, last, counted.provisional)

    def yellow_from(self, reminder: date, calendar: Calendar) -> date:
        """The first day on which a row with this reminder is yellow."""
        if self.warn is None:
            return reminder
        if self.warn.unit is Unit.WORKDAY:
            return calendar.add(reminder, -self.warn.value).day
        return reminder - timedelta(days=self.warn.value)


_TEXTS = frozenset({"title", "basis", "note"})
_FLAGS = frozenset({"roll", "soft", "verified"})
_ENUMS: dict[str, type[Unit] | type[Count]] = {"unit": Unit, "count": Count}


def _warn(key: str, raw: Any) -> Warn:
    if not isinstance(raw, Mapping) or set(raw) != {"value", "unit"}:
        raise BadParameter(key, "warn")
    value, unit = raw["value"], raw["unit"]
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise BadParameter(key, "warn")
    if unit not in (Unit.DAY, Unit.WORKDAY):
        raise BadParameter(key, "warn")
    return Warn(value, Unit(unit))


def _checked(key: str, name: str, raw: Any) -> Any:
    if name in _TEXTS and isinstance(raw, str):
        return raw
    if name in _FLAGS and isinstance(raw, bool):
        return raw
    if name in _ENUMS and raw in list(_ENUMS[name]):
        return _ENUMS[name](raw)
    if name == "since" and isinstance(raw, date):
        return raw
    if name == "warn":
        return _warn(key, raw)
    if name == "value" and isinstance(raw, bool | int | str):
        return raw
    raise BadParameter(key, name)


def _fits(parameter: Parameter) -> None:
    value, unit = parameter.value, parameter.unit
    if unit is Unit.MONTH and parameter.count is None:
        raise BadParameter(parameter.key, "count")
    if value is None:
        return
    expected = {Unit.SWITCH: bool, Unit.CHOICE: str}.get(unit, int)
    if type(value) is not expected or (type(value) is int and value < 0):
        raise BadParameter(parameter.key, "value")
    if unit in FREQUENCIES and value == 0:
        raise BadParameter(parameter.key, "value")


def _merged(known: Parameter | None, key: str, entry: Any) -> Parameter:
    if not isinstance(entry, Mapping):
        raise BadParameter(key, "table")
    fields = {name: _checked(key, name, raw) for name, raw in entry.items()}
    if known is not None:
        parameter = replace(known, **fields)
    elif "title" in fields and "unit" in fields:
        parameter = Parameter(key=key, **fields)
    else:
        raise BadParameter(key, "title" if "title" not in fields else "unit")
    _fits(parameter)
    return parameter


class Parameters:
    """All parameters by key; layers are read in order, a later one overrides field by field."""

    def __init__(self, *layers: Mapping[str, Any]) -> None:
        """Raises BadParameter for a table that is not one of parameters."""
        self._by_key: dict[str, Parameter] = {}
        self._below: dict[str, tuple[Parameter, ...]] = {}
        for layer in layers:
            for key, entry in layer.items():
                self._by_key[key] = _merged(self._by_key.get(key), key, entry)

    def over(self, layer: Mapping[str, Any]) -> "Parameters":
        """These parameters with one more layer over them. Raises BadParameter."""
        made = Parameters()
        made._by_key = dict(self._by_key)
        for key, entry in layer.items():
            made._by_key[key] = _merged(made._by_key.get(key), key, entry)
        return made

    def __iter__(self) -> Iterator[Parameter]:
        return iter(self._by_key.values())

    def get(self, key: str) -> Parameter | None:
        """The parameter if it has a value, else None: nothing rests on an empty one."""
        parameter = self._by_key.get(key)
        return None if parameter is None or parameter.value is None else parameter

    def __getitem__(self, key: str) -> Parameter:
        """The parameter, which must have a value. Raises KeyError."""
        parameter = self.get(key)
        if parameter is None:
            raise KeyError(key)
        return parameter

    def below(self, prefix: str) -> tuple[Parameter, ...]:
        """Parameters with a value whose key starts with ``prefix`` and a dot."""
        if prefix not in self._below:
            self._below[prefix] = tuple(
                item
                for key in self._by_key
                if key.startswith(f"{prefix}.") and (item := self.get(key))
            )
        return self._below[prefix]

    def number(self, key: str) -> int:
        """The number of ``key``. Raises KeyError when it has none."""
        return self[key].number

    def switch(self, key: str) -> bool:
        """Whether the switch ``key`` is on; an absent or empty one is off."""
        parameter = self.get(key)
        return parameter is not None and parameter.value is True

    def choice(self, key: str, default: str) -> str:
        """The choice made for ``key``."""
        parameter = self.get(key)
        return parameter.value if parameter and isinstance(parameter.value, str) else default
