"""Run in a process of its own: a person's day in the window over ``STORE``, every deed watched;
``STICK`` is where bundles are carried to, ``BUREAU`` where that is which takes them in. The last word
says what is done: a ``usual`` day, or only the ``first hand-over``. Prints every turn of the event
loop, ``deed: wall cpu``.
"""

import sys
import tempfile
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from sifasuo_desktop.services.acting.bus import all_verbs
from sifasuo_desktop.services.reading.finding import find
from sifasuo_desktop.ui.lists.list_page import ListPage
from sifasuo_desktop.ui.page import Target
from sifasuo_desktop.ui.paper.preview import PreviewPage
from sifasuo_desktop.ui.shell.book_of_pages import pages_for
from sifasuo_desktop.ui.subjects.dispute.intake.page import IntakePage
from sifasuo_desktop.ui.subjects.sheets.page import SHEETS
from tests.bench.children import child
from tests.bench.ledger_deeds import Files, LedgerDeeds
from tests.bench.seat import Alone, Deed, Seat
from tests.bench.watchdog import Watchdog

NARRATIVE = "双方因宅基地边界砌墙发生争吵，协商不成，申请调解。"
SAVES = 3
LOOKED_AT = 3.0
"""Seconds; the password was typed no slower."""
PASTED = 10
COPY, RECEIVE = "打包并拷到 U 盘…", "导入回执…"
Named = tuple[str, Deed]


class Carrying(Alone):
    """Names the stick, and the newest receipt on it; what is printed becomes a file there. Asked for
    a sheet or for attachments, the files that were made for it.
    """

    def __init__(self, stick: Path, files: Files | None) -> None:
        self._stick, self._files = stick, files

    def folder(self, parent: QWidget | None, title: str, start: Path) -> Path | None:
        return self._stick

    def open_file(self, parent: QWidget | None, title: str, start: Path, kinds: str) -> Path | None:
        if self._files is not None and kinds == SHEETS:
            return self._files.sheet
        return max(self._stick.rglob("*.sfr"))

    def open_files(
        self, parent: QWidget | None, title: str, start: Path, kinds: str
    ) -> tuple[Path, ...]:
        assert self._files is not None
        return self._files.photo, self._files.scan

    def printer(self, parent: QWidget | None, printer: QPrinter) -> bool:
        printer.setOutputFileName(str(self._stick / "printed.pdf"))
        return True


def typed(text: str) -> None:
    """As an input method hands it to where the cursor is."""
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(QApplication.focusWidget(), event)


