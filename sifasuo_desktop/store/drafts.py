"""Drafts in the encrypted file: one a place and account, never handed over."""

from collections.abc import Sequence

from sqlalchemy import delete, insert, select

from sifasuo_desktop.store.file import Store
from sifasuo_desktop.store.schema.own import COMMAND, DRAFT


def put(store: Store, place: str, by: str, title: str, saved_at: str, content: str) -> None:
    """Keeps a draft in place of the earlier one."""
    with store.writing() as unit:
        unit.connection.execute(delete(DRAFT).where(DRAFT.c.place == place, DRAFT.c.by == by))
        unit.connection.execute(
            insert(DRAFT).values(
                place=place, by=by, title=title, saved_at=saved_at, content=content
            )
        )


def every(store: Store, by: str) -> tuple[tuple[str, str, str, str], ...]:
    """``(place, title, saved_at, content)`` of an account's drafts, newest first."""
    query = (
        select(DRAFT.c.place, DRAFT.c.title, DRAFT.c.saved_at, DRAFT.c.content)
        .where(DRAFT.c.by == by)
        .order_by(DRAFT.c.saved_at.desc(), DRAFT.c.place)
    )
    with store.reading() as reader:
        return tuple((row[0], row[1], row[2], row[3]) for row in reader.rows(query))


def done(store: Store, commands: Sequence[str]) -> frozenset[str]:
    """Those of the acts that were done."""
    query = select(COMMAND.c.id).where(COMMAND.c.id.in_(commands))
    with store.reading() as reader:
        return frozenset(row[0] for row in reader.rows(query))


def drop(store: Store, place: str, by: str) -> None:
    """Forgets a draft."""
    with store.writing() as unit:
        unit.connection.execute(delete(DRAFT).where(DRAFT.c.place == place, DRAFT.c.by == by))
