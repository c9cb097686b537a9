"""Counties, districts and county-level cities of China by name, from the code table of stdnum.

Six digits (GB/T 2260): two the province, four the city, six the county. The table keeps abolished
codes, too; those it says are abolished do not count.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from stdnum import numdb

from sifasuo_desktop.domain.leaves import Area, AreaKind, DestinationKind, destination_kind

_IN_FORCE = re.compile(r"(?:\[[0-9]{4}-\])?([^\[\]]+)$")
_SHARED = ("市辖区", "市区", "市", "县", "林区", "省直辖县级行政区划")
_CODE = re.compile(r"[0-9]{6}")
# Two characters (城区, 郊区) in a sentence are a word of the language before they are a name.
_SHORT = 2


def _table() -> Iterator[tuple[str, str]]:
    """(code, name) of every province, city and county in force."""
    for _, low, _, facts, below in numdb.get("cn/loc").prefixes:
        yield low, str(facts.get("province", ""))
        for _, first, _, inner, _ in below or ():
            match = _IN_FORCE.search(str(inner.get("county", "")).split(",")[-1])
            if match and match[1] not in _SHARED:
                yield low + first, match[1]


@cache
def _counties() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for code, name in _table():
        if len(code) == 6 and code[4:] != "00":
            found.setdefault(name, []).append(code)
    return {name: tuple(codes) for name, codes in found.items()}


@cache
def _above() -> tuple[tuple[str, str], ...]:
    """(prefix, name) of the provinces and cities."""
    cities = ((code[:4].removesuffix("00"), name) for code, name in _table() if code[4:] == "00")
    return tuple(sorted({*cities, *((code, name) for code, name in _table() if len(code) == 2)}))


def codes_of(words: str) -> tuple[str, ...]:
    """Codes of the county-level areas named in the words, of the provinces and cities named there.

    Where neither the words nor the name itself settle it there are several.
    """
    return _within(words, (name for name in _counties() if len(name) > _SHORT and name in words))


def _within(words: str, names: Iterable[str]) -> tuple[str, ...]:
    """Codes of the counties of these names, in the provinces and cities named in the words."""
    around = _prefixes(words)
    return tuple(
        sorted(
            code
            for name in names
            for code in _counties()[name]
            if not around or any(code.startswith(prefix) for prefix in around)
        )
    )


def _prefixes(words: str) -> tuple[str, ...]:
    """Of the provinces and cities named, the most exact: a city says more than its province."""
    found = [prefix for prefix, name in _above() if name and name in words]
    cities = tuple(prefix for prefix in found if len(prefix) == 4)
    return cities or tuple(found)


def area_of(text: str) -> tuple[str, ...]:
    """The area a person chose by code or name: one code, none, or all that bear the name."""
    plain = text.strip()
    if _CODE.fullmatch(plain):
        known = {code for codes in _counties().values() for code in codes}
        return (plain,) if plain in known else ()
    found = codes_of(plain)
    if found:
        return found
    short = _within(plain, {plain[-_SHORT:]} & _counties().keys())
    # 城区, 郊区 and 矿区 are parts of many cities: only with its city it is one of them.
    provinces = {code[:2] for code in short}
    return short if len(provinces) == 1 or _prefixes(plain) else ()


def kind_of(code: str) -> AreaKind:
    """District, county or county-level city, by the order of the code's last two digits."""
    last = int(code[4:6])
    if last >= 81:
        return AreaKind.COUNTY_CITY
    return AreaKind.DISTRICT if last <= 20 else AreaKind.COUNTY


def destinations(home: str, codes: tuple[str, ...]) -> frozenset[DestinationKind]:
    """Where the areas lie, seen from the code of home."""
    here = Area(home[:6], kind_of(home))
    return frozenset(destination_kind(here, Area(code, kind_of(code))) for code in codes)


def destination_by_words(home: str, words: str) -> DestinationKind | None:
    """Where the words say the destination lies, or None where they do not say it."""
    found = destinations(home, codes_of(words))
    if len(found) == 1:
        return next(iter(found))
    around = _prefixes(words)
    if not found and around and not any(home.startswith(prefix) for prefix in around):
        return DestinationKind.OTHER_CITY
    return None
