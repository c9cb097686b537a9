"""Facts to plain JSON values and back, with every complaint about the way back.

Dates are ``YYYY-MM-DD``, moments ``YYYY-MM-DDTHH:MM``, money a decimal string in yuan with two
places, lists lists. The same form serves the command line, the bundle and the revision log.
"""

import re
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from sifasuo_desktop.domain.checks import check_value, is_text
from sifasuo_desktop.domain.codes import CodeBook
from sifasuo_desktop.domain.fields import C, Facts, Field, field_map, fields_of
from sifasuo_desktop.domain.refusal import Findings

MAX_ITEMS = 200
MAX_MONEY = Decimal("9999999999.99")
MAX_COUNT = 999_999_999


def plain_value(value: Any) -> Any:
    """The JSON form of one value."""
    if isinstance(value, Decimal):
        return f"{value:.2f}"
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%dT%H:%M")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [plain_value(item) for item in value]
    if isinstance(value, Facts):
        return to_plain(value)
    return value


def to_plain(facts: Facts) -> dict[str, Any]:
    """The JSON form of facts: every declared field by name."""
    return {field.name: plain_value(getattr(facts, field.name)) for field in fields_of(type(facts))}


def restore(cls: type[C], data: Mapping[str, Any]) -> C:
    """Facts from the JSON form that ``to_plain`` made; unknown names are left out.

    For values that were checked when they were taken in; raises ValueError for damaged ones.
    """
    known = field_map(cls)
    values = {
        name: restore_value(known[name], value) for name, value in data.items() if name in known
    }
    return cls(**values)


def restore_value(field: Field, value: Any) -> Any:
    """One field's value from its JSON form. Raises ValueError for a damaged one."""
    if value is None:
        return None
    if field.many:
        return tuple(_restore_one(field, item) for item in value)
    return _restore_one(field, value)


def _restore_one(field: Field, value: Any) -> Any:
    if field.nested:
        return restore(field.type, value)
    if field.type is Decimal:
        return Decimal(value)
    if field.type is datetime:
        return datetime.strptime(value, "%Y-%m-%dT%H:%M")  # noqa: DTZ007 - local minutes
    if field.type is date:
        return date.fromisoformat(value)
    return field.type(value)


def parse(cls: type[C], data: Mapping[str, Any], codes: CodeBook) -> C:
    """Facts from what a user or a file gave.

    Raises Refused with every problem found: ``value.unknown``, ``value.required``,
    ``value.type``, ``value.length``, ``value.code`` and the codes of ``domain.checks``.
    """
    findings = Findings()
    facts = _parse(cls, data, codes, "", findings)
    findings.settle()
    assert facts is not None
    return facts


def _parse(
    cls: type[C], data: Mapping[str, Any], codes: CodeBook, at: str, findings: Findings
) -> C | None:
    known = field_map(cls)
    before = len(findings.problems)
    for name in data:
        if name not in known:
            findings.refuse("value.unknown", at + name, name=name)
    values: dict[str, Any] = {}
    for field in fields_of(cls):
        value = data.get(field.name)
        if value is None or (isinstance(value, str) and not value.strip()):
            if field.required:
                findings.refuse("value.required", at + field.name, title=field.spec.title)
            values[field.name] = field.default
            continue
        values[field.name] = _parse_value(field, value, codes, at + field.name, findings)
    return None if len(findings.problems) > before else cls(**values)


def _parse_value(field: Field, value: Any, codes: CodeBook, at: str, findings: Findings) -> Any:
    if not field.many:
        return _parse_one(field, value, codes, at, findings)
    if not isinstance(value, list | tuple) or len(value) > MAX_ITEMS:
        findings.refuse("value.type", at, title=field.spec.title, form="不超过 200 项的列表")
        return ()
    return tuple(
        _parse_one(field, item, codes, f"{at}.{index}", findings)
        for index, item in enumerate(value)
    )


def _parse_one(field: Field, value: Any, codes: CodeBook, at: str, findings: Findings) -> Any:
    if field.nested:
        if not isinstance(value, Mapping):
            findings.refuse("value.type", at, title=field.spec.title, form="一组字段")
            return None
        return _parse(field.type, value, codes, at + ".", findings)
    try:
        parsed = _scalar(field, value)
    except (ValueError, InvalidOperation, TypeError):
        findings.refuse("value.type", at, title=field.spec.title, form=_FORMS[field.type])
        return None
    _examine(field, parsed, codes, at, findings)
    return parsed


_FORMS: Mapping[type, str] = {
    str: "文字",
    int: "整数",
    bool: "是或否",
    date: "日期，如 2026-04-02",
    datetime: "日期和时间，如 2026-04-02T09:10",
    Decimal: "金额，如 13800.00",
}


def _scalar(field: Field, value: Any) -> Any:
    if field.type is str:
        if not isinstance(value, str):
            raise ValueError
        value.encode("utf-8")
        plain = value.replace("\r\n", "\n").replace("\r", "\n")
        return plain.strip() if not field.spec.multiline else plain.strip("\n")
    if field.type is bool:
        if not isinstance(value, bool):
            raise ValueError
        return value
    if field.type is int:
        if isinstance(value, bool) or not isinstance(value, int) or abs(value) > MAX_COUNT:
            raise ValueError
        return value
    if field.type is Decimal:
        return _money(value)
    if field.type is datetime:
        return _moment(value)
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    if not isinstance(value, str) or not _DAY.fullmatch(value):
        raise ValueError
    return date.fromisoformat(value)


# Years outside 1800 to 2999 are slips of the pen.
_DAY = re.compile(r"(1[89]|2[0-9])[0-9]{2}-[0-9]{2}-[0-9]{2}")
_MOMENT = re.compile(
    r"((?:1[89]|2[0-9])[0-9]{2}-[0-9]{2}-[0-9]{2})[T ]([0-9]{2}:[0-9]{2})(:[0-9]{2})?"
)
_AMOUNT = re.compile(r"[0-9]{1,10}(\.[0-9]{1,2})?")


def _moment(value: Any) -> datetime:
    if isinstance(value, datetime):
        return value.replace(second=0, microsecond=0)
    found = _MOMENT.fullmatch(value) if isinstance(value, str) else None
    if found is None:
        raise ValueError
    return datetime.strptime(f"{found[1]}T{found[2]}", "%Y-%m-%dT%H:%M")  # noqa: DTZ007 - local


def _money(value: Any) -> Decimal:
    if isinstance(value, bool | float):
        raise ValueError
    if isinstance(value, str) and not _AMOUNT.fullmatch(value.strip()):
        raise ValueError
    amount = Decimal(value)
    if not amount.is_finite() or amount != amount.quantize(Decimal("0.01")):
        raise ValueError
    if not 0 <= amount <= MAX_MONEY:
        raise ValueError
    return amount.quantize(Decimal("0.01"))


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
