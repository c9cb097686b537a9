"""A paper filled in is its blank form with values in it: the same blocks, labels and lines to sign.

A new paper is tested without a line here, as long as a case below has an item for it.
"""

from collections.abc import Iterator
from datetime import date

import pytest

from sifasuo_desktop.documents.book import papers
from sifasuo_desktop.documents.engine.blocks import (
    Block,
    Form,
    Heading,
    LabelledRow,
    Note,
    NumberLine,
    PaperContent,
    SealRoom,
    SignatureBlock,
    Table,
    Text,
    Title,
    flatten,
)
from sifasuo_desktop.documents.paper import PaperInput
from sifasuo_desktop.domain.casefile import CaseFile
from sifasuo_desktop.services.office.reference_data import code_book
from tests.documents import cases, ledger_cases

COUNTS = (1, 2, 3)  # of four and more some stand in short, in both columns or in a list


def simple(parties: int, *, oral: bool = False, way: str = "visit") -> CaseFile:
    """Grown men who all came with somebody invited, one term, a visit at their place."""
    people = [
        cases.party(f"p{at}", "applicant" if at else "respondent", name=name)
        for at, name in enumerate(("陈志海", "吴长林", "周国平")[:parties])
    ]
    return cases.case(
        cases.dispute(track="oral" if oral else "written"),
        *people,
        cases.agreement(terms=("赔偿一千元。",), parties=tuple(one.id for one in people)),
        cases.session(present=tuple(one.name for one in people), invited=("孙桂芳",)),
        cases.visit(way=way),
    )


def every_case(parties: int) -> tuple[CaseFile, ...]:
    leave = cases.leave(level_needed="city")
    people = simple(parties), simple(parties, oral=True), cases.case(cases.correction(), leave)
    return (*people, *ledger_cases.every_case().values())


def told(block: Block) -> Iterator[str]:
    """The printed words of a block that no value changes; a label to sign with its lines."""
    match block:
        case Title() | Heading() | Note():
            yield block.text
        case NumberLine():
            yield block.label
        case Text():
            yield block.lead
        case LabelledRow():
            yield from (field.label for field in block.fields)
        case Form():
            cells = (cell for row in block.rows for cell in row.cells)
            yield from (str(cell.content) for cell in cells if cell.label)
        case Table():
            yield from (column.title for column in block.columns)
        case SignatureBlock():
            yield from (f"{one.label}{len(one.names)}" for one in block.left)
            yield "|"
            yield from (f"{one.label}{len(one.names)}" for one in block.right)
        case SealRoom():
            yield block.words


def outline(content: PaperContent) -> list[tuple[str, ...]]:
    """Each block with its kind and words."""
    return [(type(block).__name__, *told(block)) for block in flatten(content.blocks)]


def filled(name: str, case: CaseFile) -> PaperContent | None:
    paper = papers()[name]
    items = paper.items(case) if case.record.KIND == paper.kind else ()
    if not items:
        return None
    day = date(2026, 9, 10)
    issuer, title = cases.issuer(), code_book().title
    given = PaperInput(case, items[-1], issuer, title, day, called=ledger_cases.called)
    return paper.build(given)


@pytest.mark.parametrize("parties", COUNTS)
@pytest.mark.parametrize("name", list(papers()))
def test_blank_and_filled_show_the_same_labels_in_the_same_order(name: str, parties: int) -> None:
    made = [content for case in every_case(parties) if (content := filled(name, case))]
    blank = papers()[name].blank(cases.issuer(), parties)
    assert made
    for content in made:
        assert outline(content) == outline(blank)
        assert (content.title, content.measure, content.landscape) == (
            blank.title,
            blank.measure,
            blank.landscape,
        )


VISIT = [
    ("Title", "人民调解回访记录"),
    ("LabelledRow", "当事人"),
    ("LabelledRow", "调解协议编号"),
    ("LabelledRow", "回访事由"),
    ("LabelledRow", "回访时间", "回访方式"),
    ("LabelledRow", "回访地点"),
    ("Heading", "回访情况："),
    ("Text", ""),
    ("SignatureBlock", "|", "回访人（签名）：1"),
]


def test_a_row_that_one_of_them_lacks_would_be_found() -> None:
    """A call has no place: there alone a filled paper lacks a row of its form."""
    call = filled("follow_up", simple(2, way="phone"))
    assert call
    assert outline(papers()["follow_up"].blank(None)) == VISIT
    assert outline(call) == [row for row in VISIT if row[1] != "回访地点"]