class Day:
    """What a person does, by groups; each deed is a turn of the loop of its own."""

    def __init__(self, seat: Seat, store: Path, bureau: Path, stick: Path, *, usual: bool) -> None:
        self._seat = seat
        self._usual = usual
        self._places = store, bureau, stick
        self._watch = Watchdog()

    def deeds(self) -> Iterator[Deed]:
        """Every group once, pages and forms twice: the second time they are made already.

        First the workbench is looked at; meanwhile the window makes what comes next.
        """
        self._watch.watch("pages/workbench looked at")
        looked = time.monotonic() + LOOKED_AT
        while time.monotonic() < looked:
            yield None
        first = (self.pages, self.records, self.forms, self.saving, self.pasting, self.searching)
        sheets = LedgerDeeds(self._seat)
        more = (sheets.ledgers, sheets.reports, sheets.importing, sheets.attaching)
        usual = (*first, self.lists, *more, self.printing, self.handing_over)
        for group in usual if self._usual else (self.first_handing_over,):
            for name, deed in group():
                if deed is not None:
                    self._watch.watch(name)
                yield deed
        self._watch.tell()

    def pages(self) -> Iterator[Named]:
        """Every page of the navigation."""
        shown = [name for name, page in pages_for(self._seat.workplace).items() if page.order]
        for which in ("first", "again"):
            for name in shown:
                yield f"pages/{which} {name}", partial(self._go, name)

    def records(self) -> Iterator[Named]:
        """Records of both kinds, an open one and a closed one."""
        for kind in ("dispute", "correction"):
            for place, record in enumerate(self._some(kind)):
                yield f"records/{kind} {place}", partial(self._go, kind, Target(record=record))

    def forms(self) -> Iterator[Named]:
        """The form of every act, opened and put away by Esc."""
        records = {kind: self._some(kind)[0] for kind in ("dispute", "correction")}
        for which in ("first", "again"):
            for verb, declared in sorted(all_verbs().items()):
                preset = {declared.target: records.get(declared.kind)} if declared.target else {}
                if all(preset.values()):
                    open_form = partial(self._seat.frame.desk.form, verb, preset)
                    yield f"forms/{which} {verb}", open_form
                    yield f"forms/{which} {verb} put away", self._put_away

    def saving(self) -> Iterator[Named]:
        """登记纠纷 typed in, a word at a time, and saved by Ctrl+S, some times."""
        before = find(self._seat.workplace, "dispute", limit=1).total
        for _ in range(SAVES):
            yield "saving/登记纠纷 opened", partial(self._go, "intake")
            page = self._seat.frame.page()
            assert isinstance(page, IntakePage)
            form = page.form
            sides = [form.parties.of_side(side)[0] for side in ("applicant", "respondent")]
            inputs = [
                (form.start.fields["dispute_type"].input, "邻里纠纷"),
                (sides[0].fields.fields["name"].input, "陈志海"),
                (sides[1].fields.fields["name"].input, "吴长林"),
                (form.facts.facts.input, NARRATIVE),
            ]
            for place, words in inputs:
                yield "saving/cursor placed", place.focus
                for word in (words[at : at + 2] for at in range(0, len(words), 2)):
                    yield "saving/a word typed", partial(typed, word)
            yield "saving/Ctrl+S", partial(self._key, Qt.Key.Key_S)
            yield "saving/back to the workbench", partial(self._go, "workbench")
        yield "", None
        saved = find(self._seat.workplace, "dispute", limit=1).total - before
        if saved != SAVES:
            sys.stderr.write(f"only {saved} of {SAVES} were saved\n")

    def pasting(self) -> Iterator[Named]:
        """Parties pasted from a sheet into 登记纠纷, and taken back by Ctrl+Z."""
        yield "", partial(self._go, "intake")
        page = self._seat.frame.page()
        assert isinstance(page, IntakePage)
        name = page.form.parties.of_side("respondent")[0].fields.fields["name"].input
        lines = [f"陈志海{place}\t1381234{place:04d}" for place in range(PASTED)]
        QGuiApplication.clipboard().setText("\n".join(["姓名\t联系电话", *lines]))
        yield "", name.focus
        yield f"pasting/{PASTED} parties", partial(self._key, Qt.Key.Key_V)
        yield f"pasting/{PASTED} parties", partial(QTest.qWait, 1000)
        yield "pasting/taken back", partial(self._key, Qt.Key.Key_Z)
        yield "pasting/taken back", partial(QTest.qWait, 1000)
        yield "", partial(self._go, "workbench")

    def searching(self) -> Iterator[Named]:
        """Into the box at the top, a character at a time."""
        for words in ("陈志海", "2024-1", "0012", "宅基地"):
            yield "searching/Ctrl+K", partial(self._key, Qt.Key.Key_K)
            for char in words:
                yield f"searching/{words}", partial(typed, char)
                yield f"searching/{words}", partial(QTest.qWait, 200)
            yield "searching/Esc", partial(self._key, Qt.Key.Key_Escape, plain=True)

    def lists(self) -> Iterator[Named]:
        """The list of disputes: to its end and back, by pages, another order, a filter typed."""
        yield "lists/opened", partial(self._go, "disputes")
        page = self._seat.frame.page()
        assert isinstance(page, ListPage)
        yield "", page.table.setFocus
        keys = (
            Qt.Key.Key_End,
            *[Qt.Key.Key_PageUp] * 5,
            Qt.Key.Key_Home,
            *[Qt.Key.Key_PageDown] * 5,
        )
        for key in keys:
            yield "lists/End, Home, page by page", partial(QTest.keyClick, page.table, key)
        for place in range(3):
            section = page.table.horizontalHeader().sectionClicked
            yield f"lists/ordered by column {place}", partial(section.emit, place)
        yield "", page.filter.setFocus
        for char in "陈志":
            yield "lists/filter typed", partial(typed, char)
            yield "lists/filter typed", partial(QTest.qWait, 200)

    def printing(self) -> Iterator[Named]:
        """The preview of an agreement, and the agreement printed."""
        for record in self._some("dispute", "closed")[:2]:
            yield "printing/record opened", partial(self._go, "dispute", Target(record=record))
            target = Target(record, "agreement", "", "dispute")
            yield "printing/preview of an agreement", partial(self._go, "preview", target)
            page = self._seat.frame.page()
            assert isinstance(page, PreviewPage)
            yield "printing/printed", page.print
            yield "printing/back", partial(self._go, "workbench")

    def handing_over(self) -> Iterator[Named]:
        """The bundles of the day made and carried to a stick."""
        yield "handing over/page opened", partial(self._go, "handover")
        yield "handing over/made and copied", self._button(COPY).click
        yield "handing over/back", partial(self._go, "workbench")

    def first_handing_over(self) -> Iterator[Named]:
        """The bundles of everything made and carried to a stick; the receipt for them taken in."""
        yield "", partial(self._go, "handover")
        yield "handing over/all made and copied", self._button(COPY).click
        yield "", partial(child, "handing_child", "receive", *map(str, self._places))
        yield "handing over/receipt taken in", self._button(RECEIVE).click
        yield "handing over/back", partial(self._go, "workbench")

    def _button(self, words: str) -> QPushButton:
        buttons = self._seat.frame.page().findChildren(QPushButton)
        found = next(one for one in buttons if one.text() == words)
        assert found.isEnabled()
        return found

    def _some(self, kind: str, state: str = "") -> list[str]:
        where = {"state": state} if state else {}
        found = find(self._seat.workplace, kind, limit=4, where=where).items
        return [str(item["id"]) for item in found]

    def _go(self, name: str, target: Target = Target()) -> None:
        self._seat.frame.go(name, target)

    def _put_away(self) -> None:
        self._key(Qt.Key.Key_Escape, plain=True)

    def _key(self, key: Qt.Key, *, plain: bool = False) -> None:
        handle = self._seat.window.windowHandle()
        assert handle is not None
        modifier = Qt.KeyboardModifier.NoModifier if plain else Qt.KeyboardModifier.ControlModifier
        QTest.keyClick(handle, key, modifier)


def main() -> int:
    store, bureau, stick = map(Path, sys.argv[1:4])
    usual = sys.argv[4] == "usual"
    files = Files(Path(tempfile.mkdtemp(dir=stick.parent))) if usual else None
    seat = Seat(store, Carrying(stick, files))
    seat.work(Day(seat, store, bureau, stick, usual=usual).deeds())
    return 0


if __name__ == "__main__":
    sys.exit(main())
