"""Prints papers: what is in the store is gathered first, the PDF is made of it without the store.

``gather`` belongs on the lane of the store, ``PaperJob.render`` on any other: it is pure work.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache, partial
from typing import Any

from sifasuo_desktop.documents.book import papers
from sifasuo_desktop.documents.engine.blocks import PaperContent
from sifasuo_desktop.documents.engine.chinese import date_cn
from sifasuo_desktop.documents.issuer import Issuer
from sifasuo_desktop.documents.paper import Paper, PaperInput
from sifasuo_desktop.documents.photos import photo_pages
from sifasuo_desktop.domain.casefile import CaseFile
from sifasuo_desktop.domain.office.records import Committee, Mediator, Office
from sifasuo_desktop.domain.record import KINDS
from sifasuo_desktop.domain.refusal import Problem, Refused, problem
from sifasuo_desktop.ledgers.kinds import kind_of
from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.services.paper.attachments import pictures_of
from sifasuo_desktop.services.paper.own_words import paper_in_words_of
from sifasuo_desktop.services.paper.paper_names import file_name, paper_file_name
from sifasuo_desktop.services.paper.told_on_paper import with_counts, with_story
from sifasuo_desktop.services.reading.called_records import called_record, record_in_sight
from sifasuo_desktop.services.reading.late_marks import marks_of
from sifasuo_desktop.services.reading.record_view import called
from sifasuo_desktop.services.reading.showing import case_of

MOST_BLANK = 12  # parties a blank form has lines for: more sign in a list


@dataclass(frozen=True)
class PrintedPaper:
    """A paper ready to print. ``missing`` are characters without a font: boxes with their code.

    ``copies`` is how many the paper itself asks for; ``file_name`` under what name, without
    ending, it is kept; ``warnings`` are doubts about what it says; ``parties``: for how many a
    blank form has lines, 0 where that is not asked.
    """

    title: str
    pdf: bytes
    missing: tuple[str, ...]
    pages: int
    copies: int
    file_name: str
    warnings: tuple[Problem, ...] = ()
    parties: int = 0


@dataclass(frozen=True)
class PaperJob:
    """Everything a paper needs, taken from the store; ``item`` of ``count`` is printed."""

    content: PaperContent
    item: int = 1
    count: int = 1
    file_name: str = ""
    warnings: tuple[Problem, ...] = ()
    parties: int = 0

    def render(self) -> PrintedPaper:
        """Makes the PDF; needs no store and takes some tenths of a second."""
        # A window shows long before it prints: the library of papers is read with the first one.
        from sifasuo_desktop.documents.engine.render import rendered
        from sifasuo_desktop.documents.engine.runs import missing_characters

        made = rendered(self.content)
        return PrintedPaper(
            title=self.content.title,
            pdf=made.pdf,
            missing=tuple(missing_characters((*self.content.blocks, *self.content.behind))),
            pages=made.pages,
            copies=self.content.copies,
            file_name=self.file_name or file_name(self.content.title),
            warnings=self.warnings,
            parties=self.parties,
        )


@cache
def _papers() -> dict[str, Paper[Any]]:
    return papers()


def _paper(document: str) -> Paper[Any]:
    paper = _papers().get(document)
    if paper is None:
        raise Refused(problem("print.unknown", "document", name=document))
    return paper


def documents_of(workplace: Workplace | None = None) -> list[dict[str, str]]:
    """``name``, ``title``, ``kind`` and ``per`` of every paper the user may read the records of.

    Without a workplace of all papers.
    """
    return [
        {"name": paper.name, "title": paper.title, "kind": paper.kind, "per": str(paper.per)}
        for paper in _papers().values()
        if workplace is None or workplace.may(f"read:{KINDS[paper.kind].AREA}")
    ]


def gather(workplace: Workplace, document: str, number: str, item: int | None = None) -> PaperJob:
    """Reads what the paper needs and notes the print in the log.

    ``item`` counts from 1: the N-th session, visit, version or leave, the last one by default.
    Raises Refused ``print.unknown``, ``print.nothing``, ``print.item``, ``act.not_allowed``,
    ``act.not_readable``, ``find.not_found``.
    """
    paper = _paper(document)
    if not workplace.may("print"):
        raise Refused(problem("act.not_allowed", "", title="打印"))
    case = case_of(workplace, paper.kind, number)
    items = paper.items(case)
    place = _place(paper, items, item)
    given = PaperInput(
        case=case,
        item=items[place - 1],
        entered_late=_entered_late(workplace, case, items[place - 1]),
        issuer=_issuer(workplace, case),
        code_title=workplace.codes.title,
        today=workplace.today(),
        called=partial(called_record, workplace),
        named=partial(record_in_sight, workplace),
    )
    if paper.tells:
        given = with_story(workplace, case, given, paper.holds)
    if paper.counts:
        given = with_counts(workplace, case, paper.counts, given)
    name = paper_file_name(case, paper.title, place, len(items))
    doubts = paper.doubts(case, items[place - 1])
    content = paper.build(given)
    if paper.photos:
        content = _with_photos(workplace, case, content)
    content = paper_in_words_of(given.issuer.office, content)
    job = PaperJob(content, place, len(items), name, doubts)
    workplace.note("print", case.record.id, document)
    return job


def _with_photos(workplace: Workplace, case: CaseFile, content: PaperContent) -> PaperContent:
    """The photos of the record behind its paper, each with its title; no scan of a paper of it."""
    kind = kind_of(case.record)
    titles = tuple(one.title for one in _papers().values() if one.kind == kind.name)
    photos = [
        (one.title, one.data)
        for one in pictures_of(workplace, case.record.id)
        if not one.title.startswith(titles)
    ]
    return replace(content, behind=photo_pages(photos, about=_about(workplace, case)))


def _about(workplace: Workplace, case: CaseFile) -> str:
    """What a record is called, its number, and the day it is counted by."""
    kind = kind_of(case.record)
    day = getattr(case.record, kind.dated) if kind.dated else None
    words = (called(workplace, case), kind.number_of(case.record), date_cn(day) if day else "")
    return "　".join(filter(None, words))


def paper_title(name: str | None) -> str | None:
    """What a paper is called, by the name the program has for it; any other words as they are."""
    paper = _papers().get(name or "")
    return paper.title if paper else name


def _entered_late(workplace: Workplace, case: CaseFile, item: Any) -> int:
    """Days by which an item of a file was entered after its day, where that is marked."""
    if not kind_of(case.record).marks_late:
        return 0
    with workplace.store.reading() as reader:
        marks = marks_of(reader, case.record.id)
    return marks.get(getattr(item, "id", ""), 0)


def _place(paper: Paper[Any], items: Sequence[Any], item: int | None) -> int:
    if not items:
        raise Refused(problem("print.nothing", "", title=paper.title))
    place = len(items) if item is None else item
    if not 1 <= place <= len(items):
        raise Refused(problem("print.item", "item", item=place, count=len(items)))
    return place


def _issuer(workplace: Workplace, case: CaseFile) -> Issuer:
    with workplace.store.reading() as reader:
        office = reader.every(Office)[0]
        issuer = kind_of(case.record).issuer
        if not issuer:
            return Issuer(office)
        committee = reader.get(Committee, getattr(case.record, issuer))
        mediators = {one.id: one.name for one in reader.every(Mediator)}
    return Issuer(office, committee, mediators)


def paper_pdf(
    workplace: Workplace, document: str, number: str, item: int | None = None
) -> PrintedPaper:
    """The paper in one go; see ``gather`` for what it refuses."""
    return gather(workplace, document, number, item).render()


def blank_job(document: str, workplace: Workplace | None = None, parties: int = 2) -> PaperJob:
    """The empty form; with a workplace that has one committee it bears the committee's name.

    A form that names parties has lines for ``parties`` of them. Raises Refused ``print.unknown``,
    ``print.parties``.
    """
    paper = _paper(document)
    if not 1 <= parties <= MOST_BLANK:
        raise Refused(problem("print.parties", "parties", most=MOST_BLANK))
    issuer = _only_issuer(workplace) if workplace else None
    empty = paper_in_words_of(issuer.office if issuer else None, paper.blank(issuer, parties))
    name = file_name(f"{paper.title}（空白）")
    return PaperJob(empty, file_name=name, parties=parties if paper.by_parties else 0)


def _only_issuer(workplace: Workplace) -> Issuer:
    with workplace.store.reading() as reader:
        committees = reader.every(Committee)
        only = committees[0] if len(committees) == 1 else None
        return Issuer(reader.every(Office)[0], only)


def blank_pdf(document: str, workplace: Workplace | None = None, parties: int = 2) -> PrintedPaper:
    """The empty form as a PDF; see ``blank_job``."""
    return blank_job(document, workplace, parties).render()
