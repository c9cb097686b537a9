"""Search of any substring over 100,000 records against LIKE over the same texts."""

import random

from sqlalchemy import insert, text

from sifasuo_desktop.domain.casefile import CaseFile
from sifasuo_desktop.domain.dispute.records import Dispute, Party
from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.store.lists import Query, page
from sifasuo_desktop.store.schema.derived import to_row
from sifasuo_desktop.store.schema.own import RECORDS, SEARCH_ENTRY, SEARCH_INDEX
from sifasuo_desktop.store.search_index import entry_range
from sifasuo_desktop.store.search_text import case_text
from tests.bench.people import cases
from tests.bench.table import Cost, Row, middle, p95, pairs

FIRST_PAGE = 50
OPEN_EVERY = 100
SOUGHT, TIMES = 60, 3
OFFSET = entry_range("dispute")[0]


def fill(workplace: Workplace, count: int) -> None:
    """Puts ``count`` cases into tables and index, past the revision log, in one transaction."""
    with workplace.store.writing() as unit:
        connection = unit.connection
        connection.execute(text("CREATE TABLE bench_text(record TEXT PRIMARY KEY, body TEXT)"))
        disputes, parties, entries, bodies, plain = [], [], [], [], []
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
            plain.append({"record": identity, "body": " ".join((facts, where, one, other))})
        connection.execute(insert(RECORDS["dispute"]), disputes)
        connection.execute(insert(RECORDS["party"]), parties)
        connection.execute(insert(SEARCH_ENTRY), entries)
        connection.execute(
            text(f"INSERT INTO {SEARCH_INDEX}(rowid, body) VALUES (:rowid, :body)"), bodies
        )
        connection.execute(text("INSERT INTO bench_text VALUES (:record, :body)"), plain)


def run(workplace: Workplace, count: int) -> tuple[list[Row], str]:
    """The ratio of the 95th percentiles over some substrings, and the recall."""
    fill(workplace, count)
    source = random.Random(11)
    texts = [" ".join((facts, where, one, other)) for one, other, where, facts, _ in cases(count)]
    ours, theirs, found_all = [], [], 0
    sought = [_substring(source, texts) for _ in range(SOUGHT)]
    like = text("SELECT record FROM bench_text WHERE body LIKE :like")
    for words in sought:
        with workplace.store.reading() as reader:
            query = Query("dispute", words, limit=FIRST_PAGE)
            given = {"like": f"%{words}%"}
            measured = pairs(
                lambda q=query, r=reader: page(r, q),
                lambda g=given, r=reader: r.connection.execute(like, g).all(),
                TIMES,
            )
            ours.append(middle([one for one, _ in measured]))
            theirs.append(middle([other for _, other in measured]))
            every = page(reader, Query("dispute", words, limit=count))
            hits = set(reader.connection.execute(like, given).scalars())
        found_all += every is not None and hits <= {record.id for record in every.records}
    slow, slow_like = _p95(ours), _p95(theirs)
    row = Row(
        f"search, first {FIRST_PAGE} of {count:,}, p95", slow, "LIKE '%…%' over the same texts",
        slow_like, slow.wall / slow_like.wall, slow.cpu / slow_like.cpu, 0.05,
    )  # fmt: skip
    return [row], f"recall: {found_all} of {len(sought)} substrings gave every record LIKE gave"


def _p95(costs: list[Cost]) -> Cost:
    return Cost(*(p95(column) for column in zip(*costs, strict=True)))


def _substring(source: random.Random, texts: list[str]) -> str:
    while True:
        whole = source.choice(source.choice(texts).split(" "))
        length = min(len(whole), source.choice((2, 3, 4, 6)))
        start = source.randrange(len(whole) - length + 1)
        found = whole[start : start + length]
        if not any(char in found for char in "，。"):
            return found
