"""A list as a paper: what the page shows, all of its rows, as a ruled table."""

import re
from collections.abc import Sequence

from sifasuo_desktop.documents.engine.blocks import Column, Note, PaperContent, Table, Title
from sifasuo_desktop.documents.field_words import width_of
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
# What no line breaks, and a number of a register with the word before it.
_WHOLE = re.compile(r"[\x21-\x7e¥]+")
_NUMBER = re.compile(r".[\x21-\x7e]+")


# Below this part of what the words ask for, a column is a thread of single characters.
_FITS = 0.4


def column_widths(
    titles: Sequence[str], rows: Sequence[Sequence[str]], room: float
) -> tuple[list[float], bool]:
    """Room for every date and number unbroken; what is left of ``room`` goes where the words are long.
    True when so much room is enough. All in characters.
    """
    least, wanted = [], []
    for place, title in enumerate(titles):
        words = [title, *(row[place] for row in rows)]
        whole = max(map(_whole, words))
        widest = max(map(width_of, words))
        least.append(max(whole, 2.0) + _PAD)
        wanted.append(max(least[-1], min(widest, _LONGEST) + _PAD))
    asked, left = sum(wanted) - sum(least), room - sum(least)
    share = max(0.0, min(1.0, left / asked)) if asked else 0.0
    found = [low + (high - low) * share for low, high in zip(least, wanted, strict=True)]
    return found, left >= asked * _FITS


def _whole(text: str) -> float:
    """The widest part of a text that stands on one line."""
    if _NUMBER.fullmatch(text):
        return width_of(text)
    return max((len(run) / 2 for run in _WHOLE.findall(text)), default=0.0)


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
    widths, upright = column_widths(titles, numbered, _ROOM)
    if not upright:
        widths, _ = column_widths(titles, numbered, _WIDE_ROOM)
    heads = tuple(map(Column, titles, widths))
    blocks = (
        Title(f"{title}清单"),
        Note(f"{workplace.office().name}　{about}　共 {len(rows)} 条　制表日期：{day}"),
        Table(heads, numbered),
    )
    workplace.note("print", None, f"list:{kind}")
    return PaperJob(
        PaperContent(f"{title}清单", blocks, landscape=not upright),
        file_name=file_name(f"{title}清单", str(day), about),
    )
