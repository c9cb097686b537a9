"""user.own_password: everybody sets another password of his own."""

from typing import ClassVar

from sifasuo_desktop.domain.office.records import Event, User
from sifasuo_desktop.services.acting.command import Act, Command, Outcome, Verb
from sifasuo_desktop.store.unit_of_work import UnitOfWork


class OwnPassword(Command):
    """Both passwords come beside the command; neither reaches the log."""

    VERB: ClassVar[str] = "user.own_password"
    TITLE: ClassVar[str] = "修改本人密码"


def handle(command: OwnPassword, unit: UnitOfWork, act: Act) -> Outcome:
    """Notes the change; whoever sends the command tries the old password and wraps the key."""
    if not act.secrets.get("old"):
        act.findings.refuse("user.old_password_needed", "old")
    if not act.secrets.get("password"):
        act.findings.refuse("user.password_needed", "password")
    elif act.secrets["password"] == act.secrets.get("old"):
        act.findings.refuse("user.password_same", "password")
    act.findings.settle()
    user = unit.get(User, act.user.id)
    assert user is not None
    unit.add(Event(id=unit.new_id(), act="own_password", subject=user.id))
    return Outcome(user.id, user.account, "active")


VERB = Verb(OwnPassword, "own.account", handle, "user")
