"""Who gets the power to read cases from somebody who has none: it is kept, told and handed over."""

from datetime import date

from sifasuo_desktop.domain.access import User as SignedIn
from sifasuo_desktop.domain.access import person_name
from sifasuo_desktop.domain.office.records import PowerChange, User
from sifasuo_desktop.services.acting.command import Act
from sifasuo_desktop.store.unit_of_work import UnitOfWork

DIRECTOR = "director"
HOLDER = "持有恢复密钥的人"
"""Who it was where the recovery key opened: nobody knows more."""
LONGEST_NAME = 50


def note_power(unit: UnitOfWork, act: Act, what: str, user: User) -> None:
    """Keeps that an account was made 所长's or its password set anew by somebody who is not 所长."""
    if DIRECTOR not in act.user.roles:
        keep_power(unit, what, told_apart(user), told_apart(act.user), act.today)


def keep_power(unit: UnitOfWork, what: str, name: str, by_name: str, on: date) -> None:
    """Keeps who got power over cases, by whom and on which day, whoever it was."""
    unit.add(PowerChange(id=unit.new_id(), act=what, name=name, by_name=by_name, changed_on=on))


def told_apart(user: User | SignedIn) -> str:
    """The person with the login name: a name anybody may give himself, a login name stays."""
    name = person_name(user.account, user.name)[:LONGEST_NAME]
    return f"{name}（登录名 {user.account}）" if name else user.account
