"""Looks a ledger's declaration through: what it lacks or contradicts is told at once.

With file, ledger and field, so that the author finds the place without reading the engine.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from sifasuo_desktop import domain
from sifasuo_desktop.domain.fields import Field, field_map, fields_of
from sifasuo_desktop.domain.figures import Figure
from sifasuo_desktop.domain.ledger import (
    CITED,
    DO,
    READ,
    Becomes,
    Below,
    BrokenLedger,
    Entry,
    Ledger,
    Sheet,
    own_fields,
)
from sifasuo_desktop.domain.record import KINDS, Record
from sifasuo_desktop.kernel import registry
from sifasuo_desktop.ledgers.checking_flow import (
    BRACED,
    flow_mistakes,
    number_mistakes,
    term_mistakes,
)
from sifasuo_desktop.ledgers.checking_ways import way_mistakes

TAKEN = frozenset({"rev", "owner", "root"})
"""What the store keeps of every record."""


def check(ledger: Ledger, every: Mapping[str, Ledger]) -> None:
    """Raises BrokenLedger with everything that is wrong, a line each; ``every`` are all ledgers."""
    refuse(ledger, _mistakes(ledger, every))


def refuse(ledger: Ledger, wrong: Iterable[str]) -> None:
    """Raises BrokenLedger where something is wrong, a line each with file and ledger before it."""
    told = "\n".join(f"{file_of(ledger)}: {ledger.kind}: {one}" for one in wrong)
    if told:
        raise BrokenLedger(told)


def file_of(ledger: Ledger) -> str:
    """The file a ledger is declared in."""
    return f"{ledger.record.__module__.replace('.', '/')}.py"


def _mistakes(ledger: Ledger, every: Mapping[str, Ledger]) -> Iterator[str]:
    if not issubclass(ledger.record, Entry) or not issubclass(ledger.record, Record):
        yield "the record class is no Entry and Record"
        return
    undescribed = [*_undescribed(ledger)]
    if undescribed:
        yield from undescribed
        return
    yield from _plain(ledger, every)
    yield from _fields(ledger)
    yield from _named(ledger)
    yield from _groups(ledger)
    yield from _copies(ledger)
    yield from _papers(ledger, every)
    yield from flow_mistakes(ledger)
    yield from term_mistakes(ledger)
    yield from number_mistakes(ledger)
    yield from way_mistakes(ledger, every)
    yield from _parts(ledger, every)


def _kind(name: str) -> type[Record] | None:
    """The class of a kind; those of the subjects are read where one is asked for that is not known."""
    if name and name not in KINDS:
        registry.modules_below(domain)
    return KINDS.get(name)


def _undescribed(ledger: Ledger) -> Iterator[str]:
    for cls in (ledger.record, *(part.record for part in ledger.parts)):
        try:
            fields_of(cls)
        except TypeError as trouble:
            yield f"field {trouble} has no description, or a type that cannot be kept"


def _plain(ledger: Ledger, every: Mapping[str, Ledger]) -> Iterator[str]:
    for name in ("title", "section"):
        if not getattr(ledger, name):
            yield f"{name} is empty"
    braced = sorted(one.partition(":")[0] for one in BRACED.findall(ledger.number))
    if braced != ["seq", "year"]:
        yield f"number: {ledger.number!r} needs {{year}} and {{seq}}, once each, and nothing else"
    for other in every.values():
        if other.kind != ledger.kind and other.number == ledger.number:
            yield f"number: {ledger.number!r} is that of {other.kind}"
    for role, may in ledger.roles.items():
        if READ not in may:
            yield f"roles: {role} does what it may not read"
        for one in set(may) - {DO, READ}:
            yield f"roles: {role} has {one!r}, there are do and read"


def _fields(ledger: Ledger) -> Iterator[str]:
    for cls in (ledger.record, *(part.record for part in ledger.parts)):
        for one in fields_of(cls):
            if not one.spec.title:
                yield f"field {one.name} has no title"
            if one.name in TAKEN:
                yield f"field {one.name} has the name of a column that every table has"
            if one.spec.ref and _kind(one.spec.ref) is None:
                yield f"field {one.name} names a record of {one.spec.ref}, which is no kind"
    if ledger.kind in field_map(ledger.record):
        yield f"field {ledger.kind} is called as the kind: acts name the record by it"


def _named(ledger: Ledger) -> Iterator[str]:
    """Fields that the declaration names and the record does not have, or not of that sort."""
    own = {one.name: one for one in own_fields(ledger.record)}
    named = {
        "dated": (ledger.dated,),
        "called": ledger.called,
        "who": (ledger.who,) if ledger.who else (),
        "keeper": (ledger.keeper,) if ledger.keeper else (),
        "past": ledger.past,
        "risk_fields": ledger.risk_fields,
        "orders": tuple(one for pair in ledger.orders for one in pair),
        "groups": tuple(one for group in ledger.groups for one in group.fields),
    }
    for where, names in named.items():
        for name in names:
            if name not in own:
                yield f"{where}: there is no field {name}"
    known = field_map(ledger.record)
    registers = (
        ("register", ledger.register),
        *((f"view {v.name}", v.columns) for v in ledger.views),
    )
    tallied = {one.name for one in ledger.tallies}
    for where, names in (("columns", ledger.columns), *registers):
        for name in names:
            if name not in known and not (where != "columns" and name in tallied):
                yield f"{where}: there is no field {name}"
    days = {*ledger.past, *named["orders"], ledger.dated} & set(own)
    for name in sorted(days):
        if not issubclass(own[name].type, date):
            yield f"field {name} is no day"
    if not ledger.called:
        yield "called: a record is called by nothing"
    if ledger.dated in own and not own[ledger.dated].required:
        yield f"dated: field {ledger.dated} may be empty"


def _groups(ledger: Ledger) -> Iterator[str]:
    grouped = [one for group in ledger.groups for one in group.fields]
    for name in {one for one in grouped if grouped.count(one) > 1}:
        yield f"groups: field {name} stands in two"
    for one in ledger.typed:
        if ledger.groups and one.name not in grouped:
            yield f"groups: field {one.name} stands in none"


def _counts(ledger: Ledger, sheet: Sheet, every: Mapping[str, Ledger]) -> Iterator[str]:
    """Figures are counted of ledgers with a field that points here; a ratio is made of such."""
    known = {figure.key: figure for one in every.values() for figure in one.figures}
    for key in sheet.counts:
        figure = known.get(key)
        if figure is None:
            yield f"sheet {sheet.name}: there is no figure {key} of a ledger"
        elif isinstance(figure, Figure) and not _points(figure.of, ledger.kind):
            yield f"sheet {sheet.name}: {figure.of} does not point here, figure {key} counts nothing"


def _points(of: str, to: str) -> bool:
    kind = _kind(of)
    return kind is not None and any(one.spec.ref == to for one in fields_of(kind))


def _papers(ledger: Ledger, every: Mapping[str, Ledger]) -> Iterator[str]:
    """What its papers and registers name besides fields of the record."""
    own = {one.name: one for one in ledger.typed}
    below = {part.record for part in ledger.parts}
    for tally in ledger.tallies:
        if tally.part not in below:
            yield f"tally {tally.name}: {tally.part.KIND} is no part of it"
        elif tally.filled and tally.filled not in field_map(tally.part):
            yield f"tally {tally.name}: there is no field {tally.filled}"
        if tally.name in field_map(ledger.record):
            yield f"tally {tally.name}: there is a field of that name"
    if ledger.cited not in CITED:
        yield f"cited: {ledger.cited!r}, there are {', '.join(CITED)}"
    for sheet in (ledger.sheet, *ledger.sheets):
        if sheet is not None:
            yield from _sheet(ledger, sheet, own)
            yield from _counts(ledger, sheet, every)
    names = [sheet.name for sheet in (ledger.sheet, *ledger.sheets) if sheet]
    for name in sorted({one for one in names if names.count(one) > 1}):
        yield f"sheet {name} is there twice"


def _sheet(ledger: Ledger, sheet: Sheet, own: Mapping[str, Field]) -> Iterator[str]:
    at = f"sheet {sheet.name}"
    parts = {part.name: part.record for part in ledger.parts}
    for part, names in sheet.parts.items():
        for name in names:
            if part not in parts or name not in field_map(parts[part]):
                yield f"{at}: there is no {name} of a part {part}"
    for name in (*filter(None, (sheet.since,)), *(n for g in sheet.groups for n in g.fields)):
        if name not in own:
            yield f"{at}: there is no field {name}"
    if sheet.asks and (sheet.asks not in own or not own[sheet.asks].spec.codes):
        yield f"{at}: {sheet.asks} is no field of codes"
    for ref, names in sheet.beside.items():
        named = _kind(own[ref].spec.ref) if ref in own else None
        if named is None:
            yield f"{at}: field {ref} names no record"
            continue
        for name in names:
            if name not in field_map(named):
                yield f"{at}: {named.KIND} has no field {name}"


def _copies(ledger: Ledger) -> Iterator[str]:
    known = field_map(ledger.record)
    for copied in ledger.copies:
        ref = known.get(copied.ref)
        if copied.field not in known:
            yield f"copies: there is no field {copied.field}"
        elif ref is None or (named := _kind(ref.spec.ref)) is None:
            yield f"copies: field {copied.ref} names no record"
        elif known[copied.field].required:
            yield f"copies: field {copied.field} is required, and nobody types it"
        elif copied.of not in field_map(named):
            yield f"copies: {ref.spec.ref} has no field {copied.of}"


def _parts(ledger: Ledger, every: Mapping[str, Ledger]) -> Iterator[str]:
    for part in ledger.parts:
        if part.record.PARENT != ledger.kind or not issubclass(part.record, Below):
            yield f"part {part.name}: its record class is no Below of {ledger.kind}"
        of_part = {one.name: one for one in own_fields(part.record)}
        for name in part.past:
            if name not in of_part:
                yield f"part {part.name}: there is no field {name}"
            elif not issubclass(of_part[name].type, date):
                yield f"part {part.name}: field {name} is no day"
        for name in part.recalled:
            if name not in of_part:
                yield f"part {part.name}: there is no field {name}"
        if part.among in field_map(ledger.record):
            yield f"part {part.name}: {part.among} is a field of the record, too"
        if part.becomes is not None:
            yield from _becomes(ledger, part.record, part.becomes, every)


def _becomes(
    ledger: Ledger, record: type[Record], becomes: Becomes, every: Mapping[str, Ledger]
) -> Iterator[str]:
    at = f"act {becomes.name}"
    into = every.get(becomes.into)
    if into is None:
        yield f"{at}: there is no ledger {becomes.into}"
        return
    there, here = field_map(into.record), {**field_map(ledger.record), **field_map(record)}
    link = here.get(becomes.link)
    if link is None or link.spec.ref != becomes.into:
        yield f"{at}: field {becomes.link} does not name a record of {becomes.into}"
    back = there.get(becomes.back)
    if becomes.back and (back is None or back.spec.ref != ledger.kind):
        yield f"{at}: field {becomes.back} of {becomes.into} does not name one of {ledger.kind}"
    for name, source in becomes.takes.items():
        if name not in there:
            yield f"{at}: {becomes.into} has no field {name}"
        if source not in here:
            yield f"{at}: there is no field {source}"
        elif name in there and there[name].required and here[source].optional:
            yield f"{at}: field {name} of {becomes.into} is required, {source} may be empty"
    for role, may in ledger.roles.items():
        if DO in may and DO not in into.roles.get(role, ()):
            yield f"{at}: {role} may do it here and nothing in {becomes.into}"
    if becomes.settles and (becomes.settles not in here or becomes.on not in there):
        yield f"{at}: what settles needs the fields {becomes.settles} and {becomes.on}"
