"""How somebody wants the program to look: a text a name and account, never handed over."""

from sqlalchemy import delete, insert, select

from sifasuo_desktop.store.file import Store
from sifasuo_desktop.store.schema.own import PREFERENCE


def put(store: Store, by: str, name: str, value: str) -> None:
    """Keeps a value in place of the earlier one."""
    own = (PREFERENCE.c.by == by, PREFERENCE.c.name == name)
    with store.writing() as unit:
        unit.connection.execute(delete(PREFERENCE).where(*own))
        unit.connection.execute(insert(PREFERENCE).values(by=by, name=name, value=value))


def get(store: Store, by: str, name: str) -> str | None:
    """The kept value, or None."""
    query = select(PREFERENCE.c.value).where(PREFERENCE.c.by == by, PREFERENCE.c.name == name)
    with store.reading() as reader:
        rows = reader.rows(query)
    return str(rows[0][0]) if rows else None
