"""What a call prints for people: field titles and code titles instead of names and codes."""

from collections.abc import Iterator, Mapping
from typing import Any

from sifasuo_desktop.domain.codes import CodeBook
from sifasuo_desktop.domain.fields import Field, fields_of
from sifasuo_desktop.domain.record import KINDS

_LEFT_OUT = ("id", "parent", "position", "person")


def state_title(codes: CodeBook, kind: str, state: str | None) -> str:
    """The Chinese word of a state, or an empty text."""
    name = f"{kind}_state"
    if not state or name not in codes.names():
        return ""
    return codes.title(name, state)


def record_lines(codes: CodeBook, kind: str, values: Mapping[str, Any]) -> Iterator[str]:
    """``标题：值`` for every field of a record that holds something."""
    for field in fields_of(KINDS[kind]):
        value = values.get(field.name)
        if field.name in _LEFT_OUT or field.spec.ref or value in (None, "", [], False):
            continue
        yield f"{field.spec.title}：{_shown(codes, field, value)}"


def _shown(codes: CodeBook, field: Field, value: Any) -> str:
    if isinstance(value, list):
        return "；".join(_shown(codes, field, item) for item in value)
    if value is True:
        return "是"
    return codes.title(field.spec.codes, str(value)) if field.spec.codes else str(value)
