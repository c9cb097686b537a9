"""A paper that was declared in one file: offered, printed, blank, told in the story of its case."""

from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.services.paper.printing import blank_pdf, documents_of, paper_pdf
from sifasuo_desktop.services.reading.dispute.view import dispute_view
from tests.clock import FixedClock
from tests.documents import reading
from tests.services.disputes import bring


def test_it_is_offered_printed_and_told(desk: Workplace, clock: FixedClock) -> None:
    case = bring(desk, clock, "accepted", place="桑园村6组")
    assert {
        "name": "site_record",
        "title": "现场勘查记录",
        "kind": "dispute",
        "per": "record",
    } in documents_of(desk)
    text = "".join(reading.pages(paper_pdf(desk, "site_record", case).pdf))
    assert "现场勘查记录" in text
    assert "桑园村6组" in text
    assert "勘查地点" in "".join(reading.pages(blank_pdf("site_record", desk).pdf))
    told = {
        link.document: entry.title
        for entry in dispute_view(desk, case).story
        for link in entry.papers
    }
    assert told["site_record"] == "登记"
    assert told["acceptance"] == "受理"
