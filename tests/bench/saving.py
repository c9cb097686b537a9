"""Saving a case against one durable commit of one row in the same file."""

from sqlalchemy import text

from sifasuo_desktop.services.office.workplace import Workplace
from tests.bench.people import cases
from tests.bench.table import Row, pairs, row

PAIRS = 150


def run(workplace: Workplace, committee: str) -> list[Row]:
    """A registration with two parties (row, revisions, search text, durable)."""
    rows = iter(cases(400))

    def save() -> None:
        one, other, where, facts, applied = next(rows)
        workplace.act(
            "dispute.register",
            {
                "committee": committee,
                "applied": applied.isoformat(),
                "dispute_type": "2",
                "source": "1",
                "place": where,
                "facts": facts,
                "parties": [
                    {"side": "applicant", "name": one},
                    {"side": "respondent", "name": other},
                ],
            },
        )

    with workplace.store.writing() as unit:
        unit.connection.execute(text("CREATE TABLE IF NOT EXISTS bench_row(x TEXT)"))

    def commit() -> None:
        with workplace.store.writing() as unit:
            unit.connection.execute(text("INSERT INTO bench_row VALUES ('x')"))

    measured = pairs(save, commit, PAIRS)
    return [row("save of a case, durable", "one durable commit of one row", measured, goal=2.5)]
