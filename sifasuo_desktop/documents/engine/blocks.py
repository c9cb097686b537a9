"""What a paper is made of: plain values that say what stands there, not how it is drawn.

Every length is in characters of the body (``em``) or in body lines unless a name says otherwise.
Text is literal: nothing in a string is markup. A value that is empty prints as a blank to be
filled in by hand. Source of the parts: forms F01 to F29 of people's mediation and the papers of
community correction; page as GB/T 9704-2012.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeAlias


@dataclass(frozen=True)
class Fill:
    """A filled-in value inside a sentence: underlined, or a blank ``blank`` characters wide."""

    value: str = ""
    blank: int = 6


@dataclass(frozen=True)
class Strong:
    """Words of a sentence in the heading face."""

    text: str


@dataclass(frozen=True)
class Name:
    """The name of a person or body: printed in one face as a whole."""

    text: str


Inline: TypeAlias = str | Fill | Strong | Name
Rich: TypeAlias = str | tuple[Inline, ...]
"""A string, or a tuple that mixes strings with filled-in values, strong words and names."""


class Align(StrEnum):
    """Where a line stands between the margins."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


class Numbering(StrEnum):
    """How items are numbered: 一、 · 1. · （一）."""

    CHINESE = "chinese"
    ARABIC = "arabic"
    BRACKETED = "bracketed"


@dataclass(frozen=True)
class Title:
    """The title, centred and bold; ``\\n`` separates lines; ``spaced`` spreads a short one."""

    text: str
    spaced: bool = False


@dataclass(frozen=True)
class NumberLine:
    """The number of the paper on a line of its own, e.g. 编号：（2026）皋云人调字第018号."""

    value: str = ""
    label: str = "编号："
    align: Align = Align.RIGHT
    blank: int = 12


@dataclass(frozen=True)
class EdgeLine:
    """A line of small type with words at the left margin and at the right, above or below a form."""

    left: Rich = ""
    right: Rich = ""


@dataclass(frozen=True)
class Field:
    """One label with its value; ``weight`` shares out the free width of the row.

    ``tail`` follows the value and goes to the next line as a whole if it does not fit. ``blank`` is
    the least room in characters a hand needs where there is no value, e.g. for an address.
    """

    label: str
    value: str = ""
    weight: float = 1.0
    tail: str = ""
    blank: float = 3.5


@dataclass(frozen=True)
class LabelledRow:
    """Fields side by side with underlined values; what does not fit goes to the next line."""

    fields: tuple[Field, ...]


@dataclass(frozen=True)
class Heading:
    """Bold words that open what follows and never stand last on a page."""

    text: str


@dataclass(frozen=True)
class Text:
    """Running text; ``\\n`` separates paragraphs; the first line of each is indented.

    ``lead`` is a bold label before the first word. ``blank_lines`` is how many ruled lines are
    left when there is no text, of which the last ``give`` give way before a page is turned;
    ``least_lines`` keeps room below a text that is shorter.
    """

    content: Rich = ""
    lead: str = ""
    indent: int = 2
    align: Align = Align.LEFT
    blank_lines: int = 1
    least_lines: int = 0
    give: int = 0


@dataclass(frozen=True)
class NumberedTerms:
    """Numbered items, each a paragraph; up to ``blanks`` items, what is lacking is ruled.

    The last ``give`` of the ruled ones give way before a page is turned.
    """

    items: tuple[Rich, ...] = ()
    numbering: Numbering = Numbering.CHINESE
    blanks: int = 1
    give: int = 0


@dataclass(frozen=True)
class Column:
    """A column of a table: its heading and its share of the width."""

    title: str
    weight: float = 1.0
    align: Align = Align.LEFT


