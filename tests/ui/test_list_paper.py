"""A list on paper: upright while its columns fit, else on a page that lies on its side."""

from pathlib import Path

import pypdfium2
from PySide6.QtGui import QPageSize
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from sifasuo_desktop.documents.engine.render import render
from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.services.paper.list_print import list_job
from sifasuo_desktop.ui.paper.pdf_pages import print_pages
from tests.documents.reading import ink, pages

FEW = ("案号", "当事人", "受理日期")
ROW = ("（2026）皋云人调字第001号", "陈志海与吴长林之间损害赔偿纠纷", "2026-04-02")
MANY = (*FEW, "纠纷类型", "调委会", "主持调解员", "涉及金额", "下一项")
MORE = ("损害赔偿纠纷", "如皋市云溪镇人民调解委员会", "沈卫东", "138,000.00", "协议履行 2026-04-30")


def paper(office: Workplace, columns: tuple[str, ...], row: tuple[str, ...], rows: int) -> bytes:
    return render(list_job(office, "dispute", "纠纷", "全部", columns, [row] * rows).content)


def size(pdf: bytes) -> tuple[int, int]:
    with pypdfium2.PdfDocument(pdf) as document:
        width, height = document.get_page_size(0)
    return round(width), round(height)


def test_few_columns_stand_upright(office: Workplace) -> None:
    assert size(paper(office, FEW, ROW, 3)) == (595, 842)


def test_many_columns_lie_on_their_side_and_keep_to_the_margins(office: Workplace) -> None:
    pdf = paper(office, MANY, ROW + MORE, 40)
    assert size(pdf) == (842, 595)
    found = pages(pdf)
    assert len(found) > 1
    assert all("涉及金额" in page and "138,000.00" in page for page in found)
    assert "第2页" in found[1]
    left, _, right, _ = ink(pdf, 0)
    assert (27, 270) < (left, right)
    assert right <= 272


def test_a_page_on_its_side_fills_the_sheet_of_the_printer(
    qtbot: QtBot, office: Workplace, tmp_path: Path
) -> None:
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    assert print_pages(paper(office, MANY, ROW + MORE, 3), printer) == 1
    printed = (tmp_path / "printed.pdf").read_bytes()
    assert size(printed) == (595, 842)
    left, top, right, bottom = ink(printed, 0)
    # The long way of the list runs along the sheet.
    assert bottom - top > 200
    assert right - left < 140
