"""Plain values of a record as people read them: field titles and code titles."""

from collections.abc import Iterable, Mapping
from typing import Any

from sifasuo_desktop.domain.codes import CodeBook
from sifasuo_desktop.domain.fields import Facts, Field, field_map
from sifasuo_desktop.services.reading.choices import Choice

Records = Mapping[str, tuple[Choice, ...]]


def spoken(codes: CodeBook, records: Records, field: Field, value: Any) -> str:
    """One value in words; empty for nothing."""
    if value in (None, "", [], False):
        return ""
    if isinstance(value, list | tuple):
        return "、".join(spoken(codes, records, field, item) for item in value)
    if value is True:
        return "是"
    if field.spec.ref:
        entries = records.get(field.spec.ref, ())
        return next((one.label for one in entries if one.value == value), "")
    if field.spec.codes:
        return codes.title(field.spec.codes, str(value))
    return str(value).replace("T", " ") if field.type.__name__ == "datetime" else str(value)


def spoken_pairs(
    codes: CodeBook,
    records: Records,
    cls: type[Facts],
    values: Mapping[str, Any],
    names: Iterable[str],
) -> list[tuple[str, str]]:
    """(title, words) of the named fields that hold something."""
    known = field_map(cls)
    pairs = ((known[name], values.get(name)) for name in names)
    said = ((field.spec.title, spoken(codes, records, field, value)) for field, value in pairs)
    return [(title, words) for title, words in said if words]
