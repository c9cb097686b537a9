"""Which part of a case a value names: by its id, in capitals, too, or as people call it."""

from collections.abc import Iterable, Sequence
from typing import TypeVar

from sifasuo_desktop.domain.conversion import to_plain
from sifasuo_desktop.domain.fields import fields_of
from sifasuo_desktop.domain.record import Record
from sifasuo_desktop.domain.refusal import Problem, Refused, problem

R = TypeVar("R", bound=Record)

_SAYS = 2  # fields that tell one part from another
_LENGTH = 24


def named(value: str, parts: Iterable[R], called: str) -> tuple[R, ...]:
    """The parts with the id, or whose field ``called`` (a name, a place) is the value."""
    return tuple(
        part for part in parts if part.id == value.lower() or str(getattr(part, called)) == value
    )


def the_one(value: str, parts: Iterable[R], called: str, title: str, at: str) -> R:
    """The one part that is named. Raises Refused when there is none, or asks which of several."""
    found = named(value, parts, called)
    if not found:
        raise Refused(problem("value.not_found", at, title=title, value=value))
    if len(found) > 1:
        raise Refused(which_one(value, found, title, at))
    return found[0]


def which_one(value: str, found: Sequence[Record], title: str, at: str) -> Problem:
    """Asks which of several parts of one name is meant, each by its id and by what differs."""
    plain = [_telling(part) for part in found]
    names = dict.fromkeys(name for one in plain for name in one)
    differing = [name for name in names if len({one.get(name) for one in plain}) > 1]
    which = []
    for part, values in zip(found, plain, strict=True):
        said = [values[name] for name in differing if values.get(name)][:_SAYS]
        which.append(f"{part.id}（{'，'.join(said)}）" if said else part.id)
    return problem(
        "value.several", at, title=title, value=value, count=len(found), which="；".join(which)
    )


def _telling(part: Record) -> dict[str, str]:
    """What may be said of a part: words and days, no codes, no numbers that are masked."""
    plain = to_plain(part)
    hidden = {"id", "parent", "position"}
    for one in fields_of(type(part)):
        if one.spec.ref or one.spec.mask or one.spec.codes or one.many:
            hidden.add(one.name)
    words = {
        name: str(value)[:_LENGTH]
        for name, value in plain.items()
        if name not in hidden and value is not None and not isinstance(value, bool)
    }
    return {"": type(part).TITLE, **words}
