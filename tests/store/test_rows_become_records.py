"""A row becomes the record it was written from, in whatever order its columns stand."""

from datetime import date, datetime
from decimal import Decimal

from sifasuo_desktop.domain.dispute.records import Dispute, Party
from sifasuo_desktop.store.schema.derived import to_row
from sifasuo_desktop.store.schema.rows import from_row, maker

CASE = Dispute(
    id="a" * 32,
    committee="b" * 32,
    applied=date(2026, 3, 31),
    dispute_type="6",
    source="1",
    facts="树枝过界",
    reported_at=datetime(2026, 4, 1, 9, 30),
    loss_amount=Decimal("138000.50"),
    major_petition=True,
    requests=("锯掉", "赔偿"),
)


def test_every_type_of_value_comes_back() -> None:
    row = {**to_row(CASE), "rev": "r", "owner": "d", "root": CASE.id}
    assert (row["applied"], row["reported_at"]) == ("2026-03-31", "2026-04-01T09:30")
    assert (row["loss_amount"], row["major_petition"]) == (13800050, 1)
    for names in (list(row), list(row)[::-1]):
        made = maker(Dispute, tuple(names))([row[name] for name in names])
        assert made == from_row(Dispute, row) == CASE
        assert (list(made.__dict__), hash(made)) == (list(CASE.__dict__), hash(CASE))
        assert isinstance(made, Dispute)
        assert made.requests == ("锯掉", "赔偿")
        assert made.loss_amount == Decimal("138000.50")
        assert made.major_petition is True


def test_an_empty_column_is_what_was_declared_for_it() -> None:
    row = {**dict.fromkeys(to_row(CASE)), **to_row(CASE), "track": None, "requests": "[]"}
    made = from_row(Dispute, row)
    assert isinstance(made, Dispute)
    assert (made.track, made.requests, made.closed) == ("written", (), None)


def test_records_made_of_rows_are_their_own() -> None:
    party = Party(id="c" * 32, parent=CASE.id, side="applicant", name="陈志海")
    one, other = from_row(Party, to_row(party)), from_row(Party, to_row(party))
    assert one == other == party
    assert one.replace(name="吴长林").__dict__["name"] == "吴长林"
    assert other == party
