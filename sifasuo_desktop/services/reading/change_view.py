"""What the form of a correction begins with: the records that can be meant, with what they say."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sifasuo_desktop.domain.conversion import to_plain
from sifasuo_desktop.domain.fields import field_map, fields_of
from sifasuo_desktop.domain.record import KINDS, Record, root_kind
from sifasuo_desktop.services.acting.command import Verb
from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.services.reading.choices import Choice, choice, code_choices
from sifasuo_desktop.services.reading.showing import case_of

_SAYS = 3  # fields that tell one child from another
_LENGTH = 24
_WHOLE = 30  # of all of them, so that a box shows how it begins


@dataclass(frozen=True)
class Recorded:
    """One record that can be put right: ``values`` are plain; masked numbers are left out and
    stand in ``masked``, because seeing them in full is an act of its own.
    """

    choice: Choice
    values: Mapping[str, Any]
    masked: frozenset[str]


def part_of(verb: Verb) -> str:
    """The field of a correction that names a part of the record, or an empty text.

    What lies beside a record of any kind is no part of it: it is chosen where it is seen.
    """
    if verb.of:
        return ""
    names = (one.name for one in fields_of(verb.command))
    parts = (one for one in names if one in KINDS and one not in (verb.target, verb.kind))
    return next((one for one in parts if root_kind(one) == verb.kind), "")


def recorded(workplace: Workplace, verb: Verb, record: str) -> tuple[Recorded, ...]:
    """The record itself, or those of its parts that stand. Raises Refused when it is not there."""
    case = case_of(workplace, verb.kind, record)
    part = part_of(verb)
    kept = case.all(KINDS[part]) if part else (case.record,)
    unless = verb.command.UNLESS
    return tuple(_recorded(one) for one in kept if not (unless and getattr(one, unless)))


def _recorded(record: Record) -> Recorded:
    known = field_map(type(record))
    plain = to_plain(record)
    masked = frozenset(name for name, one in known.items() if one.spec.mask and plain.get(name))
    values = {name: value for name, value in plain.items() if name not in masked}
    return Recorded(choice(record.id, _label(record, values)), values, masked)


def _label(record: Record, values: Mapping[str, Any]) -> str:
    """A name, or ``2　2026-04-12T09:10　九华镇人民调解室``: its place and what it begins with."""
    if values.get("name"):
        return str(values["name"])
    said = [str(values["position"])] if values.get("position") else []
    for one in fields_of(type(record)):
        value = values.get(one.name)
        if len(said) > _SAYS or one.name in ("id", "parent", "position") or one.spec.ref:
            continue
        if isinstance(value, str) and value:
            titles = {entry.value: entry.label for entry in _titles(one.spec.codes)}
            said.append(titles.get(value, value)[:_LENGTH])
    label = "　".join(said)
    return label if len(label) <= _WHOLE else f"{label[: _WHOLE - 1]}…"


def _titles(codes: str) -> tuple[Choice, ...]:
    return code_choices(codes) if codes else ()
