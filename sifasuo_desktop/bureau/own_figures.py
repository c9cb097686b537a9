"""What the bureau itself did in a period: entered there, told beside what its offices did.

The figures are those the city's yearly report tells of the bureau and of the notary office.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import delete, insert, select

from sifasuo_desktop.bureau.store import Bureau
from sifasuo_desktop.bureau.tables import OWN_FIGURE
from sifasuo_desktop.bureau.trouble import BureauTrouble
from sifasuo_desktop.kernel.clock import Clock, stamp
from sifasuo_desktop.statistics.periods import Period

TITLES: Mapping[str, str] = {
    "city_norm_docs_reviewed": "市级审查行政规范性文件（件）",
    "city_other_documents_reviewed": "市级审查其他政府文件（件）",
    "city_documents_reviewed": "市级审查文件合计（件）",
    "city_contracts_reviewed": "市级审查政府重大合同（件）",
    "city_opinions_issued": "市级出具审核意见书（份）",
    "city_documents_cleared": "市级清理规范性文件（件）",
    "city_documents_published": "市级公开规范性文件（件）",
    "city_ip_certificates": "知识产权类公证书（件）",
}
SUMS: Mapping[str, Sequence[str]] = {
    "city_documents_reviewed": ("city_norm_docs_reviewed", "city_other_documents_reviewed"),
}
"""Where nothing was entered for it a figure is the sum of others."""
REPORT = "annual"
"""The report beside which they stand."""


@dataclass(frozen=True)
class Own:
    """One entry: what was done between two days."""

    key: str
    first: str
    last: str
    value: int
    note: str | None


def known(key: str | None) -> None:
    """Raises BureauTrouble ``own_unknown`` for what is no figure of the bureau."""
    if key is not None and key not in TITLES:
        raise BureauTrouble("own_unknown", "key", key=key, known="、".join(TITLES))


def enter(
    bureau: Bureau, key: str, period: Period, value: int, note: str | None, clock: Clock
) -> None:
    """Keeps a figure of a period; an earlier entry for the same days gives way.

    Raises BureauTrouble ``own_unknown``, ``own_negative``.
    """
    known(key)
    if value < 0:
        raise BureauTrouble("own_negative", "value", value=value)
    days = {"first": period.first.isoformat(), "last": period.last.isoformat()}
    own = OWN_FIGURE.c
    same = (own.key == key) & (own.first == days["first"]) & (own.last == days["last"])
    with bureau.writing() as connection:
        connection.execute(delete(OWN_FIGURE).where(same))
        row = {"key": key, **days, "value": value, "note": note, "entered_at": stamp(clock.now())}
        connection.execute(insert(OWN_FIGURE).values(**row))


def entries(bureau: Bureau, period: Period) -> tuple[Own, ...]:
    """What was entered for days within a period, in the order of the figures."""
    own = OWN_FIGURE.c
    query = select(OWN_FIGURE).where(
        own.first >= period.first.isoformat(), own.last <= period.last.isoformat()
    )
    with bureau.reading() as connection:
        found = [
            Own(row.key, row.first, row.last, row.value, row.note)
            for row in connection.execute(query.order_by(own.first, own.last))
        ]
    places = {key: place for place, key in enumerate(TITLES)}
    return tuple(sorted(found, key=lambda one: places[one.key]))


def figures(bureau: Bureau, period: Period) -> dict[str, int | None]:
    """Every figure of a period: the sum of what was entered for days in it, None for nothing.

    Of entries that overlap only those of the longest time count.
    """
    found = entries(bureau, period)
    values: dict[str, int | None] = {}
    for key in TITLES:
        mine = sorted((one for one in found if one.key == key), key=_days, reverse=True)
        kept: list[Own] = []
        for one in mine:
            if all(one.first > other.last or one.last < other.first for other in kept):
                kept.append(one)
        values[key] = sum(one.value for one in kept) if kept else None
    for key, parts in SUMS.items():
        told = [values[part] for part in parts if values[part] is not None]
        if values[key] is None and told:
            values[key] = sum(one for one in told if one is not None)
    return values


def _days(one: Own) -> int:
    return (date.fromisoformat(one.last) - date.fromisoformat(one.first)).days
