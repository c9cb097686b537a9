"""Whether the database file is still whole: looked at once a week beside the work."""

from datetime import date, timedelta

from sifasuo_desktop.domain.refusal import Problem, problem
from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.store.outbox import put_identity

EVERY = timedelta(days=7)
CHECKED = "checked_on"


def look_is_due(workplace: Workplace) -> bool:
    """Whether the last look is a week ago; also when it lies in the future, or never was."""
    with workplace.store.reading() as reader:
        last = reader.identity(CHECKED)
    today = workplace.today()
    return last is None or not today - EVERY < date.fromisoformat(last) <= today


def look(workplace: Workplace) -> bool:
    """Whether the file looks sound; keeps nobody waiting and may run beside everything else."""
    return workplace.store.looks_sound()


def settle(workplace: Workplace, looked: bool) -> tuple[Problem, ...]:
    """Notes a sound file; asks again, alone, about one that did not look so, and tells of damage."""
    if not looked and not workplace.store.check_integrity():
        return (problem("store.unsound", "store"),)
    with workplace.store.writing() as unit:
        put_identity(unit, CHECKED, workplace.today().isoformat())
    return ()
