"""What an account is to lists."""

from datetime import date

from sifasuo_desktop.domain.kind import Kind
from sifasuo_desktop.domain.office.records import User
from sifasuo_desktop.domain.record import Record
from sifasuo_desktop.domain.states import State


def _account_on(user: Record, today: date) -> str | None:
    assert isinstance(user, User)
    return "disabled" if user.disabled else "active"


KIND = Kind(
    record=User,
    states=(
        State("active", "在用", light="green"),
        State("disabled", "已停用", closed=True),
    ),
    state_on=_account_on,
    by_day=("active", "disabled"),
)
