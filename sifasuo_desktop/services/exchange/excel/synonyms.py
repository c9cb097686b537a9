"""What the titles of columns are called elsewhere: the program's list and the office's own."""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from sifasuo_desktop.domain.folding import cleaned, half_width
from sifasuo_desktop.kernel import paths
from sifasuo_desktop.services.office.reference import BrokenTable

LOCAL = "excel-synonyms.toml"
_UNIT = re.compile(r"[(\[【][^()\[\]【】]*[)\]】]$")
_MARKS = re.compile(r"[\s*:·]+")


def heading(text: str) -> str:
    """A title without spaces, marks and full width."""
    return _MARKS.sub("", half_width(cleaned(text)))


def bare(text: str) -> str:
    """A title without what stands in brackets at its end: 金额（元）, 姓名（必填）."""
    plain = heading(text)
    return _UNIT.sub("", plain) or plain


Words = Mapping[str, frozenset[str]]
"""By the bare title of a field all by which it is known."""


def synonyms(folder: Path) -> Words:
    """All synonyms. Raises BrokenTable for an office's own file that cannot be used."""
    own = folder / LOCAL
    found = dict(_shipped())
    if own.exists():
        for title, words in _read(own).items():
            found[title] = found.get(title, frozenset()) | words
    return found


@cache
def _shipped() -> Words:
    return _read(paths.resources("excel", "synonyms.toml"))


def _read(path: Path) -> dict[str, frozenset[str]]:
    try:
        table: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError):
        raise BrokenTable(path.name, "写法不对，应为“栏目 = [叫法, 叫法]”") from None
    found: dict[str, frozenset[str]] = {}
    for title, words in table.items():
        if not isinstance(words, list) or not all(isinstance(one, str) for one in words):
            raise BrokenTable(path.name, title)
        found[bare(title)] = frozenset(bare(one) for one in words)
    return found
