"""user.reset: a new password for somebody who lost his; a disabled account works again."""

from typing import ClassVar

from sifasuo_desktop.domain.office.records import User
from sifasuo_desktop.services.acting.command import Act, Command, Outcome, Verb
from sifasuo_desktop.services.acting.powers import DIRECTOR, note_power
from sifasuo_desktop.services.acting.verbs.office.disable_user import AccountRef
from sifasuo_desktop.store.unit_of_work import UnitOfWork


class ResetUser(Command):
    """The new password comes beside the command and rewraps the key; nothing is rekeyed."""

    VERB: ClassVar[str] = "user.reset"
    TITLE: ClassVar[str] = "重设密码"

    user: AccountRef


def handle(command: ResetUser, unit: UnitOfWork, act: Act) -> Outcome:
    """Refuses without a new password, else the account would lose its only way in."""
    user = unit.get(User, command.user)
    assert user is not None
    if not act.secrets.get("password"):
        act.findings.refuse("user.password_needed", "password")
    act.findings.settle()
    unit.change(user.replace(disabled=False))
    if DIRECTOR in user.roles:
        note_power(unit, act, "reset_director", user)
    return Outcome(user.id, user.account, "active")


VERB = Verb(ResetUser, "user.reset", handle, "user", target="user", leads_to=("active",))
