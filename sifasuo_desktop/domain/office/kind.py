"""What accounts and committees are to lists and pages, and what nobody looks at one by one."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from sifasuo_desktop.domain.kind import Bounds, Kind
from sifasuo_desktop.domain.office.aside import Aside
from sifasuo_desktop.domain.office.import_batch import ImportBatch
from sifasuo_desktop.domain.office.numbering import BadPattern, filled
from sifasuo_desktop.domain.office.records import Committee, Event, Office, PowerChange, User
from sifasuo_desktop.domain.record import Record
from sifasuo_desktop.domain.states import State

YEAR = 2026


def _first_number(committee: Mapping[str, Any]) -> str:
    """What the first number of a year looks like; nobody has to read a pattern."""
    prefix, pattern = str(committee["prefix"]), str(committee["pattern"])
    try:
        pattern = filled(
            Committee(id="", name="", type="", prefix=prefix, pattern=pattern), "written"
        )
    except BadPattern:
        return pattern
    return f"如 {pattern.format(year=YEAR, seq=1)}"


def _account_on(user: Record, today: date) -> str | None:
    assert isinstance(user, User)
    return "disabled" if user.disabled else "active"


def _account_bounds(state: str, today: date) -> tuple[str, Bounds]:
    """Whether it is disabled is kept as a truth value."""
    return "", (("disabled", ">=" if state == "disabled" else "<", 1),)


KIND = (
    Kind(
        record=User,
        states=(
            State("active", "在用", light="green"),
            State("disabled", "已停用", closed=True),
        ),
        state_on=_account_on,
        bounds_of=_account_bounds,
        by_day=("active", "disabled"),
    ),
    Kind(record=Committee, told={"pattern": _first_number}),
    Kind(record=Office, seen=False),
    Kind(record=Event, seen=False),
    # Told at sign-in and handed over.
    Kind(record=PowerChange, seen=False),
    Kind(record=Aside, seen=False),
    Kind(record=ImportBatch, seen=False),
)
