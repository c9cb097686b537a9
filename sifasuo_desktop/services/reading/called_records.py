"""How the records that fields of others point to are called on paper: never by an id."""

from collections.abc import Iterable, Mapping

from sifasuo_desktop.domain.record import KINDS, Record, root_kind
from sifasuo_desktop.ledgers.kinds import kinds
from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.store.lists import Query, children_of_roots, page
from sifasuo_desktop.store.reading import Reader

WITHHELD = "（不予显示）"
"""What stands for a record that whoever prints may not know, and for one that is sealed: a name on
paper would undo the seal.
"""


def called_records(workplace: Workplace, kind: str, identities: Iterable[str]) -> Mapping[str, str]:
    """The title of each record by its id, with its number where the kind bears numbers."""
    wanted = tuple(dict.fromkeys(identities))
    if not wanted or not workplace.may(f"read:{KINDS[root_kind(kind)].AREA}"):
        return dict.fromkeys(wanted, WITHHELD)
    hidden = not workplace.may("juvenile")
    query = Query(kind, limit=len(wanted), hidden=hidden, unsealed=True, only=wanted)
    with workplace.store.reading() as reader:
        found = page(reader, query)
        records = found.records if found else ()
        titles = _titles(workplace, reader, kind, records)
    return {identity: titles.get(identity, WITHHELD) for identity in wanted}


def called_record(workplace: Workplace, kind: str, identity: str) -> str:
    """The same of one record."""
    return called_records(workplace, kind, (identity,))[identity]


def _titles(
    workplace: Workplace, reader: Reader, kind: str, records: Iterable[Record]
) -> dict[str, str]:
    declared = kinds()[kind]
    roots = [record.id for record in records]
    beside = children_of_roots(reader, roots, declared.beside.KIND) if declared.beside else {}
    titles = {}
    for record in records:
        title = declared.title(record, beside.get(record.id, ()), workplace.codes)
        number = declared.number_of(record) if declared.numbered else None
        shown = number if number and number not in title else ""
        titles[record.id] = f"{title}　{shown}" if shown else title
    return titles
