"""检查材料汇编: the registers of a period in one file, a page of contents in front, the list of their
attachments behind.

Of a village there are the registers whose records name one. Numbers of papers and telephones are
masked as in every register.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from sifasuo_desktop.documents.engine.blocks import (
    Align,
    Block,
    Column,
    EdgeLine,
    Note,
    PaperContent,
    Table,
    Title,
)
from sifasuo_desktop.documents.engine.chinese import date_cn
from sifasuo_desktop.domain.fields import field_map
from sifasuo_desktop.domain.kind import Kind
from sifasuo_desktop.domain.office.attachment import Attachment, can_have
from sifasuo_desktop.domain.office.records import Village
from sifasuo_desktop.domain.refusal import Refused, problem
from sifasuo_desktop.ledgers.kinds import kinds
from sifasuo_desktop.services.office.shipped import shipping
from sifasuo_desktop.services.office.wording import in_words_of
from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.services.paper.list_print import MOST_ROWS
from sifasuo_desktop.services.paper.paper_names import file_name
from sifasuo_desktop.services.paper.printing import PaperJob, PrintedPaper
from sifasuo_desktop.services.paper.register_print import Register, register, register_query
from sifasuo_desktop.services.reading.finding import readable_kind
from sifasuo_desktop.statistics.periods import Period
from sifasuo_desktop.store.lists import children_of_roots, how_many

TITLE, ATTACHED = "检查材料汇编", "附件清单"
VILLAGE = "village"
NO_VILLAGE = "没有村（居）栏的台账不在内。"
NO_RECORDS = "没有记录、未列入的：{titles}。"


@dataclass(frozen=True)
class Part:
    """A register of the pack, or the list of attachments, whose ``kind`` is empty."""

    kind: str
    title: str
    count: int
    content: PaperContent


@dataclass(frozen=True)
class PackedPaper(PrintedPaper):
    """``begins`` are the pages on which the parts begin."""

    begins: tuple[int, ...] = ()


@dataclass(frozen=True)
class PackJob(PaperJob):
    """``content`` is what stands in front, its table without page numbers."""

    parts: tuple[Part, ...] = field(default=())

    def render(self) -> PackedPaper:
        """Makes the PDF, with the pages in the table."""
        from sifasuo_desktop.documents.engine.render import rendered_behind
        from sifasuo_desktop.documents.engine.runs import missing_characters

        papers = [one.content for one in self.parts]
        begins: tuple[int, ...] = ()

        def front(pages: Sequence[int]) -> PaperContent:
            nonlocal begins
            begins = tuple(pages)
            return self._filled(pages)

        made = rendered_behind(front, papers)
        blocks = tuple(block for one in (self.content, *papers) for block in one.blocks)
        return PackedPaper(
            title=TITLE,
            pdf=made.pdf,
            missing=tuple(missing_characters(blocks)),
            pages=made.pages,
            copies=1,
            file_name=self.file_name,
            begins=begins,
        )

    def _filled(self, pages: Sequence[int]) -> PaperContent:
        heads = (
            Column("序号", 1, Align.CENTRE),
            Column("台账", 6),
            Column("件数", 1.4, Align.RIGHT),
            Column("页码", 1.4, Align.RIGHT),
        )
        rows = tuple(
            (str(place), one.title, str(one.count), str(page))
            for place, (one, page) in enumerate(zip(self.parts, pages, strict=True), 1)
        )
        table: Block = Table(heads, rows, fine=True)
        about = self.content.blocks
        return PaperContent(TITLE, (*about[:3], table, *about[3:]), counted=True)


def pack_job(
    workplace: Workplace,
    period: Period,
    village: str = "",
    wanted: Sequence[str] = (),
) -> PackJob:
    """The registers of all kinds the user may read that have records in the period, or of those
    ``wanted``; of a village by its name or code. Noted in the log, each register too.

    Raises Refused ``act.not_allowed``, ``find.kind``, ``act.not_readable``, ``pack.kind``,
    ``pack.village``, ``pack.long``, ``pack.nothing``.
    """
    if not workplace.may("print"):
        raise Refused(problem("act.not_allowed", "", title="打印"))
    asked = {kind.name: kind for kind in (_kind(workplace, one) for one in wanted)}
    chosen = list(asked.values() or _all(workplace))
    place = _village(workplace, village) if village else None
    where = {VILLAGE: place.id} if place else {}
    named = [one for one in chosen if not place or VILLAGE in field_map(one.record)]
    held = [one for one in named if _holds(workplace, one, where, period)]
    if not held:
        raise Refused(problem("pack.nothing", "period"))
    workplace.note("print", place.id if place else None, f"pack:{period.text}")
    made = [(one, register(workplace, one.name, where, period)) for one in held]
    office = workplace.office()
    parts = [
        Part(one.name, in_words_of(office, book.title), len(book.records), book.content)
        for one, book in made
    ]
    lacking = [_title(one) for one in named if one not in held] if wanted else []
    remark = NO_RECORDS.format(titles="、".join(lacking)) if lacking else ""
    remark += NO_VILLAGE if len(named) < len(chosen) else ""
    content = _front(workplace, period, place, f"共 {len(held)} 本", remark)
    name = file_name(TITLE, place.name if place else "", period.words)
    return PackJob(content, file_name=name, parts=(*parts, *_attached(workplace, made)))


def _front(
    workplace: Workplace, period: Period, place: Village | None, count: str, remark: str
) -> PaperContent:
    """Whose pack it is, of when and where, what is not in it."""
    told = f"期间：{period.words}（{period.first} 至 {period.last}）"
    told += f"　村（居）：{place.name}" if place else ""
    blocks: tuple[Block, ...] = (
        Title(TITLE),
        Note(f"单位：{workplace.office().name}"),
        EdgeLine(told, count),
        *((Note(remark),) if remark else ()),
        EdgeLine("", f"编印日期：{date_cn(workplace.today())}"),
    )
    return PaperContent(TITLE, blocks)


def _all(workplace: Workplace) -> Iterator[Kind]:
    """The kinds that have a register of a period; not the lists that came with the program."""
    shipped = {one.kind for one in shipping()}
    for one in kinds().values():
        if one.dated and one.has_page and one.name not in shipped and workplace.may(one.reading):
            yield one


def _kind(workplace: Workplace, name: str) -> Kind:
    found = next((one.name for one in kinds().values() if one.book == name), name)
    readable_kind(workplace, found)
    kind = kinds()[found]
    if not kind.dated:
        raise Refused(problem("pack.kind", "kinds", title=kind.record.TITLE))
    return kind


def _title(kind: Kind) -> str:
    return kind.book or f"{kind.record.TITLE}台账"


def _village(workplace: Workplace, name: str) -> Village:
    with workplace.store.reading() as reader:
        identity = reader.named(VILLAGE, name)
        found = reader.get(Village, identity) if identity else None
    if found is None:
        raise Refused(problem("pack.village", VILLAGE, name=name))
    return found


def _holds(workplace: Workplace, kind: Kind, where: dict[str, str], period: Period) -> bool:
    """Whether a register holds anything; all is looked at before the first is noted as printed."""
    with workplace.store.reading() as reader:
        count = how_many(reader, register_query(workplace, reader, kind, where, period))
    if count > MOST_ROWS:
        told = {"title": _title(kind), "count": count, "most": MOST_ROWS}
        raise Refused(problem("pack.long", "period", **told))
    return count > 0


def _attached(workplace: Workplace, made: Sequence[tuple[Kind, Register]]) -> Iterator[Part]:
    """The list of what is attached to the records, nothing where there is none."""
    office, rows = workplace.office(), list[tuple[str, ...]]()
    for kind, book in made:
        if not can_have(kind.name):
            continue
        numbers = {one.id: kind.number_of(one) or "" for one in book.records}
        with workplace.store.reading() as reader:
            found = children_of_roots(reader, list(numbers), Attachment.KIND)
        title = in_words_of(office, book.title)
        for record, number in numbers.items():
            for one in _standing(found[record]):
                pages = "" if one.pages is None else str(one.pages)
                rows.append((str(len(rows) + 1), title, number, one.title, pages))
    if not rows:
        return
    heads = (
        Column("序号", 1, Align.CENTRE),
        Column("台账", 4),
        Column("编号", 3),
        Column("附件名称", 6),
        Column("页数", 1, Align.CENTRE),
    )
    blocks: tuple[Block, ...] = (
        Title(ATTACHED),
        EdgeLine(f"单位：{office.name}", f"共 {len(rows)} 件"),
        Table(heads, tuple(rows), fine=True),
    )
    yield Part("", ATTACHED, len(rows), PaperContent(ATTACHED, blocks, landscape=True))


def _standing(found: Sequence[object]) -> list[Attachment]:
    kept = [one for one in found if isinstance(one, Attachment) and one.void_reason is None]
    return sorted(kept, key=lambda one: one.position)
