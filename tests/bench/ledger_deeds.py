"""What a person does with the ledgers, the reports, a sheet and attachments, for the bench of stalls."""

import io
import os
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from PIL import Image
from PySide6.QtWidgets import QPushButton

from sifasuo_desktop.domain.record import KINDS
from sifasuo_desktop.ledgers.book import ledgers
from sifasuo_desktop.reports.book import reports
from sifasuo_desktop.services.reading.finding import find
from sifasuo_desktop.ui.page import Target
from sifasuo_desktop.ui.records.record_page import RecordPage
from sifasuo_desktop.ui.shell.frame import Frame
from sifasuo_desktop.ui.subjects.reports.figure_model import Spot
from sifasuo_desktop.ui.subjects.reports.page import ReportsPage
from sifasuo_desktop.ui.subjects.reports.period_row import YEAR
from sifasuo_desktop.ui.subjects.sheets.page import ImportPage
from tests.bench.seat import Deed, Seat
from tests.bench.sheets import HEAD, KIND, ROWS, events
from tests.made_sheets import table, write_book

Named = tuple[str, Deed]
PHOTO, SIDES = "现场照片.jpg", (4000, 3000)
SCAN, SCAN_BYTES = "签到表.pdf", 19 << 20
"""A photo as a telephone takes it, and nearly the most that is taken in."""


class Files:
    """A sheet of many rows, a telephone's photo and a scan, made before the day begins."""

    def __init__(self, folder: Path) -> None:
        self.sheet = write_book(folder / "普法登记.xlsx", table(HEAD, *events(1, ROWS)))
        self.photo, self.scan = folder / PHOTO, folder / SCAN
        picture = Image.frombytes("RGB", SIDES, os.urandom(3 * SIDES[0] * SIDES[1]))
        # Grain like that of a dim hall: as many bytes as such a photo has.
        picture = picture.resize((SIDES[0] // 4, SIDES[1] // 4)).resize(SIDES)
        picture.save(self.photo, quality=92)
        self.scan.write_bytes(_scan())


def _scan() -> bytes:
    """Pages as a scanner makes them, with as many bytes as are taken in."""
    page = Image.frombytes("L", (1240, 1754), os.urandom(1240 * 1754))
    made = io.BytesIO()
    page.save(made, "PDF", quality=95)
    pages = max(1, SCAN_BYTES // len(made.getvalue()))
    many = io.BytesIO()
    page.save(many, "PDF", quality=95, save_all=True, append_images=[page] * (pages - 1))
    return many.getvalue()


class LedgerDeeds:
    """Groups of deeds over the ledgers of the store, in one seat."""

    def __init__(self, seat: Seat) -> None:
        self._seat = seat

    @property
    def _frame(self) -> Frame:
        return self._seat.frame

    def ledgers(self) -> Iterator[Named]:
        """The page of all ledgers, the list of each, one of its records."""
        yield "ledgers/业务台账", partial(self._frame.go, "ledgers")
        for kind in ledgers():
            if KINDS[kind].PARENT:
                continue
            yield f"ledgers/list of {kind}", partial(self._frame.desk.show_list, kind)
            for record in self._some(kind)[:1]:
                there = partial(self._frame.go, kind, Target(record=record))
                yield f"ledgers/record of {kind}", there

    def reports(self) -> Iterator[Named]:
        """Each report of the month that is over and of the year, and what is behind a figure."""
        yield "reports/opened", partial(self._frame.go, "reports")
        page = self._frame.page()
        assert isinstance(page, ReportsPage)
        for name in reports():
            page.names.choose(name)
            yield f"reports/{name}", partial(page.names.chosen.emit, name)
            yield f"reports/{name} of the year", partial(self._of_the_year, page)
            spot = Spot(page.report.figures[0])
            yield f"reports/{name}, behind a figure", partial(page.table.looked.emit, spot, "")

    def _of_the_year(self, page: ReportsPage) -> None:
        page.periods.sorts.choose(YEAR)
        page.periods.sorts.chosen.emit(YEAR)

    def importing(self) -> Iterator[Named]:
        """A sheet looked at, registered, taken back."""
        yield "importing/opened", partial(self._frame.go, "sheet_import", Target(words=KIND))
        page = self._frame.page()
        assert isinstance(page, ImportPage)
        before = self._count()
        yield f"importing/{ROWS:,} rows looked at", page.choose.click
        yield f"importing/{ROWS:,} rows registered", self._pressed(page.found.register)
        yield "", None
        if self._count() != before + ROWS:
            raise RuntimeError(f"{self._count() - before} rows came in")
        yield f"importing/{ROWS:,} rows taken back", self._pressed(page.found.undo)
        yield "", None
        if self._count() != before:
            raise RuntimeError("they were not taken back")
        yield "importing/back", partial(self._frame.go, "workbench")

    def attaching(self) -> Iterator[Named]:
        """A photo and a scan added to an event."""
        (record, *_) = self._some(KIND)
        yield "attaching/record opened", partial(self._frame.go, KIND, Target(record=record))
        page = self._frame.page()
        assert isinstance(page, RecordPage)
        yield "attaching/a photo and a scan", page.attachments.choose
        yield "", None
        if page.attachments.list.count() < len(("photo", "scan")):
            raise RuntimeError("the photo or the scan was not taken in")
        yield "attaching/back", partial(self._frame.go, "workbench")

    def _pressed(self, which: QPushButton) -> Deed:
        if not (which.isVisibleTo(self._frame) and which.isEnabled()):
            raise RuntimeError(f"{which.text()} cannot be pressed")
        return which.click

    def _some(self, kind: str) -> list[str]:
        return [str(item["id"]) for item in find(self._seat.workplace, kind, limit=4).items]

    def _count(self) -> int:
        return find(self._seat.workplace, KIND, limit=1).total
