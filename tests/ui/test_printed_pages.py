"""A page goes to the printer band by band; on the paper nothing is seen of it."""

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QRect, QSize
from PySide6.QtGui import QImage, QPageSize
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot
from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfgen.canvas import Canvas

from sifasuo_desktop.ui.paper.pdf_pages import bands, load, print_pages

GREY = 77
"""Of 255: ``setFillGray(0.3)``."""


def pdf_of(size: tuple[float, float], *, grey: bool) -> bytes:
    """A page that is grey all over, or ruled with lines at every millimetre."""
    made = io.BytesIO()
    canvas = Canvas(made, pagesize=size)
    if grey:
        canvas.setFillGray(0.3)
        canvas.rect(0, 0, *size, fill=1, stroke=0)
    else:
        for place in range(10, 280):
            at = place * 72 / 25.4
            canvas.line(40 + place, at, 300 + place, at)
    canvas.showPage()
    canvas.save()
    return made.getvalue()


@pytest.fixture
def printer(qtbot: QtBot, tmp_path: Path) -> QPrinter:
    """One that prints A4 into a file."""
    made = QPrinter(QPrinter.PrinterMode.HighResolution)
    made.setOutputFileName(str(tmp_path / "printed.pdf"))
    made.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    return made


@pytest.fixture
def shown(qtbot: QtBot) -> Iterator[QObject]:
    holder = QObject()
    yield holder
    holder.deleteLater()


def image_of(pdf: bytes, size: QSize, holder: QObject) -> QImage:
    document = QPdfDocument(holder)
    load(document, pdf, holder)
    drawn = document.render(0, size)
    return drawn.convertToFormat(QImage.Format.Format_ARGB32)


def printed_by(printer: QPrinter, pdf: bytes) -> bytes:
    assert print_pages(pdf, printer) == 1
    return Path(printer.outputFileName()).read_bytes()


@pytest.mark.parametrize("page", [A4, landscape(A4)], ids=["upright", "on its side"])
def test_no_line_is_seen_between_two_bands(
    printer: QPrinter, shown: QObject, page: tuple[float, float]
) -> None:
    printed = printed_by(printer, pdf_of(page, grey=True))
    for height in (842, 1123, 1603, 3508):
        image = image_of(printed, QSize(round(height / 1.4142), height), shown)
        across, down = image.width() // 2, image.height() // 2
        greys = {image.pixelColor(across, y).red() for y in range(2, height - 2)}
        greys |= {image.pixelColor(x, down).red() for x in range(2, image.width() - 2)}
        assert greys <= {GREY - 1, GREY, GREY + 1}


def test_what_is_printed_lies_where_it_lies_on_the_page(printer: QPrinter, shown: QObject) -> None:
    pdf = pdf_of(A4, grey=False)
    size = QSize(1240, 1754)
    printed, meant = (image_of(one, size, shown) for one in (printed_by(printer, pdf), pdf))
    for place in range(10, 280, 9):
        # At 150 dots an inch; from the foot of the page, as a PDF counts.
        x, y = round((170 + place) * 150 / 72), 1754 - round(place * 150 / 25.4)
        rows = [row for row in range(y - 4, y + 5) if printed.pixelColor(x, row).alpha()]
        assert [row for row in rows if printed.pixelColor(x, row).red() < 160]
        dark = [row for row in range(y - 4, y + 5) if is_dark(meant, x, row)]
        found = [row for row in range(y - 4, y + 5) if is_dark(printed, x, row)]
        assert abs(dark[0] - found[0]) <= 1


def is_dark(image: QImage, x: int, y: int) -> bool:
    colour = image.pixelColor(x, y)
    return colour.alpha() > 60 and colour.red() < 190


def test_bands_cover_a_page_and_share_two_rows() -> None:
    assert list(bands(QSize(100, 200))) == [
        QRect(0, 0, 100, 98),
        QRect(0, 96, 100, 98),
        QRect(0, 192, 100, 8),
    ]
    assert max(band.height() for band in bands(QSize(2480, 3508))) == 98
