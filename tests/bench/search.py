"""Search by ``find``, as a user calls it, against LIKE over the plain texts of the same cases.

Every text is sought once, as somebody seeks it: what is kept of an earlier answer helps nobody.
"""

import random
from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from sqlalchemy import insert, text

from sifasuo_desktop.domain.casefile import CaseFile
from sifasuo_desktop.domain.dispute.records import Dispute, Party
from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.services.reading.finding import find
from sifasuo_desktop.store.schema.derived import to_row
from sifasuo_desktop.store.schema.own import RECORDS, SEARCH_ENTRY, SEARCH_INDEX
from sifasuo_desktop.store.search_index import entry_range
from sifasuo_desktop.store.search_text import case_text
from tests.bench.grown import open_grown
from tests.bench.people import cases
from tests.bench.stores import Stores, holds
from tests.bench.table import Cost, Line, Remark, Share, compared, cost, high

FIRST_PAGE = 50
SOUGHT = 20
SAMPLE = 4_000
WHOLE = 2_000
"""Of so many hits at most each one is looked for; of more their number is compared."""
LIKE = "SELECT record FROM bench_text WHERE body LIKE ?"
BASELINE = "LIKE '%…%' over the same texts"
OPEN_EVERY = 100
OFFSET = entry_range("dispute")[0]


def fill(workplace: Workplace, count: int) -> None:
    """Puts ``count`` cases into tables and index, past the revision log, in one transaction."""
    with workplace.store.writing() as unit:
        connection = unit.connection
        disputes, parties, entries, bodies = [], [], [], []
        for place, (one, other, where, facts, applied) in enumerate(cases(count), 1):
            identity = f"{place:032x}"
            case = Dispute(
                id=identity, committee="c", applied=applied, dispute_type="2", source="1",
                facts=facts, place=where, register_no=f"登{applied.year}-{place:06d}",
                state="registered" if place % OPEN_EVERY == 0 else "closed",
            )  # fmt: skip
            people = (
                Party(id=f"a{place:031x}", parent=identity, side="applicant", name=one),
                Party(id=f"b{place:031x}", parent=identity, side="respondent", name=other),
            )
            meta = {"rev": identity, "owner": "d", "root": identity}
            disputes.append({**to_row(case), **meta})
            parties += [{**to_row(party), **meta, "rev": party.id} for party in people]
            entries.append(
                {"id": place + OFFSET, "kind": "dispute", "record": identity, "restricted": 0}
            )
            bodies.append(
                {"rowid": place + OFFSET, "body": case_text(CaseFile(case, {"party": people}))}
            )
        connection.execute(insert(RECORDS["dispute"]), disputes)
        connection.execute(insert(RECORDS["party"]), parties)
        connection.execute(insert(SEARCH_ENTRY), entries)
        connection.execute(
            text(f"INSERT INTO {SEARCH_INDEX}(rowid, body) VALUES (:rowid, :body)"), bodies
        )


def run(stores: Stores) -> Iterator[Line]:
    """Any words, digits in a row, register numbers, ID numbers."""
    many = stores.sizes.many
    workplace = open_grown(stores.lean(many))
    yield Remark(f"a store of {holds(workplace)}")
    source = random.Random(11)
    texts = _texts(workplace, source, many)
    sought = {
        "any words": [_words(source, texts) for _ in range(stores.sizes.times(SOUGHT))],
        "any digits": [_digits(source, texts) for _ in range(stores.sizes.times(SOUGHT))],
        "register number": [
            _field(source, texts, 0) for _ in range(stores.sizes.times(SOUGHT) // 2)
        ],
        "ID number": [_field(source, texts, -1) for _ in range(stores.sizes.times(SOUGHT) // 2)],
    }
    _timed(workplace, ["陈志", "2026"])
    yield from _rows(workplace, sought, many)
    workplace.close()


def _rows(workplace: Workplace, sought: Mapping[str, Sequence[str]], many: int) -> Iterator[Line]:
    every: list[tuple[Cost, Cost]] = []
    found = asked = 0
    for what, words in sought.items():
        measured = _timed(workplace, words)
        every += measured
        yield _row(f"search by {what}, first {FIRST_PAGE} of {many:,}, p95", measured)
        found += sum(_recalled(workplace, one) for one in words)
        asked += len(words)
    yield _row(f"search by any of these, first {FIRST_PAGE} of {many:,}, p95", every)
    yield Share("recall: every record LIKE gives is found", found, asked)


def _row(what: str, measured: Sequence[tuple[Cost, Cost]]) -> Line:
    ours, theirs = zip(*measured, strict=True)
    return compared(what, high(ours), BASELINE, high(theirs), goal=0.05)


def _timed(workplace: Workplace, sought: Sequence[str]) -> list[tuple[Cost, Cost]]:
    found = []
    for place, words in enumerate(sought):
        seek = partial(find, workplace, "dispute", words, limit=FIRST_PAGE)
        like = partial(_like, workplace, words)
        theirs = cost(like) if place % 2 else None
        ours = cost(seek)
        found.append((ours, theirs or cost(like)))
    return found


def _like(workplace: Workplace, words: str) -> list[str]:
    with workplace.store.reading() as reader:
        return [row[0] for row in reader.connection.exec_driver_sql(LIKE, (f"%{words}%",))]


def _recalled(workplace: Workplace, words: str) -> bool:
    """Whether nothing LIKE gives is missing."""
    hits = set(_like(workplace, words))
    if len(hits) > WHOLE:
        return find(workplace, "dispute", words, limit=FIRST_PAGE).total >= len(hits)
    found = find(workplace, "dispute", words, limit=2 * WHOLE)
    return hits <= {str(item["id"]) for item in found.items} or found.total > len(found.items)


def _texts(workplace: Workplace, source: random.Random, many: int) -> list[list[str]]:
    """The words of some cases: register number first, an ID number last where there is one."""
    with workplace.store.reading() as reader:
        run = reader.connection.exec_driver_sql
        rows = sorted({source.randrange(1, many) for _ in range(SAMPLE)})
        query = "SELECT body FROM bench_text WHERE rowid = ?"
        bodies = [run(query, (row,)).scalar() for row in rows]
    return [body.split() for body in bodies if body]


def _field(source: random.Random, texts: list[list[str]], place: int) -> str:
    """A whole number, as it is typed from a paper."""
    while True:
        found = source.choice(texts)[place]
        if sum(char.isdigit() for char in found) > 6:
            return found


def _digits(source: random.Random, texts: list[list[str]]) -> str:
    """Some digits in a row out of a number."""
    found = _field(source, texts, source.choice((0, -1)))
    digits = max("".join(c if c.isdigit() else " " for c in found).split(), key=len)
    length = min(len(digits), source.choice((3, 4, 6, 8)))
    start = source.randrange(len(digits) - length + 1)
    return digits[start : start + length]


def _words(source: random.Random, texts: list[list[str]]) -> str:
    """Some characters in a row out of a name, a place or the facts."""
    while True:
        whole = source.choice(source.choice(texts))
        length = min(len(whole), source.choice((2, 3, 4, 6)))
        start = source.randrange(len(whole) - length + 1)
        found = whole[start : start + length]
        if not any(char in found for char in "，。、；：（）“”《》") and not found.isascii():
            return found
