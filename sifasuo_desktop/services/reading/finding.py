"""The list of a kind: found by words, filtered by columns, page by page."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from sifasuo_desktop.domain.checks import is_text
from sifasuo_desktop.domain.conversion import plain_value
from sifasuo_desktop.domain.fields import Field, fields_of
from sifasuo_desktop.domain.record import KINDS, Record
from sifasuo_desktop.domain.refusal import Refused, problem
from sifasuo_desktop.ledgers.kinds import kinds
from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.services.reading.masking import shown
from sifasuo_desktop.store.list_order import Sort
from sifasuo_desktop.store.lists import (
    Page,
    Query,
    children_of_roots,
    handover_states,
    page,
)
from sifasuo_desktop.store.reading import Reader

MOST = 1_000_000
_WHOLE = re.compile(r"-?[0-9]{1,9}")
_AMOUNT = re.compile(r"[0-9]{1,10}(\.[0-9]{1,2})?")


@dataclass(frozen=True)
class Found:
    """One page of a list as plain values; ``next`` is the cursor of the following page."""

    items: tuple[dict[str, Any], ...]
    total: int
    next: str | None


def find(
    workplace: Workplace,
    kind: str,
    words: str = "",
    *,
    where: Mapping[str, str] | None = None,
    limit: int = 50,
    after: str | None = None,
    unmask: bool = False,
    only: Sequence[str] | None = None,
    sort: Sort | None = None,
    offset: int = 0,
    enough: int = 0,
) -> Found:
    """Records newest first or as ``sort`` says. Raises Refused for an unknown kind, column or cursor.

    ID numbers and phones are masked; ``unmask`` needs the permission and is noted in the log.
    ``only`` leaves out all but the records with these ids. With ``enough`` no more are counted than
    one beyond so many.
    """
    readable_kind(workplace, kind)
    asked = (words, after or "", *(where or {}).values())
    if not all(is_text(text) for text in asked):
        raise Refused(problem("value.type", "", title="查找内容", form="文字"))
    if unmask:
        workplace.require("unmask")
        workplace.note("unmask", None, kind)
    with workplace.store.reading() as reader:
        asked_for = selection(workplace, reader, kind, words, where or {}, only)
        count = min(max(1, limit), MOST)
        asked_for = replace(asked_for, limit=count, after=after, sort=sort)
        found = page(reader, replace(asked_for, offset=offset, enough=enough))
        if found is None:
            raise Refused(problem("find.cursor", "after"))
        return Found(tuple(_items(workplace, reader, kind, found, unmask)), found.total, found.next)


def selection(
    workplace: Workplace,
    reader: Reader,
    kind: str,
    words: str,
    where: Mapping[str, str],
    only: Sequence[str] | None = None,
) -> Query:
    """Which records are meant, of those the user may see. A state is asked for as it is shown."""
    stated = dict(where)
    bounds: tuple[tuple[str, str, Any], ...] = ()
    if "state" in stated:
        kept, bounds = kinds()[kind].bounds_of(stated.pop("state"), workplace.today())
        stated |= {"state": kept} if kept else {}
    equal, listed = _conditions(kind, stated, reader)
    return Query(
        kind,
        words,
        equal,
        hidden=not workplace.may("juvenile"),
        unsealed=not workplace.may("sealed"),
        listed=listed,
        bounds=bounds,
        only=None if only is None else tuple(only),
    )


def readable_kind(workplace: Workplace, kind: str) -> type[Record]:
    """The class of a top kind the user may read. Raises Refused."""
    cls = KINDS.get(kind)
    if cls is None or cls.PARENT:
        raise Refused(problem("find.kind", "kind", kind=kind))
    workplace.require(f"read:{cls.AREA}")
    return cls


def _conditions(
    kind: str, where: Mapping[str, str], reader: Reader
) -> tuple[tuple[tuple[str, Any], ...], tuple[tuple[str, Any], ...]]:
    columns = {field.name: field for field in kinds()[kind].columns}
    refs = {field.name: field for field in fields_of(KINDS[kind]) if field.spec.ref}
    allowed = {**refs, **columns}
    equal, listed = [], []
    for name, value in where.items():
        field = allowed.get(name)
        if field is None:
            raise Refused(
                problem("find.where", name, field=name, columns="、".join(sorted(columns)))
            )
        if field.spec.ref:
            value = reader.named(field.spec.ref, value) or value
        if field.many:
            listed.append((name, value))
        else:
            equal.append((name, _column_value(field, value)))
    return tuple(equal), tuple(listed)


def _column_value(field: Field, value: str) -> Any:
    if field.type is bool:
        return int(value.lower() in ("true", "1", "是"))
    if field.type is int:
        return int(value) if _WHOLE.fullmatch(value) else value
    if field.type is Decimal:
        return int(Decimal(value) * 100) if _AMOUNT.fullmatch(value) else value
    return value


def _items(
    workplace: Workplace, reader: Reader, kind: str, found: Page, unmask: bool
) -> list[dict[str, Any]]:
    roots = [record.id for record in found.records]
    declared = kinds()[kind]
    states = handover_states(reader, roots) if declared.record.HANDOVER else {}
    below = declared.beside
    children = children_of_roots(reader, roots, below.KIND) if below else {}
    named = {
        cls: tuple(field.name for field in fields_of(cls) if field.spec.column)
        for cls in {type(record) for record in found.records}
    }
    items = []
    for record in found.records:
        beside = children.get(record.id, ())
        item = {
            **shown(record, unmask=unmask, only=named[type(record)]),
            "id": record.id,
            "number": declared.number_of(record),
            "state": declared.state_on(record, workplace.today()),
            "handover": states.get(record.id),
            "title": declared.title(record, beside, workplace.codes),
            **declared.row(record, beside),
        }
        items.append({key: plain_value(value) for key, value in item.items()})
    return items
