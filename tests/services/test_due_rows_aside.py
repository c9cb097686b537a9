"""A due row is put aside with a reason, comes back by itself, and never leaves the truth of due."""

import pytest

from sifasuo_desktop.domain.refusal import Refused
from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.services.reading.asides import asides_of
from sifasuo_desktop.services.reading.due import DueRow, due_json, due_rows
from tests.clock import FixedClock
from tests.services.offices import seat
from tests.services.test_due import committee, effective

__all__ = ["committee"]


def hard_row(office: Workplace) -> DueRow:
    return next(row for row in due_rows(office, within=60) if not row.soft)


def put(office: Workplace, row: DueRow, **more: object) -> str:
    values = {row.kind: row.record, "rule": row.rule, "due": row.due.isoformat()}
    return office.act(f"{row.kind}.put_aside", {**values, "part": row.part or None, **more}).id


@pytest.fixture
def row(director: Workplace, committee: str, clock: FixedClock) -> DueRow:
    effective(director, committee)
    clock.move("2026-02-25")
    return hard_row(director)


@pytest.mark.parametrize(
    ("more", "code", "field"),
    [
        ({"until": "2026-03-10"}, "value.required", "reason"),
        ({"reason": "双方约定延后"}, "due.until_needed", "until"),
        ({"reason": "双方约定延后", "until": "2026-02-25"}, "due.until_past", "until"),
        (
            {"reason": "双方约定延后", "until": "2026-03-10", "due": "2026-01-01"},
            "due.no_row",
            "rule",
        ),
    ],
)
def test_a_hard_term_is_put_aside_only_with_reason_and_day(
    director: Workplace, row: DueRow, more: dict[str, object], code: str, field: str
) -> None:
    with pytest.raises(Refused) as refused:
        put(director, row, **more)
    found = refused.value.problems[0]
    assert (found.code, found.field) == (code, field)
    assert asides_of(director, due_rows(director)) == {}


def test_the_row_stays_in_due_with_a_mark_until_its_day(
    director: Workplace, row: DueRow, clock: FixedClock
) -> None:
    put(director, row, reason="双方约定延后", until="2026-03-10")
    rows = due_rows(director)
    assert row in rows
    (aside,) = asides_of(director, rows).values()
    plain = [one["aside"] for one in due_json(rows, asides_of(director, rows)) if one["aside"]]
    assert plain == [{"id": aside.id, "until": "2026-03-10", "reason": "双方约定延后"}]
    clock.move("2026-03-09")
    assert len(asides_of(director, due_rows(director))) == 1
    clock.move("2026-03-10")
    assert asides_of(director, due_rows(director)) == {}


def test_a_row_that_was_put_aside_is_taken_up_again(director: Workplace, row: DueRow) -> None:
    aside = put(director, row, reason="双方约定延后", until="2026-03-10")
    with pytest.raises(Refused):
        director.act("correction.take_up", {"aside": aside})
    director.act("dispute.take_up", {"aside": aside})
    assert asides_of(director, due_rows(director)) == {}
    assert put(director, row, reason="再次约定", until="2026-03-20") == aside


def test_who_may_not_work_on_a_case_puts_nothing_aside(director: Workplace, row: DueRow) -> None:
    with pytest.raises(Refused) as refused:
        put(seat(director, "reader"), row, reason="双方约定延后", until="2026-03-10")
    assert refused.value.problems[0].code == "act.not_allowed"


def test_another_deadline_of_the_same_rule_is_shown_again(director: Workplace, row: DueRow) -> None:
    put(director, row, reason="双方约定延后", until="2026-03-10")
    (aside,) = asides_of(director, due_rows(director)).values()
    assert aside.is_of(row)
    assert not aside.replace(due=aside.due.replace(day=1)).is_of(row)
    assert not aside.replace(subject="0" * 32).is_of(row)
