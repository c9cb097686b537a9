"""What two databases must agree in: tables by name, columns as a set, keys and indexes."""

from typing import Any

import sqlalchemy as sa
from sqlalchemy import Engine


def shape(engine: Engine) -> dict[str, Any]:
    """Of every table its columns by name with type and whether they may be empty, and its keys.

    The order of columns and the default of one are left out: the program names every column it
    writes, and a column that is added to rows must have a default or may be empty.
    """
    inspector = sa.inspect(engine)
    names = [name for name in inspector.get_table_names() if not _kept_by_others(name)]
    return {name: _table(inspector, name) for name in names}


def _kept_by_others(name: str) -> bool:
    return name == "alembic_version" or name.startswith("search_index")


def _table(inspector: sa.Inspector, name: str) -> dict[str, Any]:
    return {
        "columns": {
            column["name"]: (str(column["type"]), column["nullable"])
            for column in inspector.get_columns(name)
        },
        "primary": inspector.get_pk_constraint(name)["constrained_columns"],
        "foreign": sorted(
            (
                key["constrained_columns"],
                key["referred_table"],
                key["referred_columns"],
                key["options"],
            )
            for key in inspector.get_foreign_keys(name)
        ),
        "unique": sorted(
            (tuple(one["column_names"]), one["name"] or "")
            for one in inspector.get_unique_constraints(name)
        ),
        "indexes": sorted(
            (one["name"], tuple(one["column_names"]), one["unique"])
            for one in inspector.get_indexes(name)
        ),
    }
