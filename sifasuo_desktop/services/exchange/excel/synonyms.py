"""What the titles of columns are called elsewhere: the program's list and the office's own."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
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
"""By a title all by which it is known."""
_VALUES = "值"


@dataclass(frozen=True)
class Synonyms:
    """``titles`` of columns by their bare titles; ``values`` of a field by its bare title and the
    word that stands in a cell: the title of the entry meant.
    """

    titles: Words
    values: Mapping[str, Mapping[str, str]]

    def value(self, title: str, word: str) -> str:
        """The entry of a list a word means in a field; the word itself where nothing is said."""
        return self.values.get(bare(title), {}).get(bare(word), word)


def synonyms(folder: Path) -> Synonyms:
    """All synonyms. Raises BrokenTable for an office's own file that cannot be used."""
    own = folder / LOCAL
    shipped = _shipped()
    if not own.exists():
        return shipped
    more = _read(own)
    titles = {
        title: shipped.titles.get(title, frozenset()) | more.titles.get(title, frozenset())
        for title in {*shipped.titles, *more.titles}
    }
    values = {
        title: {**shipped.values.get(title, {}), **more.values.get(title, {})}
        for title in {*shipped.values, *more.values}
    }
    return Synonyms(titles, values)


@cache
def _shipped() -> Synonyms:
    return _read(paths.resources("excel", "synonyms.toml"))


def _read(path: Path) -> Synonyms:
    try:
        table: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError):
        raise BrokenTable(path.name, "写法不对，应为“栏目 = [叫法, 叫法]”") from None
    values = table.pop(_VALUES, {})
    if not isinstance(values, dict) or not all(isinstance(one, dict) for one in values.values()):
        raise BrokenTable(path.name, _VALUES)
    meant = {
        bare(title): {
            word: entry for entry, words in of.items() for word in _words(path, entry, words)
        }
        for title, of in values.items()
    }
    titles = {bare(title): _words(path, title, words) for title, words in table.items()}
    return Synonyms(titles, meant)


def _words(path: Path, title: str, words: Any) -> frozenset[str]:
    if not isinstance(words, list) or not all(isinstance(one, str) for one in words):
        raise BrokenTable(path.name, title)
    return frozenset(bare(one) for one in words)
