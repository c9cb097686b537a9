"""user.add: an account with its roles; the password never reaches the log."""

from typing import Annotated, ClassVar

from sifasuo_desktop.domain.access import person_name
from sifasuo_desktop.domain.fields import F
from sifasuo_desktop.domain.office.records import User
from sifasuo_desktop.domain.words import PersonName
from sifasuo_desktop.services.acting.command import Act, Command, Outcome, Verb
from sifasuo_desktop.services.acting.powers import DIRECTOR, note_power
from sifasuo_desktop.store.unit_of_work import UnitOfWork


class AddUser(Command):
    """The first password comes beside the command (a prompt or the environment)."""

    VERB: ClassVar[str] = "user.add"
    TITLE: ClassVar[str] = "新增账号"

    account: Annotated[str, F("登录名", length=30, check="account")]
    name: PersonName
    roles: Annotated[tuple[str, ...], F("角色", codes="role")]


def handle(command: AddUser, unit: UnitOfWork, act: Act) -> Outcome:
    """Keeps the account; whoever sends the command gives it its key slot."""
    if not command.roles:
        act.findings.refuse("user.role_needed", "roles")
    if unit.every(User, account=command.account):
        act.findings.refuse("user.taken", "account", account=command.account)
    if not person_name(command.account, command.name):
        act.findings.warn("user.name_is_login", "name")
    act.findings.settle()
    user = User(id=unit.new_id(), account=command.account, name=command.name, roles=command.roles)
    unit.add(user)
    if DIRECTOR in user.roles:
        note_power(unit, act, "made_director", user)
    return Outcome(user.id, user.account, "active")


VERB = Verb(AddUser, "user.add", handle, "user", leads_to=("active",))
