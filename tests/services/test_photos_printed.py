"""The single sheet of a ledger is printed with the photos of its record behind it."""

import pypdfium2
import pypdfium2.raw as raw

from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.services.paper.attachments import attach, prepare
from sifasuo_desktop.services.paper.printing import blank_pdf, paper_pdf
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
