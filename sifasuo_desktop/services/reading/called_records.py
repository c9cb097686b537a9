"""How the records that fields of others point to are called on paper: never by an id, by title or
number as their kind says.
"""

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
    """What each record is called, by its id: title and number unless its kind says otherwise."""
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


def record_in_sight(workplace: Workplace, kind: str, identity: str) -> Record | None:
    """The record itself, for a paper that says more of it; None where its name is withheld."""
    if called_record(workplace, kind, identity) == WITHHELD:
        return None
    with workplace.store.reading() as reader:
        return reader.get(KINDS[kind], identity)


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
        titles[record.id] = _cited(declared.cited, title, number or "")
    return titles


def _cited(how: str, title: str, number: str) -> str:
    if how == "number":
        return number or WITHHELD
    return f"{title}　{number}" if how == "both" and number and number not in title else title
