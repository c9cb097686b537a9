"""Facts to plain JSON values and back, with every complaint about the way back.

Dates are ``YYYY-MM-DD``, moments ``YYYY-MM-DDTHH:MM``, money a decimal string in yuan with two
places, lists lists. The same form serves the command line, the bundle and the revision log.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sifasuo_desktop.domain.checks import check_value, is_text
from sifasuo_desktop.domain.codes import CodeBook
from sifasuo_desktop.domain.fields import KEEP, C, Facts, Field, field_map, fields_of
from sifasuo_desktop.domain.folding import blank
from sifasuo_desktop.domain.partial_dates import PartialDate
from sifasuo_desktop.domain.refusal import Findings, Problem
from sifasuo_desktop.domain.typed_values import BadValue, typed

MAX_ITEMS = 200
_MINUTE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}")


def plain_value(value: Any) -> Any:
    """The JSON form of one value."""
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, Decimal):
        return f"{value:.2f}"
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%dT%H:%M")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, PartialDate):
        return str(value)
    if isinstance(value, tuple):
        return [plain_value(item) for item in value]
    if isinstance(value, Facts):
        return to_plain(value)
    return value


_NAMES: dict[type[Facts], tuple[tuple[str, bool], ...]] = {}


def _names(cls: type[Facts]) -> tuple[tuple[str, bool], ...]:
    """The declared fields in order, each with whether its value is its own JSON form."""
    if cls not in _NAMES:
        fields, own = fields_of(cls), (str, int, bool)
        _NAMES[cls] = tuple((one.name, one.type in own and not one.many) for one in fields)
    return _NAMES[cls]


def to_plain(facts: Facts) -> dict[str, Any]:
    """The JSON form of facts: every declared field by name."""
    given = facts.__dict__
    return {
        name: value if (value := given[name]) is None or same else plain_value(value)
        for name, same in _names(type(facts))
    }


def restore(cls: type[C], data: Mapping[str, Any]) -> C:
    """Facts from the JSON form that ``to_plain`` made; unknown names are left out.

    For values that were checked when they were taken in; raises ValueError for damaged ones.
    """
    known = field_map(cls)
    values = {
        name: None if value is None else restore_value(known[name], value)
        for name, value in data.items()
        if name in known
    }
    return cls(**values)


def restore_value(field: Field, value: Any) -> Any:
    """One field's value from its JSON form. Raises ValueError for a damaged one."""
    if value is None:
        return None
    if field.type is str and type(value) is str and not field.many:
        return value
    if field.many:
        return tuple(_restore_one(field, item) for item in value)
    return _restore_one(field, value)


def _restore_one(field: Field, value: Any) -> Any:
    if field.nested:
        return restore(field.type, value)
    if field.type is Decimal:
        return Decimal(value)
    if field.type is datetime:
        return _moment(value)
    if field.type is date:
        return date.fromisoformat(value)
    if field.type is PartialDate:
        return PartialDate.read(value)
    return field.type(value)


def _moment(text: str) -> datetime:
    """A local minute; ``strptime`` reads the same ten times as slowly.

    The look comes first: ``fromisoformat`` also reads weeks, time zones and a space for the T.
    """
    if _MINUTE.fullmatch(text) is None:
        raise ValueError(text)
    return datetime.fromisoformat(text)


def parse(cls: type[C], data: Mapping[str, Any], codes: CodeBook, today: date) -> C:
    """Facts from what a user or a file gave; a short date lies in the year of ``today``.

    Raises Refused with every problem found: ``value.unknown``, ``value.required``,
    ``value.length``, ``value.code`` and the codes of ``domain.typed_values`` and
    ``domain.checks``.
    """
    findings = Findings()
    facts = _parse(cls, data, _Reading(codes, today), "", findings)
    findings.settle()
    assert facts is not None
    return facts


def check_one(field: Field, value: Any, codes: CodeBook, today: date) -> tuple[Problem, ...]:
    """What is wrong with one value alone; an empty one is not missing yet.

    For a form that tells an error as soon as the field is left.
    """
    findings = Findings()
    if not _empty(value):
        _parse_value(field, value, _Reading(codes, today), field.name, findings)
    return tuple(findings.problems)


@dataclass(frozen=True)
class _Reading:
    """What reading a value needs besides its field."""

    codes: CodeBook
    today: date


def _empty(value: Any) -> bool:
    return value is None or (isinstance(value, str) and blank(value))


def _parse(
    cls: type[C], data: Mapping[str, Any], around: _Reading, at: str, findings: Findings
) -> C | None:
    known = field_map(cls)
    before = len(findings.problems)
    for name in data:
        if name not in known:
            findings.refuse("value.unknown", at + name, name=name)
    values: dict[str, Any] = {}
    for field in fields_of(cls):
        value = data.get(field.name)
        if value is None and not field.required and not field.keeps:
            values[field.name] = field.default
            continue
        if value is None or _blank(field, value):
            emptied = field.keeps and field.name in data
            if field.required or (emptied and not field.optional):
                findings.refuse("value.required", at + field.name, title=field.spec.title)
            values[field.name] = KEEP if field.keeps and not emptied else _nothing(field)
            continue
        values[field.name] = _parse_value(field, value, around, at + field.name, findings)
    return None if len(findings.problems) > before else cls(**values)


def _blank(field: Field, value: Any) -> bool:
    return _empty(value) or (field.keeps and field.many and value in ([], ()))


def _nothing(field: Field) -> Any:
    return () if field.many and field.keeps else field.default


def _parse_value(field: Field, value: Any, around: _Reading, at: str, findings: Findings) -> Any:
    if not field.many:
        return _parse_one(field, value, around, at, findings)
    if not isinstance(value, list | tuple) or len(value) > MAX_ITEMS:
        findings.refuse("value.type", at, title=field.spec.title, form="不超过 200 项的列表")
        return ()
    return tuple(
        _parse_one(field, item, around, f"{at}.{index}", findings)
        for index, item in enumerate(value)
    )


def _parse_one(field: Field, value: Any, around: _Reading, at: str, findings: Findings) -> Any:
    if field.nested:
        if not isinstance(value, Mapping):
            findings.refuse("value.type", at, title=field.spec.title, form="一组字段")
            return None
        return _parse(field.type, value, around, at + ".", findings)
    try:
        parsed = typed(field, value, around.today)
    except BadValue as bad:
        findings.problems.append(bad.told(at, field.spec.title))
        return None
    _examine(field, parsed, around.codes, at, findings)
    return parsed


def _examine(field: Field, value: Any, codes: CodeBook, at: str, findings: Findings) -> None:
    spec = field.spec
    if isinstance(value, str):
        if len(value) > spec.length:
            findings.refuse(
                "value.length", at, title=spec.title, limit=spec.length, count=len(value)
            )
        if not is_text(value):
            findings.refuse("value.type", at, title=spec.title, form="文字")
    if spec.codes and not codes.knows(spec.codes, str(value)):
        findings.refuse("value.code", at, title=spec.title, value=value)
    if spec.check:
        code = check_value(spec.check, str(value))
        if code:
            findings.refuse(code, at, title=spec.title)
