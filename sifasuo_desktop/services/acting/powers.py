"""Who gets the power to read cases from somebody who has none: it is kept, told and handed over."""

from sifasuo_desktop.domain.office.records import PowerChange, User
from sifasuo_desktop.services.acting.command import Act
from sifasuo_desktop.store.unit_of_work import UnitOfWork

DIRECTOR = "director"


def note_power(unit: UnitOfWork, act: Act, what: str, user: User) -> None:
    """Keeps that an account was made 所长's or its password set anew by somebody who is not 所长."""
    if DIRECTOR in act.user.roles:
        return
    unit.add(
        PowerChange(
            id=unit.new_id(),
            act=what,
            name=user.name,
            by_name=act.user.called,
            changed_on=act.today,
        )
    )
