"""A register of a thousand events as a PDF, against a bare ReportLab table of the same words."""

import io
from collections.abc import Iterator
from pathlib import Path
from xml.sax.saxutils import escape

from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import LongTable, Paragraph, SimpleDocTemplate, TableStyle

from sifasuo_desktop.documents.engine.blocks import Table
from sifasuo_desktop.services.exchange.excel.importing import import_file
from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.services.paper.register_print import register_job
from tests.bench.bare_paper import BODY, registered
from tests.bench.sheets import HEAD, KIND, events
from tests.bench.stores import Stores
from tests.bench.table import Line, Remark, pairs, row
from tests.made_sheets import table, write_book

ROWS, PAIRS = 1_000, 5
SIZE, LEADING = 9, 12
MARGIN = 36


def run(stores: Stores) -> Iterator[Line]:
    """Reading the records and setting them is measured, against setting alone."""
    workplace = stores.fresh()
    import_file(workplace, KIND, _sheet(stores.scratch))
    job = register_job(workplace, KIND, {})
    (grid,) = (block for block in job.content.blocks if isinstance(block, Table))
    bare = _Bare(grid)
    yield Remark(f"{len(grid.rows):,} rows, {job.render().pages} pages; bare {bare.pages()} pages")
    measured = pairs(lambda: _ours(workplace), bare.build, stores.sizes.times(PAIRS))
    what = f"a register of {ROWS:,} rows as PDF"
    yield row(what, "bare ReportLab table, same words", measured, goal=1.5)
    workplace.close()


def _sheet(folder: Path) -> Path:
    return write_book(folder / "thousand.xlsx", table(HEAD, *events(1, ROWS)))


def _ours(workplace: Workplace) -> None:
    register_job(workplace, KIND, {}).render()


class _Bare:
    """The cells as paragraphs in the body's face: without them nothing breaks within a cell."""

    def __init__(self, grid: Table) -> None:
        style = ParagraphStyle(
            "cell", fontName=registered(BODY), fontSize=SIZE, leading=LEADING, wordWrap="CJK"
        )
        self._style = style
        self._texts = [
            [escape(column.title) for column in grid.columns],
            *([escape(str(cell)) for cell in line] for line in grid.rows),
        ]
        whole = sum(column.weight for column in grid.columns)
        room = landscape(A4)[0] - 2 * MARGIN
        self._widths = [column.weight / whole * room for column in grid.columns]

    def build(self) -> SimpleDocTemplate:
        """A whole PDF in memory."""
        cells = [[Paragraph(text, self._style) for text in line] for line in self._texts]
        ruled = TableStyle([("GRID", (0, 0), (-1, -1), 0.5, "black")])
        made = LongTable(cells, colWidths=self._widths, repeatRows=1, style=ruled)
        edges = dict.fromkeys(("leftMargin", "rightMargin", "topMargin", "bottomMargin"), MARGIN)
        template = SimpleDocTemplate(io.BytesIO(), pagesize=landscape(A4), **edges)
        template.build([made])
        return template

    def pages(self) -> int:
        """Of the PDF."""
        return int(self.build().page)
