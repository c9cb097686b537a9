"""What an intake form begins with: who can be chosen, and what was chosen last time."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from sifasuo_desktop.domain.dispute.records import Dispute
from sifasuo_desktop.domain.office.records import Committee, Mediator, Village
from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.services.reading.choices import Choice, choice, is_gone, record_choice
from sifasuo_desktop.services.reading.finding import find


@dataclass(frozen=True)
class IntakeStart:
    """Committees, villages (the value is the name, ``villages`` gives the id) and mediators.

    ``mediators`` are the active ones by committee; ``committee`` and ``host`` are the sensible
    ones: the last used, the only one, or the person at the screen.
    """

    committees: tuple[Choice, ...] = ()
    places: tuple[Choice, ...] = ()
    villages: Mapping[str, str] = field(default_factory=dict)
    mediators: Mapping[str, tuple[Choice, ...]] = field(default_factory=dict)
    committee: str | None = None
    host: str | None = None

    def village_of(self, place: str | None) -> str | None:
        """The village a place begins with or names, when it is only one."""
        meant = [one for name, one in self.villages.items() if name and name in (place or "")]
        return meant[0] if len(meant) == 1 else None


def intake_start(workplace: Workplace) -> IntakeStart:
    """Reads it all at once. Raises Refused for whoever may not read disputes."""
    items = find(workplace, Dispute.KIND, limit=1).items
    with workplace.store.reading() as reader:
        committees = sorted(reader.every(Committee), key=is_gone)
        mediators = [one for one in reader.every(Mediator) if one.retired_on is None]
        villages = reader.every(Village)
        last = reader.get(Dispute, str(items[0]["id"])) if items else None
    # Old paper may still name one that is no more; it is offered last and never chosen.
    there = [one.id for one in committees if not is_gone(one)]
    committee = last.committee if last and last.committee in there else None
    if committee is None and there:
        committee = there[0]
    own = [one for one in mediators if one.name == workplace.user.name]
    mine = own or [one for one in mediators if one.committee == committee]
    return IntakeStart(
        committees=tuple(map(record_choice, committees)),
        places=tuple(_place(one.name) for one in villages),
        villages={short_village(one.name): one.id for one in villages},
        mediators={
            one.id: tuple(choice(m.id, m.name) for m in mediators if m.committee == one.id)
            for one in committees
        },
        committee=committee,
        host=mine[0].id if len(mine) == 1 or own else last.host if last else None,
    )


def short_village(name: str) -> str:
    """``凌青村委会`` as people say it: ``凌青村``."""
    return name.removesuffix("委会") if name.endswith("村委会") else name


def _place(name: str) -> Choice:
    short = short_village(name)
    return choice(short, short)
