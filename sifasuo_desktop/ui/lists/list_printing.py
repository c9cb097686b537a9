"""What a list shows, as rows of words for its paper: all of them, page after page."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.services.reading.listing import Asked, list_page
from sifasuo_desktop.ui.lists.record_model import Column

if TYPE_CHECKING:
    from sifasuo_desktop.services.paper.printing import PaperJob


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
