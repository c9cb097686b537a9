"""However many sign, a label keeps its rule and the seal the last who signed, with text if it can."""

import pytest

from sifasuo_desktop.domain.casefile import CaseFile
from tests.documents import cases, reading

LONG = "如皋市云塘第一建筑安装工程有限责任公司柳岸分公司长寿路项目部工会委员会第"
COUNTS = (1, 2, 3, 4, 5, 8, 9, 12, 60)


def case_of(count: int, *, long: bool) -> CaseFile:
    """A case of ``count`` parties who all came and all sign."""
    names = [(LONG if long else "陈志") + chr(0x4E00 + 7 * place) for place in range(count)]
    people = [
        cases.party(f"p{place}", "applicant" if place else "respondent", name=name)
        for place, name in enumerate(names)
    ]
    return cases.case(
        cases.dispute(),
        *people,
        cases.agreement(parties=tuple(party.id for party in people)),
        cases.session(present=tuple(names)),
    )


@pytest.mark.parametrize("document", ["agreement", "acceptance", "session"])
@pytest.mark.parametrize("long", [False, True])
@pytest.mark.parametrize("count", COUNTS)
def test_no_page_ends_with_a_label_nor_holds_the_end_alone(
    document: str, long: bool, count: int
) -> None:
    printed = reading.pages(cases.printed(document, case_of(count, long=long)))
    for page in printed[:-1]:
        assert not page.split("—")[0].endswith(("指印）：", "签名）："))
    assert printed[-1].count("（陈志") + printed[-1].count("（如皋市云塘第一") + printed[-1].count(
        "签名）："
    ) >= min(2, count)
    assert "2026年4月" in printed[-1]


@pytest.mark.parametrize("document", ["agreement", "acceptance", "session"])
@pytest.mark.parametrize("count", [8, 9, 12])
def test_twelve_sign_on_the_page_that_holds_the_last_text(document: str, count: int) -> None:
    last = reading.pages(cases.printed(document, case_of(count, long=False)))[-1]
    text = {"agreement": "当场履行。", "acceptance": "发生纠纷。", "session": "调解成功"}[document]
    assert text in last
    assert last.count("（陈志") == count
