"""user.disable: an account may no longer sign in; what it did stays."""

from datetime import date
from typing import Annotated, ClassVar

from sifasuo_desktop.domain.casefile import CaseFile
from sifasuo_desktop.domain.fields import F
from sifasuo_desktop.domain.office.records import User
from sifasuo_desktop.domain.refusal import Problem, problem
from sifasuo_desktop.services.acting.command import Act, Command, Outcome, Verb
from sifasuo_desktop.store.unit_of_work import UnitOfWork

AccountRef = Annotated[str, F("账号", ref="user", length=32)]


class DisableUser(Command):
    """The key slot goes with the account; ``user.reset`` gives both back."""

    VERB: ClassVar[str] = "user.disable"
    TITLE: ClassVar[str] = "停用账号"

    user: AccountRef


def handle(command: DisableUser, unit: UnitOfWork, act: Act) -> Outcome:
    """Disables the account, unless it is the last administrator's."""
    user = unit.get(User, command.user)
    assert user is not None
    others = [one for one in unit.every(User) if one.id != user.id and not one.disabled]
    if not any("admin" in one.roles for one in others):
        act.findings.refuse("user.last_admin", "user")
    act.findings.settle()
    unit.change(user.replace(disabled=True))
    return Outcome(user.id, user.account, "disabled")


def guard(case: CaseFile, today: date) -> Problem | None:
    """Once is enough."""
    assert isinstance(case.record, User)
    return problem("user.disabled_already", "user") if case.record.disabled else None


VERB = Verb(
    DisableUser, "user.disable", handle, "user", target="user", guard=guard, leads_to=("disabled",)
)
