"""What an entry written at an earlier schema step says in the present shape (docs/adr/0008).

An entry of the log is signed and hashed as it was written and never changes. Whoever reads its
content as a record of today raises it first, by the converters of the steps that came since.
"""

from collections.abc import Mapping
from functools import cache
from typing import Any

from sifasuo_desktop.domain import growth
from sifasuo_desktop.domain.conversion import plain_value
from sifasuo_desktop.domain.converters import Converter, Plain, Step
from sifasuo_desktop.domain.fields import fields_of
from sifasuo_desktop.domain.record import KINDS
from sifasuo_desktop.kernel.registry import discover

UNRAISED = (ValueError, KeyError, TypeError, ArithmeticError, AttributeError, IndexError)
"""What a converter raises for content that the step before did not write."""


@cache
def steps() -> tuple[Step, ...]:
    """All steps with converters, oldest first."""
    found = discover(growth, "STEP", Step, key="number")
    return tuple(sorted(found.values(), key=lambda step: step.number))


@cache
def _converters(kind: str) -> tuple[tuple[int, Converter], ...]:
    return tuple((step.number, step.of[kind]) for step in steps() if kind in step.of)


def raised(kind: str, ver: int, content: Plain) -> Plain:
    """The plain content of a record of ``kind``, written at step ``ver``, in the present shape.

    A field that it does not name has its declared default; what a newer program wrote stays as it
    is. Raises one of ``UNRAISED``.
    """
    for number, convert in _converters(kind):
        if number > ver:
            content = convert(dict(content))
    return {**_defaults(kind), **content}


@cache
def _defaults(kind: str) -> Mapping[str, Any]:
    """What a field says that an entry does not name: it was declared later."""
    if kind not in KINDS:
        return {}
    return {
        field.name: plain_value(field.default)
        for field in fields_of(KINDS[kind])
        if not field.required
    }
