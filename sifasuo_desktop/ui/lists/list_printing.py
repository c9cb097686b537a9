"""A list on paper: what it shows, row by row, or the register of its kind over a period."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu

from sifasuo_desktop.ledgers.kinds import kinds
from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.services.reading.listing import Asked, list_page
from sifasuo_desktop.services.reading.reporting import period_named
from sifasuo_desktop.statistics.periods import Period, after, before
from sifasuo_desktop.ui.lists.list_menus import ListMenu
from sifasuo_desktop.ui.lists.record_model import Column
from sifasuo_desktop.ui.page import Target

if TYPE_CHECKING:
    from sifasuo_desktop.services.paper.printing import PaperJob
    from sifasuo_desktop.ui.lists.list_page import ListPage

ALL = "全部"
PERIODS = (
    ("本月", "{year}-{month:02d}", 0),
    ("上月", "{year}-{month:02d}", 1),
    ("本季度", "{year}Q{quarter}", 0),
    ("上季度", "{year}Q{quarter}", 1),
    ("今年", "{year}", 0),
    ("去年", "{year}", 1),
)
"""What a period is called, how the one of today is written, how many lie between."""


class RegisterMenu(QObject):
    """打印台账: the register of a month, a quarter, a year, or of everything, before it is printed.

    It holds every record of the period, whatever the list is narrowed to.
    """

    def __init__(self, page: "ListPage") -> None:
        super().__init__(page)
        self._page = page
        self.menu = ListMenu("打印台账", self._fill)

    def print(self, view: str | None = None, form: str = "", back: int = 0) -> None:
        """Shows the register of a period, or of everything; ``view`` is one by other columns."""
        page = self._page
        job = partial(print_register, page.desk.workplace, page.kind, form, back, view)
        page.desk.go("preview", Target(verb="list", words=page.list_page, job=job))

    def _fill(self, menu: QMenu) -> None:
        """The periods of the usual register, then a menu of them for each other one."""
        self._fill_periods(menu, None)
        for view in kinds()[self._page.kind].views:
            self._fill_periods(menu.addMenu(view.title), view.name)

    def _fill_periods(self, menu: QMenu, view: str | None) -> None:
        """Of a kind whose records have no day there is the register of all alone."""
        if kinds()[self._page.kind].dated:
            for words, form, back in PERIODS:
                menu.addAction(words).setData(partial(self.print, view, form, back))
        menu.addAction(ALL).setData(partial(self.print, view))


def print_register(
    workplace: Workplace, kind: str, form: str, back: int, view: str | None
) -> "PaperJob":
    """Belongs on the lane of the store. Raises Refused as ``register_job`` does."""
    # A list shows long before it is printed.
    from sifasuo_desktop.services.paper.register_print import register_job

    period = _period(workplace, form, back) if form else None
    return register_job(workplace, kind, {}, period, view=view)


def _period(workplace: Workplace, form: str, back: int) -> Period:
    """The period of today as the office counts, or one before it: behind its cut-off day the next
    one has begun.
    """
    day = workplace.today()
    quarter = (day.month + 2) // 3
    text = form.format(year=day.year, month=day.month, quarter=quarter)
    period = period_named(workplace, text)
    if period.last < day:
        period = after(period)
    return before(period) if back else period


def print_list(
    workplace: Workplace, title: str, asked: Asked, about: str, columns: Sequence[Column]
) -> "PaperJob":
    """Reads every row; belongs on the lane of the store. Raises Refused as ``list_job`` does."""
    # A list shows long before it is printed.
    from sifasuo_desktop.services.paper.list_print import MOST_ROWS, list_job

    found = list_page(workplace, asked, limit=MOST_ROWS + 1)
    rows = []
    for item in found.items:
        due = found.due.get(str(item["id"]))
        rows.append([column.cell(item, due)[0] for column in columns])
    titles = [column.title for column in columns]
    return list_job(workplace, asked.kind, title, about, titles, rows)
