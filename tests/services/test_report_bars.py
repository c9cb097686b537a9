"""A report on paper shows how its first figure went: twelve periods, each with its number."""

import re

import pypdfium2
import pytest

from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.services.paper.report_paper import report_of
from sifasuo_desktop.services.reading.reporting import period_named, report_named
from sifasuo_desktop.statistics.periods import read_period
from sifasuo_desktop.statistics.report import Columns, Report
from tests.documents import reading

EVENTS = Report(
    name="events",
    title="普法场次",
    columns=(Columns(title="普法", figures=("publicity_events",)),),
)
DAYS = ("2026-01-08", "2026-03-02", "2026-03-20", "2026-04-01", "2026-04-02", "2026-04-03")
MONTHS = (*("5月", "6月", "7月", "8月", "9月", "10月", "11月", "12月", "1月", "2月", "3月", "4月"),)


def paper(desk: Workplace, name: str, period: str) -> bytes:
    job = report_of(desk, report_named(name), period_named(desk, period))
    made = job.render()
    assert made.missing == ()
    return made.pdf


def heights(pdf: bytes) -> list[int]:
    """Of the filled bars of the last page, in points, from left to right."""
    with pypdfium2.PdfDocument(pdf) as document:
        page = document[len(document) - 1]
        boxes = [one.get_bounds() for one in page.get_objects() if one.type == reading.PATH]
        page.close()
    wide = [box for box in boxes if 15 < box[2] - box[0] < 25]
    return [round(top - bottom) for _, bottom, _, top in sorted(wide)]


@pytest.mark.parametrize(("name", "period"), [("month", "2026-04"), ("mediation_cases", "2026-04")])
def test_twelve_months_stand_below_the_table(desk: Workplace, name: str, period: str) -> None:
    words = "".join(reading.pages(paper(desk, name, period)))
    assert "近十二期" in words
    assert "".join(f"0{month}" for month in MONTHS) in words


def test_a_bar_is_as_high_as_its_number(desk: Workplace) -> None:
    """Events of 普法 in the months of DAYS: 1, 0, 2 and 3; the highest bar is 84 pt."""
    for day in DAYS:
        event = {"held_on": day, "theme": "宣讲", "place": "集市", "people": 9}
        desk.act("publicity.add", {**event, "forms": ["02"], "audiences": ["05"]})
    job = report_of(desk, EVENTS, period_named(desk, "2026-04"))
    assert heights(job.render().pdf)[-4:] == [28, 0, 56, 84]


def test_a_year_is_named_in_full_and_a_quarter_in_short() -> None:
    texts = ("2026", "2026Q2", "2026H1", "2026-05", "2026-01-11..2026-02-10")
    assert [read_period(text).short for text in texts] == [
        "2026",
        "26二季",
        "26上半",
        "5月",
        "26-01-11",
    ]


def test_every_page_of_the_table_tells_of_which_kind_its_figures_are(desk: Workplace) -> None:
    """No group of figures is called only where it begins; none of their names takes two lines."""
    pages = reading.pages(paper(desk, "month", "2026-04"))
    assert len(pages) > 3
    for page in pages:
        assert re.search(
            r"去年同期\d+(人民调解|普法依治|依法行政|所务管理|综治和信访|所情档案)", page
        )
