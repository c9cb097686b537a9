"""写草稿: a summary or a report in sentences; 检查材料汇编: the registers. Both of the period shown."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu

from sifasuo_desktop.domain.refusal import Refused
from sifasuo_desktop.services.reading.drafting import Draft, drafts
from sifasuo_desktop.statistics.periods import Period
from sifasuo_desktop.ui.desk import sentences
from sifasuo_desktop.ui.lists.list_menus import ListMenu
from sifasuo_desktop.ui.page import Target
from sifasuo_desktop.ui.parts.buttons import forbid
from sifasuo_desktop.ui.runner import Trouble

if TYPE_CHECKING:
    from sifasuo_desktop.services.office.workplace import Workplace
    from sifasuo_desktop.services.paper.printing import PaperJob
    from sifasuo_desktop.ui.subjects.reports.page import ReportsPage

WORD = "Word 文档 (*.docx)"


class DraftMenu(QObject):
    """A draft is written to a file that the user names."""

    def __init__(self, page: "ReportsPage") -> None:
        super().__init__(page)
        self._page = page
        self.button = ListMenu("写草稿", self._fill)

    def write(self, draft: Draft) -> None:
        """Asks where to, and writes the draft for the chosen period."""
        page, desk = self._page, self._page.desk
        start = desk.start_folder() / f"{draft.title}{page.periods.period.words}（草稿）.docx"
        out = desk.prompter.save_file(page, "写草稿", start, WORD)
        if out is not None:
            work = partial(write_draft, desk.workplace, draft, page.periods.period, out)
            desk.write(work, partial(self._written, out))

    def _fill(self, menu: QMenu) -> None:
        for one in drafts().values():
            menu.addAction(f"{one.title}…").setData(partial(self.write, one))

    def _written(self, out: Path, result: object) -> None:
        desk = self._page.desk
        if isinstance(result, Refused | Trouble):
            desk.say("\n".join(sentences(result)), "red")
        else:
            desk.say(f"已写到 {out}。请核对数字，补齐【】内的内容。")


class PackMenu(QObject):
    """The registers of the whole office or of a village, shown before they are printed or kept."""

    def __init__(self, page: "ReportsPage") -> None:
        super().__init__(page)
        self._page = page
        self.button = ListMenu("检查材料汇编", self._fill)
        forbid(self.button, None if page.desk.workplace.may("print") else "您的角色不能打印。")

    def show_pack(self, village: str = "") -> None:
        """The pack of the chosen period; ``village`` is an id."""
        page = self._page
        job = partial(pack_job, page.desk.workplace, page.periods.period, village)
        page.desk.go("preview", Target(verb="list", words="reports", job=job))

    def _fill(self, menu: QMenu) -> None:
        menu.addAction("全部台账").setData(self.show_pack)
        villages = self._page.desk.around().records.get("village", ())
        if villages:
            below = menu.addMenu("只要一个村（居）的")
            for one in villages:
                below.addAction(one.label).setData(partial(self.show_pack, one.value))


def pack_job(workplace: "Workplace", period: Period, village: str) -> "PaperJob":
    """Belongs on the lane of the store. Raises Refused as the pack does."""
    # The page shows long before something is printed.
    from sifasuo_desktop.services.paper import inspection_pack

    return inspection_pack.pack_job(workplace, period, village)


def write_draft(workplace: "Workplace", draft: Draft, period: Period, out: Path) -> None:
    """Belongs on the lane of the store."""
    # The page shows long before something is written in Word.
    from sifasuo_desktop.services.exchange import draft_file

    draft_file.write_draft(workplace, draft, period, out)
