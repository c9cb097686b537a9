"""number.confirm: after a restore the last numbers on paper are told, so that none is given twice."""

import re
from collections.abc import Iterator
from typing import Annotated, ClassVar

from sifasuo_desktop.domain.fields import F
from sifasuo_desktop.domain.office.numbering import filled
from sifasuo_desktop.domain.office.records import Committee, Event
from sifasuo_desktop.domain.typed_numbers import number_key
from sifasuo_desktop.ledgers.book import ledgers
from sifasuo_desktop.services.acting.command import Act, Command, Outcome, Verb
from sifasuo_desktop.services.acting.verbs.correction.receive import PATTERN as RECEIVED
from sifasuo_desktop.services.acting.verbs.dispute.case_making import REGISTER_PATTERN
from sifasuo_desktop.store.unit_of_work import UnitOfWork

TRACKS = ("written", "oral")
_MOST = 999_998


class ConfirmNumbers(Command):
    """The last number of each register and ledger and of each committee's files, as it is on paper."""

    VERB: ClassVar[str] = "number.confirm"
    TITLE: ClassVar[str] = "核对最后编号"

    numbers: Annotated[
        tuple[str, ...],
        F(
            "纸上最后的编号",
            length=60,
            form="number",
            help="登记簿、矫正名册、业务台账、各调委会卷宗各填最后一个，每行一个；没有比本机更大的可以不填",
        ),
    ] = ()


def handle(command: ConfirmNumbers, unit: UnitOfWork, act: Act) -> Outcome:
    """Goes on behind every number told; none ever goes back."""
    series = tuple(_series(unit))
    told = []
    for number in command.numbers:
        found = next(_meant(number, series), None)
        if found is None:
            act.findings.refuse("handover.series_unknown", "numbers", number=number)
        else:
            told.append(found)
    act.findings.settle()
    unit.go_on_behind(told)
    unit.numbers_are_known()
    event = Event(id=unit.new_id(), act="numbers", detail="、".join(command.numbers)[:200] or None)
    unit.add(event)
    return Outcome(event.id, None, None)


def _series(unit: UnitOfWork) -> Iterator[tuple[str, str]]:
    """Pattern and track of everything numbers are given from in this office."""
    yield from ((REGISTER_PATTERN, ""), (RECEIVED, ""))
    yield from ((ledger.number, "") for ledger in ledgers().values())
    for committee in unit.every(Committee):
        yield from ((filled(committee, track), track) for track in TRACKS)


def _meant(number: str, series: tuple[tuple[str, str], ...]) -> Iterator[tuple[str, int, str, int]]:
    """Pattern, year, track and the number that follows, for each series the number may be of."""
    runs = [int(digits) for digits in re.findall("[0-9]{1,6}", number)]
    wanted = number_key(number)
    for pattern, track in series:
        for year in (one for one in runs if 1900 <= one <= 2999):
            for seq in (one for one in runs if 1 <= one <= _MOST):
                if number_key(pattern.format(year=year, seq=seq)) == wanted:
                    yield pattern, year, track, seq + 1


VERB = Verb(ConfirmNumbers, "number.confirm", handle, "event")
