"""Recognises a person who was party to an earlier case: suggested, never merged."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sifasuo_desktop.domain.conversion import to_plain
from sifasuo_desktop.domain.dispute.records import Dispute, Party
from sifasuo_desktop.domain.identity_numbers import normalised
from sifasuo_desktop.domain.partial_dates import PartialDate
from sifasuo_desktop.domain.refusal import Refused, problem
from sifasuo_desktop.ledgers.kinds import number_of
from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.services.reading.masking import shown

MOST = 3
_OPEN = ("sex", "nation", "birth_date", "address", "occupation")
_MASKED = ("id_type", "id_number", "phone")


@dataclass(frozen=True)
class Acquaintance:
    """A party of an earlier case: who, and in which case; numbers are masked."""

    party: str
    name: str
    sex: str
    birth_date: PartialDate | None
    id_number: str
    number: str
    dispute_type: str
    side: str


def acquaintances(
    workplace: Workplace, name: str, id_number: str | None = None
) -> tuple[Acquaintance, ...]:
    """Earlier parties with the same ID number, or of the same name where neither has another.

    One entry a person, the newest case first; empty for whoever may not read disputes.
    """
    if not workplace.may("read:dispute") or not (name or id_number):
        return ()
    number = normalised(id_number or "")
    with workplace.store.reading() as reader:
        same = list(reader.every(Party, id_number=number)) if number else []
        if name:
            namesakes = reader.every(Party, name=name)
            same += [one for one in namesakes if not number or not one.id_number]
        people: dict[str, Party] = {}
        for party in reversed(same):
            people.setdefault(party.id_number or party.id, party)
        found = []
        for party in list(people.values())[:MOST]:
            case = reader.get(Dispute, party.parent or "")
            if case is not None:
                found.append(_acquaintance(workplace, party, case))
    return tuple(found)


def _acquaintance(workplace: Workplace, party: Party, case: Dispute) -> Acquaintance:
    title = workplace.codes.title
    return Acquaintance(
        party=party.id,
        name=party.name,
        sex=title("sex", party.sex),
        birth_date=party.birth_date,
        id_number=shown(party)["id_number"] or "",
        number=number_of(case) or "",
        dispute_type=title("dispute_type", case.dispute_type),
        side=title("side", party.side),
    )


def known_values(workplace: Workplace, party: str) -> Mapping[str, Any]:
    """What an earlier case knows of a person, to be put into a form as plain values.

    ID number and phone only for whoever may see them in full, and then it is noted in the log.
    Raises Refused ``act.not_readable``, ``find.not_found``.
    """
    workplace.require("read:dispute")
    with workplace.store.reading() as reader:
        record = reader.get(Party, party)
    if record is None:
        raise Refused(problem("find.not_found", "", value=party))
    wanted: tuple[str, ...] = _OPEN
    if workplace.may("unmask"):
        wanted += _MASKED
        workplace.note("unmask", record.parent)
    plain = to_plain(record)
    return {name: plain[name] for name in wanted if plain[name]}
