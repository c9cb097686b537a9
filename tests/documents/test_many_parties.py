"""However many sign, a label keeps its rule and the seal the last who signed, with text if it can."""

import pytest

from sifasuo_desktop.documents.book import papers
from sifasuo_desktop.documents.engine.render import render
from sifasuo_desktop.domain.casefile import CaseFile
from sifasuo_desktop.domain.dispute.records import Party
from tests.documents import cases, reading

LONG = "如皋市云塘第一建筑安装工程有限责任公司柳岸分公司长寿路项目部工会委员会第"
SEAL = {"agreement": "印章）", "acceptance": "印章）", "session": "记录人（签名）："}
TEXT = {"agreement": "各持一份。", "acceptance": "发生纠纷。", "session": "调解成功"}
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
def test_no_page_ends_with_a_label_nor_parts_the_end_from_its_text(
    document: str, long: bool, count: int
) -> None:
    of = case_of(count, long=long)
    printed = reading.pages(cases.printed(document, of))
    for page in printed[:-1]:
        assert not page.split("—")[0].endswith(("指印）：", "签名）："))
    sealed = next(page for page in printed if SEAL[document] in page)
    assert TEXT[document] in sealed
    assert sealed.count("签名）：") >= 1
    if sealed is not printed[-1]:
        assert "当事人的签名见所附签名表。" in sealed
        listed = "".join(printed[printed.index(sealed) + 1 :])
        assert all(party.name in listed for party in of.all(Party))
        assert "签名盖章或按指印" in printed[-1]


@pytest.mark.parametrize("document", ["agreement", "acceptance", "session"])
@pytest.mark.parametrize("count", [8, 9, 12])
def test_twelve_sign_on_the_page_that_holds_the_last_text(document: str, count: int) -> None:
    last = reading.pages(cases.printed(document, case_of(count, long=False)))[-1]
    assert TEXT[document] in last
    assert last.count("（陈志") == count


def test_sixty_workers_stand_in_a_list_they_sign() -> None:
    printed = reading.pages(cases.printed("agreement", case_of(60, long=False)))
    assert "等59人被申请人：陈志一" in printed[0]
    assert "当事人共60方，基本情况见所附《当事人名单及签名表》。" in printed[0]
    assert len(printed) <= 7


def test_every_sheet_tells_its_paper_its_number_and_how_many_there_are() -> None:
    printed = reading.pages(cases.printed("agreement", case_of(12, long=False)))
    told = [f"人民调解协议书（2026）皋云人调字第018号第{n}页共3页" for n in (1, 2, 3)]
    assert all(words in page for words, page in zip(told, printed, strict=True))
    blank = reading.pages(render(papers()["agreement"].blank(None)))
    assert "人民调解协议书第2页共2页" in blank[1]


@pytest.mark.parametrize(
    ("states", "expected", "absent"),
    [
        (("unsigned",), "", "版"),
        (("superseded", "unsigned"), "第1版", "第2版）"),
        (("superseded",), "未生效", "第1版"),
    ],
)
def test_a_version_tells_which_it_is_and_whether_it_counts(
    states: tuple[str, ...], expected: str, absent: str
) -> None:
    versions = [
        cases.agreement(version=place, state=state).replace(id=f"v{place}")
        for place, state in enumerate(states, 1)
    ]
    of = cases.case(cases.dispute(), cases.party("p1"), *versions)
    first = papers()["agreement"].items(of)[0]
    text = "".join(reading.pages(cases.printed("agreement", of, first)))
    assert expected in text
    assert absent not in text
    assert ("已被第2版取代" in text) is (len(states) > 1)
    last = "".join(reading.pages(cases.printed("agreement", of)))
    assert ("第018号（第2版）" in last) is (len(states) > 1)
    assert "取代" not in last
