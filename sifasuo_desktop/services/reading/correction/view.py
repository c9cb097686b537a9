"""What the forms of an act on a person need to know, and how a leave weighs before it is saved."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sifasuo_desktop.domain.casefile import CaseFile
from sifasuo_desktop.domain.conversion import to_plain
from sifasuo_desktop.domain.correction.leave_rules import (
    LONGEST_DAYS,
    Weight,
    delegated_on,
    spans_taken,
    weigh,
)
from sifasuo_desktop.domain.correction.records import Correction, Leave
from sifasuo_desktop.domain.fields import field_map
from sifasuo_desktop.domain.leaves import LeaveLimits
from sifasuo_desktop.domain.office.records import Delegation
from sifasuo_desktop.ledgers.kinds import number_of
from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.services.reading.choices import Choice, choice
from sifasuo_desktop.services.reading.masking import shown
from sifasuo_desktop.services.reading.showing import case_of


@dataclass(frozen=True)
class CorrectionView:
    """One person as a form sees him; ``user`` is who fills it in."""

    case: CaseFile
    person: Correction
    title: str
    delegations: tuple[Delegation, ...]
    limits: LeaveLimits
    user: str
    today: date

    def known(self) -> dict[str, Any]:
        """What is recorded, but for what is masked: that is kept by leaving it empty."""
        fields = field_map(Correction)
        plain = to_plain(self.person)
        return {name: value for name, value in plain.items() if not _mask_of(fields, name)}

    def masked(self) -> dict[str, str]:
        """The masked numbers that are recorded."""
        fields = field_map(Correction)
        return {
            name: str(value)
            for name, value in shown(self.person).items()
            if value and _mask_of(fields, name)
        }

    def leaves(self, fits: Callable[[Leave], bool]) -> tuple[Leave, ...]:
        """The leaves that fit, the newest first."""
        found = (item for item in self.case.all(Leave) if fits(item))
        return tuple(sorted(found, key=_position, reverse=True))

    def weight(self, start: date, end: date, day: date, without: str = "") -> Weight | None:
        """Days, days in the window and who must approve; None for a span that cannot be."""
        if end < start or (end - start).days >= LONGEST_DAYS:
            return None
        taken = spans_taken(self.case.all(Leave), day, without)
        delegated = delegated_on(self.delegations, day)
        return weigh(start, end, taken, self.limits, delegated=delegated)

    def delegated(self, day: date) -> bool:
        """Whether the office may approve leave on a day."""
        return delegated_on(self.delegations, day)


def _mask_of(fields: Mapping[str, Any], name: str) -> str:
    return str(fields[name].spec.mask or "") if name in fields else ""


def _position(leave: Leave) -> int:
    return leave.position


def correction_view(workplace: Workplace, name: str) -> CorrectionView:
    """Raises Refused ``act.not_readable``, ``find.not_found``."""
    case = case_of(workplace, Correction.KIND, name)
    person = case.record
    assert isinstance(person, Correction)
    with workplace.store.reading() as reader:
        delegations = reader.every(Delegation)
    return CorrectionView(
        case=case,
        person=person,
        title=f"{person.name}　{number_of(person) or ''}",
        delegations=delegations,
        limits=LeaveLimits.read(workplace.rules.parameters),
        user=workplace.user.name,
        today=workplace.today(),
    )


def leave_choice(leave: Leave) -> Choice:
    """A leave in a list of choices."""
    end = leave.extended_to if leave.state == "requested" and leave.extended_to else leave.end
    words = f"第{leave.position}次：{leave.start} 至 {end}，{leave.destination}"
    return choice(leave.id, words, code=str(leave.position))
