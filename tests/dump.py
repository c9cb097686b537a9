"""Everything a store holds as plain rows, to see that nothing or only the right thing changed."""

from typing import Any

from sqlalchemy import Connection

from sifasuo_desktop.store.file import Store

Dump = dict[str, list[tuple[Any, ...]]]


def dump(store: Store) -> Dump:
    """All rows of all tables by name, the search index's own tables among them."""
    with store.reading() as reader:
        return dump_of(reader.connection)


def dump_of(connection: Connection) -> Dump:
    """As ``dump``, within a transaction."""
    run = connection.exec_driver_sql
    tables = run("SELECT name, sql FROM sqlite_master WHERE type = 'table' ORDER BY name").all()
    content: Dump = {"": [tuple(row) for row in run("SELECT sql FROM sqlite_master ORDER BY name")]}
    for name, sql in tables:
        if not str(sql).startswith("CREATE VIRTUAL"):
            content[name] = sorted((tuple(row) for row in run(f'SELECT * FROM "{name}"')), key=repr)
    return content
