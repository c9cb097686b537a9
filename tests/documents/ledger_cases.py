"""Records of every ledger, made from its declaration: all filled in, short or long, or hardly anything.

A new ledger is printed by the tests of all papers without a line here.
"""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sifasuo_desktop.documents.paper import PaperInput
from sifasuo_desktop.domain.casefile import CaseFile
from sifasuo_desktop.domain.fields import Field
from sifasuo_desktop.domain.figures import OneOf
from sifasuo_desktop.domain.ledger import Ledger, own_fields
from sifasuo_desktop.domain.partial_dates import PartialDate
from sifasuo_desktop.domain.record import Record
from sifasuo_desktop.ledgers.book import ledgers
from sifasuo_desktop.services.office.reference_data import code_book
from tests.documents import cases

PLAIN: dict[type, Any] = {
    int: 120,
    bool: True,
    date: date(2026, 4, 2),
    datetime: datetime(2026, 4, 2, 9, 30),
    PartialDate: PartialDate(1964, 5),
    Decimal: Decimal("1280.50"),
}
SHORT = "云塘镇柳岸村"
LONG = "2026年3月20日，在如皋市云塘镇柳岸村文化广场开展活动，现场解答群众提问，发放资料。"
NAMED = {"enterprise": "如皋市云塘建材有限公司　企2026-0003", "village": "柳岸村"}


def called(kind: str, record: str) -> str:
    return NAMED.get(kind, f"{record}　专2026-0001")


def value_of(field: Field, size: int) -> Any:
    """What a field says: of a text ``size`` per cent of what it may hold, at least a few words."""
    one: Any = PLAIN.get(field.type, "")
    if field.spec.codes:
        one = next(iter(code_book().list(field.spec.codes).titles))
    elif field.spec.ref:
        one = "柳岸村法治专项行动"
    elif field.type is str:
        # A name is not as long as its field may be.
        most = 30 if field.spec.form or field.spec.check or field.spec.mask else field.spec.length
        words = LONG if field.spec.multiline else SHORT
        one = (words * (most // len(words) + 1))[: max(6, most * size // 100)]
    return (one,) if field.many else one


def record_of(cls: type[Record], size: int | None, **own: Any) -> Record:
    """A record of a class with every field, or without a ``size`` with those it must have."""
    values = {
        field.name: value_of(field, size or 0)
        for field in own_fields(cls)
        if size is not None or field.required
    }
    return cls(**{**values, **own})


def case_of(ledger: Ledger, size: int | None, parts: int = 0, **own: Any) -> CaseFile:
    """A record with so many of each of its parts."""
    meant = {
        condition.field: condition.values[0]
        for group in ledger.groups
        for condition in group.where
        if isinstance(condition, OneOf)
    }
    top = {"id": "e", "register_no": "登2026-0007", "state": ledger.begins, **meant, **own}
    below = [
        record_of(part.record, size, id=f"{part.name}{place}", parent="e", position=place)
        for part in ledger.parts
        for place in range(1, parts + 1)
    ]
    return cases.case(record_of(ledger.record, size, **top), *below)


def every_case() -> dict[str, CaseFile]:
    """Of each ledger with a sheet a record short, usual, long with twelve parts, hardly filled in."""
    found = {}
    for kind, ledger in ledgers().items():
        if ledger.sheet is None:
            continue
        found[f"{kind} short"] = case_of(ledger, 1, 1)
        found[f"{kind} usual"] = case_of(ledger, 15, 3)
        found[f"{kind} long"] = case_of(ledger, 100, 12)
        found[f"{kind} empty"] = case_of(ledger, None)
    return found


def given(case: CaseFile, today: date = date(2026, 9, 10)) -> PaperInput:
    """What a paper of the case is made from."""
    return PaperInput(case, case.record, cases.issuer(), code_book().title, today, called=called)
