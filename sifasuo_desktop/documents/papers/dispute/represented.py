"""Many parties on paper: told in short with their representatives, named in an annex."""

from collections.abc import Sequence
from datetime import date
from itertools import chain, zip_longest

from sifasuo_desktop.documents.engine.blocks import (
    Block,
    Blocks,
    Column,
    PageBreak,
    Table,
    Text,
    Title,
)
from sifasuo_desktop.documents.papers.dispute.people import side_word
from sifasuo_desktop.documents.papers.dispute.signers import told_columns
from sifasuo_desktop.domain.casefile import CaseFile
from sifasuo_desktop.domain.dispute.records import Party
from sifasuo_desktop.domain.dispute.representatives import (
    MOST_EACH,
    by_side,
    counted,
    in_full,
    in_short,
    representatives,
    shortened,
    standing_on,
)

NAMES = "当事人名单"
ATTACHED = "（名单附后）"
ABREAST, SHORT = 4, 7  # names beside each other in a list of names up to so many characters


def sides(parties: Sequence[Party], *, listed: bool) -> tuple[str, str]:
    """The applicants and the respondents; in short where all stand in an annex."""
    told = {}
    for side in by_side(parties):
        words = in_short(side) if listed else in_full(side)
        told[side_word(side[0])] = words + (ATTACHED if listed and shortened(side) else "")
    return told.get("申请人", ""), told.get("被申请人", "")


def all_parties(parties: Sequence[Party]) -> str:
    """Every party in one line; many are told in short, for they stand in the agreement."""
    many = len(parties) > MOST_EACH
    return "、".join(in_short(side) if many else in_full(side) for side in by_side(parties))


def sides_in_short(parties: Sequence[Party], paper: str) -> Blocks:
    """A line for each side; the rest is told by the annex ``paper``."""
    lines = [Text(f"{side_word(side[0])}：{in_short(side)}", indent=0) for side in by_side(parties)]
    told = f"当事人共{len(parties)}方，基本情况见所附《{paper}》。"
    return (*lines, Text(told, indent=0))


def present_words(
    case: CaseFile, present: tuple[str, ...], day: date, *, listed: bool
) -> tuple[str, tuple[Party, ...]]:
    """Who came, and the parties of every side that came by its representatives alone or with some.

    ``申请人推选的代表人甲、乙（申请人共60人，名单附后）、云塘公司``: it never says that all were there.
    A side of many that came as a whole is told in short where all are ``listed`` in an annex.
    """
    words: dict[str, None] = {}
    represented: list[Party] = []
    told: set[str] = set()
    for side in by_side(standing_on(case.all(Party), day)):
        standing = [one for one in side if one.ended is None]
        names = [one.name for one in standing]
        came = [one.name for one in representatives(standing) if one.name in present]
        if all(name in present for name in names):
            if listed and shortened(standing):
                words[in_short(standing) + ATTACHED] = None
                told.update(names)
        elif came:
            words[_represented(side_word(side[0]), came, counted(standing))] = None
            told.update(came)
            represented += standing
    words.update(dict.fromkeys(name for name in present if name and name not in told))
    return "、".join(words), tuple(represented)


def _represented(side: str, came: Sequence[str], count: str) -> str:
    return f"{side}推选的代表人{'、'.join(came)}（{side}共{count}，名单附后）"


def name_list(parties: Sequence[Party]) -> Blocks:
    """The names of the parties on a page of their own, for a paper they do not sign."""
    blocks: list[Block] = [PageBreak(), Title(NAMES)]
    for side in by_side(parties):
        first = "、".join(one.name for one in representatives(side))
        head = f"{side_word(side[0])}（{counted(side)}）"
        blocks.append(Text(f"推选的代表人{first}。" if first else "", f"{head}：", indent=0))
        abreast = ABREAST if all(len(one.name) <= SHORT for one in side) else ABREAST // 2
        columns = (Column("序号", 0.8), Column("当事人", 2.2 * ABREAST / abreast)) * abreast
        cells = [(str(place), one.name) for place, one in enumerate(side, 1)]
        rows = zip_longest(*(cells[at::abreast] for at in range(abreast)), fillvalue=("", ""))
        blocks.append(Table(columns, tuple(tuple(chain.from_iterable(row)) for row in rows)))
    return tuple(blocks)


def list_of_people(people: Sequence[tuple[str, str]]) -> Blocks:
    """The names of the parties with what is told of each; they do not sign it."""
    rows = tuple((str(place), *one) for place, one in enumerate(people, 1))
    return (PageBreak(), Title(NAMES), Table(told_columns([name for name, _ in people]), rows))
