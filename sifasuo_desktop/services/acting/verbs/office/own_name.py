"""user.own_name: whoever signs in gives the name that stands on papers."""

from typing import ClassVar

from sifasuo_desktop.domain.access import person_name
from sifasuo_desktop.domain.office.records import User
from sifasuo_desktop.domain.words import PersonName
from sifasuo_desktop.services.acting.command import Act, Command, Outcome, Verb
from sifasuo_desktop.store.unit_of_work import UnitOfWork


class OwnName(Command):
    """Only the signed-in account is changed."""

    VERB: ClassVar[str] = "user.own_name"
    TITLE: ClassVar[str] = "填写本人姓名"

    name: PersonName


def handle(command: OwnName, unit: UnitOfWork, act: Act) -> Outcome:
    """Keeps the name; a login name is none."""
    user = unit.get(User, act.user.id)
    assert user is not None
    if not person_name(user.account, command.name):
        act.findings.refuse("user.name_is_login", "name")
    act.findings.settle()
    unit.change(user.replace(name=command.name))
    return Outcome(user.id, user.account, "active")


VERB = Verb(OwnName, "own.account", handle, "user")
