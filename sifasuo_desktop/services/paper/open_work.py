"""工作交接清单: what is open in the office, by the person who works on it, for whoever takes over.

Of every kind with states: what awaits an act, and what is due by when. Nothing a reader may not see.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from sifasuo_desktop.documents.engine.blocks import (
    Align,
    Block,
    Column,
    Heading,
    Note,
    PaperContent,
    SignatureBlock,
    Signers,
    Spacer,
    Table,
    Title,
)
from sifasuo_desktop.domain.fields import field_map
from sifasuo_desktop.domain.kind import Kind
from sifasuo_desktop.domain.record import Record
from sifasuo_desktop.domain.refusal import Refused, problem
from sifasuo_desktop.ledgers.kinds import kinds
from sifasuo_desktop.services.acting.states import state_of, states_of
from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.services.paper.paper_names import file_name
from sifasuo_desktop.services.paper.printing import PaperJob
from sifasuo_desktop.services.reading.called_records import called_records
from sifasuo_desktop.services.reading.due import due_rows
from sifasuo_desktop.store.bulk import OpenCases, cases_in

TITLE = "工作交接清单"
NOBODY = "没有写明承办人"
AHEAD = 400
"""Days: what is due within them is told."""
COLUMNS = (
    Column("序号", 1.7, Align.CENTRE),
    Column("种类", 2.6),
    Column("编号", 4.6),
    Column("名称", 7.1),
    Column("状态", 3.2, Align.CENTRE),
    Column("最近期限", 3.6, Align.CENTRE),
)


@dataclass(frozen=True)
class OpenItem:
    """One record that is open: who works on it, and the first day by which something is due."""

    person: str
    kind: str
    word: str
    number: str
    title: str
    state: str
    due: date | None


def open_work(workplace: Workplace, person: str = "") -> tuple[OpenItem, ...]:
    """Everything open, by person, kind and number; of one ``person`` alone where named."""
    due: dict[str, date] = {}
    for row in due_rows(workplace, within=AHEAD):
        due[row.record] = min(row.due, due.get(row.record, row.due))
    found = [
        item
        for kind in kinds().values()
        if kind.has_page and kind.states and workplace.may(kind.reading)
        for item in _of_kind(workplace, kind, due)
        if not person or item.person == person
    ]
    return tuple(sorted(found, key=lambda one: (one.person == NOBODY, one.person)))


def _of_kind(workplace: Workplace, kind: Kind, due: Mapping[str, date]) -> Iterator[OpenItem]:
    waiting = tuple(one.name for one in states_of(kind.name) if not one.closed)
    below = (kind.beside,) if kind.beside else ()
    with workplace.store.reading() as reader:
        cases = cases_in(reader, OpenCases(kind.name, waiting), below)
    names = _named(workplace, kind, [case.record for case in cases])
    for case in cases:
        record = case.record
        name = kind.state_on(record, workplace.today())
        state = state_of(kind.name, name)
        if kind.out_of_sight(record, workplace.may) or state is None:
            continue
        if not state.awaits and record.id not in due:
            continue
        beside = case.all(kind.beside) if kind.beside else ()
        yield OpenItem(
            _person(kind, record, names),
            kind.name,
            kind.word or kind.record.TITLE,
            kind.number_of(record) or "",
            kind.title(record, beside, workplace.codes),
            state.title,
            due.get(record.id),
        )


def _named(workplace: Workplace, kind: Kind, records: list[Record]) -> Mapping[str, str]:
    """What the keepers are called where records name them, by id."""
    ref = field_map(kind.record)[kind.keeper].spec.ref if kind.keeper else ""
    if not ref:
        return {}
    return called_records(workplace, ref, filter(None, (getattr(r, kind.keeper) for r in records)))


def _person(kind: Kind, record: Record, names: Mapping[str, str]) -> str:
    value = getattr(record, kind.keeper) if kind.keeper else None
    return names.get(value, str(value)) if value else NOBODY


def open_work_job(workplace: Workplace, person: str = "") -> PaperJob:
    """The list on paper, noted in the log. Raises Refused ``act.not_allowed``."""
    if not workplace.may("print"):
        raise Refused(problem("act.not_allowed", "", title="打印"))
    items = open_work(workplace, person)
    day = workplace.today()
    about = f"{workplace.office().name}　制表日期：{day}　共 {len(items)} 件"
    ends = SignatureBlock(
        left=(Signers("移交人（签名）："), Signers("监交人（签名）：")),
        right=(Signers("接收人（签名）："),),
        dated=True,
    )
    nothing = () if items else (Note("没有未办结的事项。"),)
    blocks = (Title(TITLE), Note(about), *_tables(items), *nothing, ends)
    workplace.note("print", None, "open_work")
    return PaperJob(PaperContent(TITLE, blocks), file_name=file_name(TITLE, str(day), person))


def _tables(items: tuple[OpenItem, ...]) -> Iterator[Block]:
    for person, group in groupby(items, key=lambda one: one.person):
        of = tuple(group)
        rows = tuple(
            (
                str(place),
                one.word,
                one.number,
                one.title,
                one.state,
                one.due.isoformat() if one.due else "",
            )
            for place, one in enumerate(of, 1)
        )
        yield Spacer(0.5)
        yield Heading(f"{person}（{len(of)} 件）")
        yield Table(COLUMNS, rows, fine=True)