@dataclass(frozen=True)
class Table:
    """A ruled table whose heading is repeated on every page; ``blanks`` empty rows follow.

    A row is at least ``least_lines`` lines high, one of the ``sealed``, counted from 0, as high as
    a seal of 42 mm. A ``fine`` one is set smaller and closer, as registers are. Each row gives up
    ``give`` lines, and room around its words, before a second page is begun. High rows of one that
    ``flows`` begin on a page and go on upon the next. The last row of one that is ``summed`` is the
    whole of the others: it never stands on a page alone.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[Rich, ...], ...] = ()
    blanks: int = 0
    least_lines: float = 1.0
    sealed: tuple[int, ...] = ()
    fine: bool = False
    give: float = 0.0
    flows: bool = False
    summed: bool = False


@dataclass(frozen=True)
class Cell:
    """A cell of a form: ``span`` columns wide; ``label`` centres it as printed words.

    ``foot`` are lines for signature, seal and date at its lower right.
    """

    content: Rich = ""
    span: int = 1
    label: bool = False
    foot: tuple[Rich, ...] = ()


@dataclass(frozen=True)
class FormRow:
    """A row of a form, at least ``least_lines`` lines high.

    Of these it gives up to ``give``, and room around its words, before a second page is begun; one
    that ``grows`` takes what its page leaves; one that ``opens`` never stands last on a page. One that
    ``flows`` begins on a page and goes on upon the next where others are moved as a whole.
    """

    cells: tuple[Cell, ...]
    least_lines: float = 1.0
    give: float = 0.0
    grows: bool = False
    opens: bool = False
    flows: bool = False


@dataclass(frozen=True)
class Form:
    """A ruled form such as an approval sheet: ``widths`` shares the width among its columns.

    One that ``ends`` a paper keeps the row before it on its page.
    """

    widths: tuple[float, ...]
    rows: tuple[FormRow, ...]
    ends: bool = False


@dataclass(frozen=True)
class Signers:
    """Who signs: a label over one line a signer; ``names`` prints whose line it is.

    An empty name leaves a bare line, so ``("", "")`` is two blank lines. Beside a name that is
    ``sealed`` too there is room for a seal of 42 mm.
    """

    label: str
    names: tuple[str, ...] = ("",)
    sealed: tuple[str, ...] = ()


@dataclass(frozen=True)
class SignatureBlock:
    """Room for signatures in one or two columns. At least two lines of text stay with it.

    With ``dated`` the date follows at the right, blank to be filled in when ``day`` is None.
    """

    left: tuple[Signers, ...] = ()
    right: tuple[Signers, ...] = ()
    dated: bool = False
    day: date | None = None


@dataclass(frozen=True)
class SealRoom:
    """The words the seal goes over and the date, with room for a seal of 42 mm."""

    words: str
    day: date | None = None


@dataclass(frozen=True)
class Note:
    """Small print, e.g. 备注：此表由人民调解委员会填写。"""

    text: str


@dataclass(frozen=True)
class Spacer:
    """Empty room of ``lines`` body lines; vanishes at the top of a page."""

    lines: float = 1.0


@dataclass(frozen=True)
class CutLine:
    """A dashed line across the page between a paper and its counterfoil."""

    words: str = ""


@dataclass(frozen=True)
class PageBreak:
    """What follows begins on a new page."""


@dataclass(frozen=True)
class Picture:
    """A photo (JPEG or PNG) as large as fits one part of ``of_page`` parts of a page, its title below."""

    data: bytes
    title: str = ""
    of_page: float = 3.0
    align: Align = Align.CENTRE


@dataclass(frozen=True)
class Bars:
    """Bars beside each other: what stands below each, its number in words, how high it is."""

    title: str
    values: tuple[tuple[str, str, float], ...]


@dataclass(frozen=True)
class KeepTogether:
    """Blocks that stay on one page if one page holds them."""

    blocks: tuple["Block", ...]


Block: TypeAlias = (
    Title
    | NumberLine
    | EdgeLine
    | LabelledRow
    | Heading
    | Text
    | NumberedTerms
    | Table
    | Form
    | SignatureBlock
    | SealRoom
    | Note
    | Spacer
    | CutLine
    | PageBreak
    | Picture
    | Bars
    | KeepTogether
)
Blocks: TypeAlias = tuple[Block, ...]


class Measure(StrEnum):
    """Size of the body: FORM is 14 pt on 28 pt, LETTER is GB/T 9704 (28 characters, 22 lines)."""

    FORM = "form"
    LETTER = "letter"


@dataclass(frozen=True)
class PaperContent:
    """A whole paper. ``title`` goes into the file's own data, the printed one is a block.

    ``names`` are the names of the persons and bodies the text speaks of: wherever one occurs it is
    printed in one face. ``copies`` is how many are to be printed. ``number`` is told with the title
    at the foot of every page when there are several, so that no sheet can be exchanged. ``mark``
    stands across every page, e.g. 已被第2版取代. What is ``behind`` has pages of its own, so that it
    never makes the paper itself longer. A ``landscape`` paper holds titles, notes, edge lines
    and tables. A ``counted`` one tells how many pages it has also when it has one.
    """

    title: str
    blocks: Blocks
    page_numbers: bool = True
    copies: int = 1
    measure: Measure = Measure.FORM
    names: tuple[str, ...] = ()
    number: str = ""
    mark: str = ""
    landscape: bool = False
    behind: Blocks = ()
    counted: bool = False


def flatten(blocks: Blocks) -> Iterator[Block]:
    """The blocks in order with the content of every KeepTogether in its place."""
    for block in blocks:
        if isinstance(block, KeepTogether):
            yield from flatten(block.blocks)
        else:
            yield block
