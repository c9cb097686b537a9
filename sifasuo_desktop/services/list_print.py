"""A list as a paper: what the page shows, all of its rows, as a ruled table."""

import re
from collections.abc import Sequence

from sifasuo_desktop.documents.engine.blocks import Column, Note, PaperContent, Table, Title
from sifasuo_desktop.domain.refusal import Refused, problem
from sifasuo_desktop.services.paper_names import file_name
from sifasuo_desktop.services.printing import PaperJob
from sifasuo_desktop.services.workplace import Workplace

MOST_ROWS = 2_000


# In characters of the table's type: the width of the page, the least of a cell beside its words.
_ROOM = 36.0
_PAD = 1.0
_LONGEST = 12.0
_WHOLE = re.compile(r"[\x21-\x7e]+")


def _widths(titles: Sequence[str], rows: Sequence[Sequence[str]]) -> list[float]:
    """Room for every date and number unbroken; what is left goes where the words are long."""
    least, wanted = [], []
    for place, title in enumerate(titles):
        words = [title, *(row[place] for row in rows)]
        whole = max((len(run) for one in words for run in _WHOLE.findall(one)), default=0)
        least.append(max(whole / 2, 2.0) + _PAD)
        longest = max(sum(0.5 if char.isascii() else 1.0 for char in one) for one in words)
        wanted.append(max(least[-1], min(longest, _LONGEST) + _PAD))
    left, asked = _ROOM - sum(least), sum(wanted) - sum(least)
    share = max(0.0, min(1.0, left / asked)) if asked else 0.0
    return [low + (high - low) * share for low, high in zip(least, wanted, strict=True)]


def list_job(
    workplace: Workplace,
    kind: str,
    title: str,
    about: str,
    columns: Sequence[str],
    rows: Sequence[Sequence[str]],
) -> PaperJob:
    """The paper of a list, noted in the log; ``about`` says which records it holds.

    Raises Refused ``act.not_allowed``, ``print.list_long``.
    """
    if not workplace.may("print"):
        raise Refused(problem("act.not_allowed", "", title="打印"))
    if len(rows) > MOST_ROWS:
        raise Refused(problem("print.list_long", "", count=len(rows), most=MOST_ROWS))
    day = workplace.today()
    titles = ("序号", *columns)
    numbered = tuple((str(place), *row) for place, row in enumerate(rows, 1))
    heads = tuple(map(Column, titles, _widths(titles, numbered)))
    blocks = (
        Title(f"{title}清单"),
        Note(f"{workplace.office().name}　{about}　共 {len(rows)} 条　制表日期：{day}"),
        Table(heads, numbered),
    )
    workplace.note("print", None, f"list:{kind}")
    return PaperJob(
        PaperContent(f"{title}清单", blocks), file_name=file_name(f"{title}清单", str(day), about)
    )
