"""A list as a paper: what the page shows, all of its rows, as a ruled table."""

import re
from collections.abc import Sequence

from sifasuo_desktop.documents.engine.blocks import Column, Note, PaperContent, Table, Title
from sifasuo_desktop.domain.refusal import Refused, problem
from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.services.paper.paper_names import file_name
from sifasuo_desktop.services.paper.printing import PaperJob

MOST_ROWS = 2_000


# In characters of the table's type: the width of the page upright and landscape, the least of a cell
# beside its words.
_ROOM, _WIDE_ROOM = 36.0, 56.0
_PAD = 1.0
_LONGEST = 12.0
_WHOLE = re.compile(r"[\x21-\x7e]+")


# Below this part of what the words ask for, a column is a thread of single characters.
_FITS = 0.4


def _widths(titles: Sequence[str], rows: Sequence[Sequence[str]]) -> tuple[list[float], bool]:
    """Room for every date and number unbroken; what is left goes where the words are long.

    True when the columns ask for a page that lies on its side.
    """
    least, wanted = [], []
    for place, title in enumerate(titles):
        words = [title, *(row[place] for row in rows)]
        whole = max((len(run) for one in words for run in _WHOLE.findall(one)), default=0)
        least.append(max(whole / 2, 2.0) + _PAD)
        longest = max(sum(0.5 if char.isascii() else 1.0 for char in one) for one in words)
        wanted.append(max(least[-1], min(longest, _LONGEST) + _PAD))
    asked = sum(wanted) - sum(least)
    landscape = _ROOM - sum(least) < asked * _FITS
    left = (_WIDE_ROOM if landscape else _ROOM) - sum(least)
    share = max(0.0, min(1.0, left / asked)) if asked else 0.0
    found = [low + (high - low) * share for low, high in zip(least, wanted, strict=True)]
    return found, landscape


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
    widths, landscape = _widths(titles, numbered)
    heads = tuple(map(Column, titles, widths))
    blocks = (
        Title(f"{title}清单"),
        Note(f"{workplace.office().name}　{about}　共 {len(rows)} 条　制表日期：{day}"),
        Table(heads, numbered),
    )
    workplace.note("print", None, f"list:{kind}")
    return PaperJob(
        PaperContent(f"{title}清单", blocks, landscape=landscape),
        file_name=file_name(f"{title}清单", str(day), about),
    )
