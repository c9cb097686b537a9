"""The single sheet of a ledger is printed with the photos of its record behind it."""

from datetime import date

import pypdfium2
import pypdfium2.raw as raw
import pytest

from sifasuo_desktop.documents.engine.chinese import date_cn
from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.services.paper.attachments import attach, prepare
from sifasuo_desktop.services.paper.printing import blank_pdf, paper_pdf, paper_title
from tests.documents.reading import pages
from tests.pictures import TURNED, photo, scan
from tests.services.test_attachments import PUBLICITY


def pictures(pdf: bytes) -> list[list[float]]:
    """How wide the pictures of each page are for their height, from the top down."""
    with pypdfium2.PdfDocument(pdf) as document:
        found = []
        for page in document:
            sides = [
                one.get_bounds() for one in page.get_objects() if one.type == raw.FPDF_PAGEOBJ_IMAGE
            ]
            sides.sort(key=lambda one: -one[3])
            found.append([round((one[2] - one[0]) / (one[3] - one[1]), 2) for one in sides])
            page.close()
        return found


def test_photos_stand_behind_the_sheet_upright_three_a_page(director: Workplace) -> None:
    event = director.act("publicity.add", PUBLICITY).id
    alone = paper_pdf(director, "publicity_sheet", event)
    for place, (colour, turned) in enumerate(
        (("#804020", 0), ("#208040", TURNED), ("#204080", 0), ("#808080", 0)), 1
    ):
        taken = prepare(photo(1200, 900, colour=colour, turned=turned), f"现场{place}.jpg")
        attach(director, "publicity", event, taken)
    attach(director, "publicity", event, prepare(scan(), "签到表.pdf"))
    printed = paper_pdf(director, "publicity_sheet", event)
    assert printed.pages == alone.pages + 2
    wide, high = 1.33, 0.75
    assert pictures(printed.pdf)[alone.pages :] == [[wide, high, wide], [wide]]
    words = pages(printed.pdf)[alone.pages :]
    assert "附图" in words[0]
    assert [f"{place}.现场{place}" in words[0] for place in (1, 2, 3)] == [True, True, True]
    assert "4.现场4" in words[1]


def test_a_sheet_without_photos_and_the_blank_one_are_as_they_were(director: Workplace) -> None:
    event = director.act("publicity.add", PUBLICITY).id
    attach(director, "publicity", event, prepare(scan(), "签到表.pdf"))
    assert pictures(paper_pdf(director, "publicity_sheet", event).pdf) == [[]]
    assert pictures(blank_pdf("publicity_sheet").pdf) == [[]]


def test_the_photos_say_which_event_they_are_of(director: Workplace) -> None:
    made = director.act("publicity.add", PUBLICITY)
    attach(director, "publicity", made.id, prepare(photo(), "合影.jpg"))
    (first, *_) = pages(paper_pdf(director, "publicity_sheet", made.id).pdf)[-1:]
    day = date_cn(date.fromisoformat(PUBLICITY["held_on"]))
    assert first.startswith(f"附图{PUBLICITY['theme']}{made.number}{day}")


@pytest.mark.parametrize("title", ["普法宣传活动登记表", "普法宣传活动登记表（签字）"])
def test_a_scan_of_the_signed_sheet_is_no_photo_of_the_event(
    director: Workplace, title: str
) -> None:
    event = director.act("publicity.add", PUBLICITY).id
    attach(director, "publicity", event, prepare(photo(600, 900), "扫描件.jpg"), title=title)
    alone = paper_pdf(director, "publicity_sheet", event)
    assert pictures(alone.pdf) == [[]]
    attach(director, "publicity", event, prepare(photo(), "合影.jpg"))
    words = pages(paper_pdf(director, "publicity_sheet", event).pdf)
    assert "1.合影" in words[-1]
    assert title not in words[-1].partition("附图")[2].partition("普法宣传活动登记表普")[0]


def test_a_paper_may_be_named_as_the_program_names_it() -> None:
    assert paper_title("publicity_sheet") == "普法宣传活动登记表"
    assert paper_title("合影") == "合影"
    assert paper_title(None) is None
