"""user.change: another name or other roles of an account; the login name stays."""

from typing import Annotated, ClassVar

from sifasuo_desktop.domain.access import person_name
from sifasuo_desktop.domain.fields import F
from sifasuo_desktop.domain.office.records import User
from sifasuo_desktop.domain.words import PersonName
from sifasuo_desktop.services.acting.command import Act, Command, Outcome, Verb
from sifasuo_desktop.services.acting.powers import DIRECTOR, note_power
from sifasuo_desktop.services.acting.verbs.office.disable_user import AccountRef
from sifasuo_desktop.store.unit_of_work import UnitOfWork


class ChangeUser(Command):
    """What is left out stays as it is; other roles count from the next sign-in."""

    VERB: ClassVar[str] = "user.change"
    TITLE: ClassVar[str] = "修改账号"

    user: AccountRef
    name: PersonName | None = None
    roles: Annotated[tuple[str, ...], F("角色", codes="role")] = ()


def handle(command: ChangeUser, unit: UnitOfWork, act: Act) -> Outcome:
    """Keeps name and roles, unless the office were left without an administrator."""
    user = unit.get(User, command.user)
    assert user is not None
    changed = user.replace(name=command.name or user.name, roles=command.roles or user.roles)
    if command.name and not person_name(user.account, command.name):
        act.findings.refuse("user.name_is_login", "name")
    others = [one for one in unit.every(User) if one.id != user.id and not one.disabled]
    if not any("admin" in one.roles for one in (changed, *others)):
        act.findings.refuse("user.last_admin", "roles")
    act.findings.settle()
    unit.change(changed)
    if DIRECTOR in changed.roles and DIRECTOR not in user.roles:
        note_power(unit, act, "made_director", changed)
    return Outcome(user.id, user.account, "disabled" if user.disabled else "active")


VERB = Verb(ChangeUser, "user.change", handle, "user", target="user")
