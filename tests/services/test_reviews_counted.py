"""What is counted of reviews, against plain SQL, and the letter's place on its page."""

from typing import Any

import pytest

from sifasuo_desktop.services.office.workplace import Workplace
from tests.services.test_reviews import CLAUSE, accepted, contract, handed_in
from tests.services.village_ledgers import figures

KEYS = (
    "documents_reviewed",
    "contracts_reviewed",
    "opinions_issued",
    "review_opinions",
    "review_opinions_adopted",
    "review_adoption_rate",
    "contract_amount",
    "reviews_unreviewed",
)


def issued(clerk: Workplace, values: dict[str, Any], **changes: Any) -> str:
    ref = accepted(clerk, values)
    told = {"issued_on": "2026-04-10", "conclusion": "lawful", "output_type": "table", **changes}
    clerk.act("review.issue", {"review": ref, **told})
    return ref


@pytest.fixture
def year(clerk: Workplace) -> Workplace:
    """Two documents and three contracts judged, one of each that does not count."""
    issued(clerk, handed_in(), output_type="letter")
    amended = {"conclusion": "amended", "opinions": [CLAUSE, {**CLAUSE, "clause": "第五条"}]}
    ref = issued(clerk, handed_in(matter="其他党政文件"), **amended)
    rows = [
        {"position": 1, "adopted": "partly"},
        {"position": 2, "adopted": "no", "reason": "已批准"},
    ]
    clerk.act("review.feedback", {"review": ref, "feedback_on": "2026-04-10", "opinions": rows})
    issued(clerk, contract(amount="1000.50"))
    issued(clerk, contract(amount="99.50", unreviewed=True), conclusion="unlawful")
    void = issued(clerk, contract(amount="5000.00"))
    clerk.act("review.void", {"review": void, "reason": "重复登记"})
    issued(clerk, handed_in(), conclusion="outside")
    accepted(clerk, contract())
    return clerk


def test_documents_and_contracts_are_counted_apart_and_what_is_not_judged_not(
    year: Workplace,
) -> None:
    counted = [str(one) for one in figures(year, "2026-04", *KEYS)]
    assert counted == ["2", "2", "1", "2", "1", "50.00", "1100", "1"]
    assert figures(year, "2026-03", *KEYS[:4]) == [0, 0, 0, 0]


def test_plain_sql_counts_the_same(year: Workplace) -> None:
    plain = """
        SELECT sum(matter_class <> 'contract'), sum(matter_class = 'contract')
        FROM r_review
        WHERE state <> 'void' AND issued_on BETWEEN '2026-04-01' AND '2026-04-30'
          AND conclusion IN ('lawful', 'amended', 'unlawful')
    """
    with year.store.reading() as reader:
        assert reader.driver.execute(plain).fetchone() == (2, 2)
    assert figures(year, "2026-04", *KEYS[:2]) == [2, 2]
