"""What the bureau's records say now, in the present shape, whatever step their office was at.

Frames stay as they were signed and hashed; the one way to read their content is here.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, select
from sqlalchemy.sql.elements import ColumnElement

from sifasuo_desktop.bureau.tables import RECORD, REVISION
from sifasuo_desktop.domain.converters import Plain
from sifasuo_desktop.domain.growing import UNRAISED, raised
from sifasuo_desktop.kernel.canonical import decode
from sifasuo_desktop.ledgers.kinds import kinds

_NUMBER = "register_no"


@dataclass(frozen=True)
class PresentRecord:
    """A live record of an office by its newest revision ``rev``.

    ``facts`` is None where a frame says what no program of its step wrote; fields that only a
    newer program knows stand in it as they came.
    """

    office: str
    record: str
    conflict: bool
    rev: str
    facts: Plain | None


def present_records(
    connection: Connection, kind: str, among: Select[Any] | None = None
) -> Iterator[PresentRecord]:
    """All live records of a kind, or those whose ids ``among`` gives, by office and record."""
    query = (
        select(RECORD, REVISION.c.ver, REVISION.c.f)
        .join(REVISION, REVISION.c.rev == RECORD.c.rev)
        .where(RECORD.c.kind == kind, RECORD.c.op == "put")
        .order_by(RECORD.c.office, RECORD.c.record)
    )
    if among is not None:
        query = query.where(RECORD.c.record.in_(among))
    for row in connection.execute(query).mappings():
        facts = _facts(kind, row["ver"], row["f"])
        yield PresentRecord(row["office"], row["record"], bool(row["conflict"]), row["rev"], facts)


def numbers_of(
    connection: Connection, revisions: Sequence[ColumnElement[bool]], most: int
) -> list[str]:
    """The register numbers of the records some revisions belong to, at most so many."""
    query = select(REVISION.c.kind, REVISION.c.ver, REVISION.c.f).where(
        *revisions, REVISION.c.f.contains(f'"{_NUMBER}":"')
    )
    told = (_facts(*row) or {} for row in connection.execute(query.limit(most)))
    return sorted({str(facts[_NUMBER])[:60] for facts in told if facts.get(_NUMBER)})


def _facts(kind: str, ver: int, content: str) -> Plain | None:
    if kind not in kinds():
        return None
    try:
        return raised(kind, ver, decode(content.encode("utf-8")))
    except UNRAISED:
        return None
