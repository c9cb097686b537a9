"""The columns of a register: their headings, how wide they are, where their words stand.

A width comes from what a field can hold, not from what it holds this time: a day, an amount, a name
have room enough, what is left goes to the texts by how long they may be.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from math import ceil

from sifasuo_desktop.documents.engine.blocks import Align
from sifasuo_desktop.documents.field_words import width_of
from sifasuo_desktop.domain.codes import CodeBook
from sifasuo_desktop.domain.fields import Field, field_map
from sifasuo_desktop.domain.kind import Kind
from sifasuo_desktop.services.acting.states import states_of

STATE, REMARK = "state", "remark"
OF_ALL = {"number": "编号", "who": "当事人", REMARK: "备注"}
"""What a register can show of any kind, besides its fields and what it counts of the parts."""
# In characters of the register's type: a line of the page, what is free beside the words of a cell.
ROOM, BESIDE = 65.0, 1.0
PLACE, DAY, MOMENT, COUNT, AMOUNT = 2.5, 5.0, 8.0, 3.0, 6.0
NUMBER, FILE_NUMBER, PERSON, PHONE, CODE, IDENTITY = 5.6, 8.0, 4.0, 6.0, 10.4, 9.5
LEAST_CODE, MOST_CODE = 2.0, 6.0
LONG, TEXT, SHORT_TEXT = 3.0, 2.0, 1.3
WORD, SHORT = 20, 30  # characters; a text that may be longer gets more of what is left
LEAST_SHARE = 4.0


@dataclass(frozen=True)
class Columns:
    """All but the first are named; ``widths`` are shares of the page."""

    names: tuple[str, ...]
    titles: tuple[str, ...]
    widths: tuple[float, ...]
    aligns: tuple[Align, ...]

    @property
    def widest(self) -> str:
        """The name of the column with most room."""
        return max(zip(self.widths[1:], self.names, strict=True))[1]


def columns_of(kind: Kind, names: Sequence[str], codes: CodeBook) -> Columns:
    """The columns of a register, its place in front; 备注 behind where no state is shown."""
    all_names = (*names, *(() if STATE in names else (REMARK,)))
    fields = field_map(kind.record)
    tallies = {one.name: one.title for one in kind.tallies}
    titles, fixed, shares = [], [], []
    for name in all_names:
        field = fields.get(name)
        titles.append(OF_ALL.get(name) or tallies.get(name) or (field.spec.title if field else ""))
        width, share = _width(kind, name, field, codes)
        fixed.append(max(width, _head_room(titles[-1])) + BESIDE if not share else 0.0)
        shares.append(share)
    left = max(ROOM - PLACE - sum(fixed), LEAST_SHARE * sum(map(bool, shares)))
    whole = sum(shares)
    widths = [
        left * share / whole if share else width for width, share in zip(fixed, shares, strict=True)
    ]
    heads = (_head(title, width) for title, width in zip(titles, widths, strict=True))
    aligns = (_align(name, fields.get(name)) for name in all_names)
    return Columns(all_names, ("序号", *heads), (PLACE, *widths), (Align.CENTRE, *aligns))


def counted(field: Field | None) -> bool:
    """Whether the values of a field add up: amounts, and what is counted."""
    if field is None or field.many or field.spec.codes:
        return False
    return field.type is Decimal or (field.type is int and field.spec.check in ("count", "whole"))


def _width(kind: Kind, name: str, field: Field | None, codes: CodeBook) -> tuple[float, float]:
    """Room in characters, or a share of what is left."""
    if name == STATE:
        titles = [state.title for state in states_of(kind.name)]
        return max(3.0, *map(width_of, titles)), 0.0
    if name == "number":
        return FILE_NUMBER, 0.0
    if name in (REMARK, "who"):
        return (2.0, 0.0) if name == REMARK else (0.0, TEXT)
    if field is None:
        return COUNT, 0.0
    if name in kind.called:
        return 0.0, TEXT
    return _width_of_field(field, codes)


def _width_of_field(field: Field, codes: CodeBook) -> tuple[float, float]:
    spec = field.spec
    if spec.codes and not field.many:
        titles = codes.list(spec.codes).titles.values()
        return min(MOST_CODE, max(LEAST_CODE, *map(width_of, titles))), 0.0
    plain = {date: DAY, datetime: MOMENT, int: COUNT, bool: LEAST_CODE, Decimal: AMOUNT}
    if field.type in plain:
        return plain[field.type], 0.0
    if spec.ref:
        return PERSON, 0.0
    fixed = {"uscc": CODE, "id": IDENTITY, "phone": PHONE}
    known = next((fixed[one] for one in (spec.check, spec.doubt, spec.mask) if one in fixed), 0.0)
    if known:
        return known, 0.0
    if spec.form == "number":
        return (FILE_NUMBER if field.name == "file_no" else NUMBER), 0.0
    if spec.form == "name":
        return PERSON, 0.0
    if spec.multiline:
        return 0.0, LONG
    if spec.length <= WORD:
        return PERSON, 0.0
    return 0.0, TEXT if spec.length > SHORT else SHORT_TEXT


def _head_room(title: str) -> float:
    """A heading stands on two lines at the most."""
    return ceil(len(title) / 2)


def _head(title: str, width: float) -> str:
    """A heading that does not fit on one line breaks in its middle."""
    half = ceil(len(title) / 2)
    return title if len(title) <= width - BESIDE else f"{title[:half]}\n{title[half:]}"


def _align(name: str, field: Field | None) -> Align:
    """Amounts stand at the right; days, counts and what comes from a list in the middle."""
    if field is None:
        return Align.LEFT if name in OF_ALL else Align.CENTRE
    if field.many or field.spec.ref:
        return Align.LEFT
    if field.type is Decimal:
        return Align.RIGHT
    of_list = field.spec.codes or field.name == STATE
    return Align.CENTRE if of_list or field.type in (date, int, bool) else Align.LEFT
