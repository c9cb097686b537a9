"""calendar.take: the yearly notice of rest days (国务院办公厅关于某年部分节假日安排的通知) is taken in."""

from typing import Annotated, ClassVar

from sifasuo_desktop.domain.fields import F
from sifasuo_desktop.domain.office.records import Event
from sifasuo_desktop.domain.yearly_notice import read_notice
from sifasuo_desktop.services.acting.command import Act, Command, Outcome, Verb
from sifasuo_desktop.store.unit_of_work import UnitOfWork


class TakeCalendar(Command):
    """The words of the notice are read and checked; its days go into the office's calendar file."""

    VERB: ClassVar[str] = "calendar.take"
    TITLE: ClassVar[str] = "登记年度放假安排"

    text: Annotated[
        str,
        F(
            "通知正文",
            length=5000,
            multiline=True,
            help="把国务院办公厅的通知从标题起全文粘贴到这里",
        ),
    ]
    year: Annotated[int | None, F("年份", help="正文里没有年份时填写")] = None


def handle(command: TakeCalendar, unit: UnitOfWork, act: Act) -> Outcome:
    """Notes the year in the log; the workplace writes the file before the act is committed."""
    fixed = act.rules.calendar.fixed
    found = read_notice(command.text, command.year, fixed, act.findings)
    act.findings.settle()
    assert found is not None
    year, table = found
    detail = f"{year}年放假 {len(table.holidays)} 个工作日，周末上班 {len(table.worked)} 天"
    event = Event(id=unit.new_id(), act="calendar", subject=str(year), detail=detail)
    unit.add(event)
    return Outcome(event.id, str(year), None)


VERB = Verb(TakeCalendar, "calendar.take", handle, "event")
