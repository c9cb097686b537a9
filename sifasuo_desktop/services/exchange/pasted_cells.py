"""A copied table or message, line by line in cells; no number and no date is ever cut in two.

Tabs part cells. In a line without a tab, spaces and other marks do, but never between two digits:
what may be one number or two stays together, and ``sure`` says whether it is one for certain.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sifasuo_desktop.domain.chinese_numerals import NUMERALS, counted
from sifasuo_desktop.domain.folding import cleaned, half_width

# How spreadsheets copy a cell with a line break or a tab in it.
_QUOTED = re.compile(r'(?:^|(?<=[\t\n]))"((?:[^"]|"")*)"(?=[\t\n]|$)')
_BREAK = "\x0b"
_APART = re.compile(r"[\s，,；;、|｜]+")
_HARD = re.compile(rf"[；;|｜{_BREAK}]")
_HAN = "\u3400-\u9fff\U00020000-\U0003ffff"
# What ends where it ends, whatever stands behind it: days in full, telephones, numbers of papers.
_WHOLE = re.compile(
    r"(?<![0-9])(?:"
    r"(?:(?:[0-9]{4}|[0-9]{2})\s*年\s*)?[0-9]{1,2}\s*月\s*[0-9]{1,2}\s*[日号]"
    r"|(?:19|20)[0-9]{2}\s?([-/.])\s?[0-9]{1,2}\s?\1\s?[0-9]{1,2}(?![0-9]|[-/.][0-9])"
    r"(?:[ T]+[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?:\.0+)?)?"
    r"|1[3-9][0-9][ -][0-9]{4}[ -][0-9]{4}(?![0-9])"
    r"|0[0-9]{2,3}[ -][0-9]{7,8}(?![0-9])"
    r"|[0-9]{6}[ -][0-9]{8}[ -][0-9]{3}[0-9Xx]"
    r"|[0-9]{17}[Xx]|[0-9]{7,}(?![0-9]|\.[0-9])"
    r")"
)
_COUNTED_IN = re.compile(
    rf"(?:[十百千万亿]+(?:元|圆|块)?|元|圆|块|角|分|美元|港元|欧元)(?:整|正|钱)?(?![{_HAN}])"
)
_SIGNED = re.compile(r"(?:人民币|RMB|CNY|¥|[+-])$", re.IGNORECASE)
_SMALL = re.compile(rf"[0-9{NUMERALS}][角分]|[整正](?![{_HAN}])")
_NUMERALS = re.compile(rf"[{NUMERALS}]+")
_GROUPED = re.compile(r"(?<![0-9])[0-9]{1,3}([ ,，])([0-9]{3})(?![0-9])")
_KNOWN_START = re.compile(r"(?:人民币|RMB|CNY|[¥￥：:])\s*$", re.IGNORECASE)
# The number of a line in a list: (1) 1) ① 1、 一、 1. but not the beginning of 1.5万元.
_ITEM = re.compile(
    r"\s*([(（](?:[0-9]{1,3}|[一二三四五六七八九十]{1,3})[)）]|[0-9]{1,3}[)）]|[①-⑳]"
    r"|(?:[0-9]{1,3}|[一二三四五六七八九十]{1,3})、|[0-9]{1,3}[.．](?![0-9]))"
    r"(?=\s*[^\s0-9元圆块万亿])\s*"
    r"|\s*([0-9]{1,3}、)\s*(?=[0-9])"
)
_RULED = re.compile(r"[\s|:=_+-]*")
_LISTED = re.compile(
    r" *([(（]?[0-9一二三四五六七八九十]{1,3}[)）.．、]?|[①-⑳])\t+([^\t]*\S[^\t]*)"
)


@dataclass(frozen=True)
class Cell:
    """A cell; not ``sure`` where its digits may be one number or two (``张三,13,800元``)."""

    text: str
    sure: bool = True


@dataclass(frozen=True)
class Line:
    """The cells of a line; of one with tabs the empty ones as well."""

    cells: tuple[Cell, ...]
    tabbed: bool

    @property
    def words(self) -> str:
        """The line in words, to name it."""
        return " ".join(cell.text for cell in self.cells if cell.text)


def lines_of(text: str) -> list[Line]:
    """The lines that hold anything."""
    plain = cleaned(text).strip("\n")
    whole = _QUOTED.fullmatch(plain)
    if whole and "\n" in whole[1]:
        # One cell copied alone: its lines are lines.
        plain = whole[1].replace('""', '"')
    lines = _QUOTED.sub(_inside, plain).split("\n")
    return [_line(line) for line in lines if not _RULED.fullmatch(line)]


def rows_of(text: str) -> list[list[str]]:
    """The cells of a copied table, as they stand: parted by tabs, a cell with a line break or a tab in
    it in quotes. A quote is otherwise a character like any other.
    """
    lines = _QUOTED.sub(_inside, cleaned(text).strip("\n")).split("\n")
    return [[cell.strip().replace(_BREAK, "\n") for cell in line.split("\t")] for line in lines]


def _inside(found: re.Match[str]) -> str:
    if not re.search(r"[\n\t]", found[1]):
        return found[0]
    return found[1].replace('""', '"').replace("\t", " ").strip("\n").replace("\n", _BREAK)


def _line(line: str) -> Line:
    listed = _LISTED.fullmatch(line)
    if listed:
        # A list of a word processor: its number, a tab, and a line of text.
        return Line((Cell(listed[1]), *_parted(listed[2].strip())), tabbed=False)
    if "\t" in line:
        parts = (cell.strip().replace(_BREAK, "\n") for cell in line.split("\t"))
        first, *others = (_named(part) for part in parts)
        sure = _sure(first, 0, len(first), set())
        return Line((Cell(first, sure), *(Cell(other) for other in others)), tabbed=True)
    item = _ITEM.match(line)
    number = (Cell(item[0].strip(" 、")),) if item else ()
    rest = re.sub(r"([：:])\s+", r"\1", line[item.end() if item else 0 :].strip())
    return Line((*number, *_parted(rest)), tabbed=False)


def _named(text: str) -> str:
    """A name in a cell without its number in the list: 1、陈志海."""
    item = _ITEM.match(text)
    numbered = item is not None and re.fullmatch(rf"[{_HAN}]{{2,4}}", text[item.end() :])
    return text[item.end() :] if item and numbered else text


def number_in_list(text: str) -> int | None:
    """The number of a line in a list, or None: 3, 3., (3), ③, 三."""
    plain = text.strip("()（）.．、 ")
    if len(plain) == 1 and "①" <= plain <= "⑳":
        return ord(plain) - ord("①") + 1
    if re.fullmatch(r"[0-9]{1,4}", plain):
        return int(plain)
    return counted(plain) if re.fullmatch(r"[一二三四五六七八九十]{1,3}", plain) else None


def _parted(line: str) -> Iterator[Cell]:
    """The cells of a line without tabs."""
    plain = half_width(line)
    spans = [found.span() for found in _WHOLE.finditer(plain)]
    start, cuts, used = 0, [], set()
    for found in _APART.finditer(line):
        if found.end() < len(line) and _keeps(plain, spans, start, found):
            continue
        cuts.append((start, found.start()))
        used |= set(found[0].strip()) or {" "}
        start = found.end()
    cuts.append((start, len(line)))
    for first, last in cuts:
        if line[first:last]:
            yield Cell(line[first:last], _sure(line, first, last, used))


def _keeps(plain: str, spans: list[tuple[int, int]], start: int, apart: re.Match[str]) -> bool:
    """Whether what else parts cells stands inside one here; the cell began at ``start``."""
    first, last = apart.span()
    if any(begin < first and last < end for begin, end in spans):
        return True
    before, behind = plain[start:first], plain[last:]
    if not before or _HARD.search(apart[0]):
        return False
    if before[-1] in "0123456789." and behind[0].isdigit():
        ends = any(end == first for _, end in spans)
        begins = any(begin == last for begin, _ in spans)
        # Telephones are told one by one with 、 and are one value.
        return ends == begins if apart[0] == "、" else not (ends or begins)
    if apart[0].strip():
        return False
    return (
        _one_amount(before, behind) or _one_day(before, behind) or _one_name(before, apart, plain)
    )


def _one_amount(before: str, behind: str) -> bool:
    if before[-1].isdigit():
        return _COUNTED_IN.match(behind) is not None
    if _SIGNED.search(before):
        return behind[0].isdigit() or behind[0] in NUMERALS
    if before[-1] in "元圆块角":
        return _SMALL.match(behind) is not None
    return bool(_NUMERALS.fullmatch(before)) and behind[0] in NUMERALS + "元圆块"


def _one_day(before: str, behind: str) -> bool:
    """``二〇二六年 五月``, ``明年 5月1日``, ``每月 5日``."""
    return before[-1] in "年月" and (behind[0].isdigit() or behind[0] in NUMERALS)


def _one_name(before: str, apart: re.Match[str], plain: str) -> bool:
    """Names of two characters are spread over three places in lists."""
    spread = apart.start() == 1 or ":" in before or set(apart[0]) == {"\u3000"}
    behind = re.match(rf"[{_HAN}](?![{_HAN}])", plain[apart.end() :])
    return spread and bool(behind) and re.search(f"(?:^|:)[{_HAN}]$", before) is not None


def _sure(line: str, first: int, last: int, used: set[str]) -> bool:
    """Whether a number in groups is one: its mark parts no cells, or what follows is no number."""
    for found in _GROUPED.finditer(half_width(line[first:last])):
        at = first + found.start()
        mark = line[first + found.start(1)]
        alone = found[2][0] != "0" and not _KNOWN_START.search(line[first:at])
        if alone and (mark in used or (mark.isspace() and at == 0)):
            return False
    return True
