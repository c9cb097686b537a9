"""The city's year of 2023: fourteen offices hand over, and the bureau's report is the city's.

The totals are those of the city's report on law-based government for 2023.
"""

import shutil
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from sifasuo_desktop.demo.city import make_city
from sifasuo_desktop.demo.story import Period
from sifasuo_desktop.kernel.ids import SystemRandomness
from sifasuo_desktop.services.office.workplace import open_workplace
from sifasuo_desktop.store.slots import LEAST
from tests.clock import FixedClock
from tests.e2e.house import PASSWORD, House

pytestmark = pytest.mark.long(150)
OFFICES = 14
TOTALS = {
    "disputes_led": 948,
    "petitions_joined": 17,
    "documents_reviewed": 570,
    "contracts_reviewed": 1151,
    "leads_found": 35,
    "leads_assigned": 35,
    "leads_rectified": 35,
    "aid_points_opened": 8,
    "notary_points": 13,
    "notary_matters": 17,
    "enterprises_visited": 216,
    "enterprise_problems_solved": 46,
}
OWN = {
    "city_norm_docs_reviewed": 6,
    "city_other_documents_reviewed": 520,
    "city_contracts_reviewed": 7,
    "city_opinions_issued": 26,
    "city_documents_cleared": 75,
    "city_documents_published": 130,
    "city_ip_certificates": 360,
}
COUNTED = {
    "disputes_led": """
        SELECT count(*) FROM r_dispute WHERE state <> 'void' AND result = '1' AND lead_role = '1'
        AND agreed BETWEEN '2023-01-01' AND '2023-12-31'""",
    "petitions_joined": """
        SELECT count(*) FROM r_dispute WHERE state <> 'void' AND major_petition = 1
        AND lead_role = '2' AND accepted BETWEEN '2023-01-01' AND '2023-12-31'""",
    "documents_reviewed": """
        SELECT count(*) FROM r_review WHERE state <> 'void' AND matter_class <> 'contract'
        AND conclusion IN ('lawful', 'amended', 'unlawful')
        AND issued_on BETWEEN '2023-01-01' AND '2023-12-31'""",
    "contracts_reviewed": """
        SELECT count(*) FROM r_review WHERE state <> 'void' AND matter_class = 'contract'
        AND conclusion IN ('lawful', 'amended', 'unlawful')
        AND issued_on BETWEEN '2023-01-01' AND '2023-12-31'""",
    "leads_rectified": """
        SELECT count(*) FROM r_issue WHERE state IN ('verified', 'closed')
        AND verified_on BETWEEN '2023-01-01' AND '2023-12-31'""",
    "enterprises_visited": """
        SELECT count(DISTINCT enterprise) FROM r_enterprise_visit WHERE state <> 'void'
        AND visited_on BETWEEN '2023-01-01' AND '2023-12-31'""",
    "enterprise_problems_solved": """
        SELECT count(*) FROM r_enterprise_finding f JOIN r_enterprise_visit v ON f.parent = v.id
        WHERE v.state <> 'void' AND f.void_reason IS NULL
        AND f.solved_on BETWEEN '2023-01-01' AND '2023-12-31'""",
    "notary_points": """
        SELECT count(*) FROM r_notary_point WHERE state <> 'void' AND opened_on < '2024-01-01'
        AND (closed_on IS NULL OR closed_on >= '2024-01-01')""",
}
"""Each office's own tables, counted without a word of the program's figures."""


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("year")
    period = Period.of(date(2024, 1, 10), 2023)
    made = make_city(
        folder / "stores",
        password=PASSWORD,
        period=period,
        offices=OFFICES,
        cost=LEAST,
        together=1,
    )
    assert len(list(made)) == OFFICES
    return folder


def test_the_city_comes_out_at_the_bureau_from_bundles_alone(
    city: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bureau = House(city, capsys)
    bureau.bureau("init")
    own = dict.fromkeys(COUNTED, 0)
    for store in sorted((city / "stores").iterdir()):
        _hand_over(city, store, capsys)
        for key, count in _by_sql(store).items():
            own[key] += count
    taken = bureau.bureau("ingest", str(city / "stick"))
    assert {line[0] for line in taken} == {"accepted"}
    for key, value in OWN.items():
        bureau.bureau("own", key, str(value), "--period", "2023", "--note", "年度报告")
    told = bureau.bureau_json("report", "annual", "--period", "2023")
    figures = told["figures"]
    assert {key: figures[key] for key in TOTALS} == TOTALS
    assert Decimal(figures["aid_coverage"]) >= 85
    assert {key: figures[key] for key in OWN} == OWN
    assert figures["city_documents_reviewed"] == 526
    assert own == {key: TOTALS[key] for key in COUNTED}
    assert len(told["rows"]) == OFFICES
    added = sum(row["figures"]["documents_reviewed"] for row in told["rows"])
    assert added == TOTALS["documents_reviewed"]
    _opened(city, capsys, told)


def _hand_over(city: Path, store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Joins an office to the bureau and carries its bundles to the stick."""
    place = city / "way" / store.name
    place.mkdir(parents=True)
    shutil.move(store, place / "store")
    (city / "stick").mkdir(exist_ok=True)
    house, bureau = House(place, capsys), House(city, capsys)
    request = place / "request.sfq"
    house.office("enrol", "request", "--out", str(request))
    bureau.bureau("enrol", str(request), "--out", str(place))
    (certificate,) = place.glob("*.sfc")
    house.office("enrol", "accept", str(certificate))
    house.office("bundle", "make", "--out", str(city / "stick"))
    shutil.move(place / "store", store)


def _by_sql(store: Path) -> dict[str, int]:
    clock = FixedClock(date(2024, 1, 10))
    office = open_workplace(store, "admin", PASSWORD, clock=clock, randomness=SystemRandomness())
    try:
        with office.store.reading() as reader:
            return {
                key: int(reader.driver.execute(query).fetchone()[0])
                for key, query in COUNTED.items()
            }
    finally:
        office.close()


def _opened(city: Path, capsys: pytest.CaptureFixture[str], told: dict[str, object]) -> None:
    """At the office the records behind a figure are told, as many as its row at the bureau says."""
    store = min((city / "stores").iterdir())
    place = city / "again"
    place.mkdir()
    shutil.move(store, place / "store")
    found = House(place, capsys).office("report", "annual", "--period", "2023", "--explain")
    rows = {row["key"]: row["figures"] for row in told["rows"]}  # type: ignore[attr-defined]
    for key in ("disputes_led", "contracts_reviewed", "leads_rectified", "aid_points_opened"):
        assert len(found["records"][key]) == rows[store.name][key], key
