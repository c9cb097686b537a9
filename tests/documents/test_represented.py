"""Sixty workers with three elected representatives against one firm: named in short, listed, signing."""

from datetime import date

import pytest

from sifasuo_desktop.domain.casefile import CaseFile
from sifasuo_desktop.domain.dispute.records import Party
from tests.documents import cases, reading
from tests.documents.test_every_paper import mediated

FAMILY = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许"
GIVEN = ("长林", "志海", "桂芳")
ELECTED = (0, 20, 41)
FIRM = "云塘第一建筑安装工程有限公司"


def workers(count: int, elected: tuple[int, ...]) -> tuple[Party, ...]:
    return tuple(
        cases.party(
            f"p{place}",
            name=FAMILY[place % 20] + GIVEN[place // 20],
            id_number=f"32069919711104{place:03d}5",
            elected=place in elected,
        )
        for place in range(count)
    )


def crowd(
    count: int = 60,
    elected: tuple[int, ...] = ELECTED,
    present: tuple[str, ...] | None = None,
    *,
    copies: int = 5,
    oral: bool = False,
) -> CaseFile:
    """The case; by default the representatives and the head of the firm came to the meeting."""
    people = workers(count, elected)
    firm = cases.party(
        "f",
        "respondent",
        name=FIRM,
        party_type="02",
        birth_date=None,
        legal_representative="王大海",
    )
    came = tuple(one.name for one in people if one.elected) if present is None else present
    return cases.case(
        cases.dispute(dispute_type="10", track="oral" if oral else "written"),
        *people,
        firm,
        cases.agreement(parties=(*(one.id for one in people), "f"), copies=copies),
        cases.session(present=(*came, FIRM) if present is None else came),
        cases.visit(),
    )


def pages(document: str, of: CaseFile) -> list[str]:
    return reading.pages(cases.printed(document, of))


def test_the_agreement_names_the_representatives_and_everybody_signs_in_the_annex() -> None:
    printed = pages("agreement", crowd())
    head = printed[0]
    assert "申请人：赵长林、赵志海、钱桂芳（均为推选的代表人）等60人被申请人：" + FIRM in head
    assert "当事人共61方，基本情况见所附《当事人名单及签名表》。" in head
    assert "一式伍份，申请人推选的代表人、被申请人、人民调解委员会各持一份。" in head
    assert "当事人的签名见所附签名表。" in head
    annex = "".join(printed[1:])
    assert printed[1].startswith("当事人名单及签名表")
    assert annex.count("推选的代表人，男，") == 3
    assert all(one.name in annex for one in workers(60, ()))
    assert len(printed) == 9


@pytest.mark.parametrize(
    ("copies", "holders"),
    [
        (62, "当事人、人民调解委员会"),
        (61, "申请人推选的代表人、被申请人、人民调解委员会"),
        (4, "当事人、人民调解委员会"),
    ],
)
def test_who_holds_a_copy_is_told_by_how_many_there_are(copies: int, holders: str) -> None:
    assert f"份，{holders}各持一份。" in pages("agreement", crowd(copies=copies))[0]


def test_a_few_parties_stand_in_full_and_who_was_elected_is_said_below_the_name() -> None:
    text = "".join(pages("agreement", crowd(5, (0, 1), copies=7)))
    assert text.count("系申请人推选的代表人。") == 2
    assert text.count("当事人姓名") == 5
    assert "一式柒份，当事人、人民调解委员会各持一份。" in text
    opening = pages("acceptance", crowd(5, (1,)))[0]
    assert "调解钱长林（推选的代表人）、赵长林、孙长林、李长林、周长林与" in opening


def test_the_acceptance_sheet_names_a_side_in_short_with_the_list_behind_it() -> None:
    printed = pages("acceptance", crowd())
    short = "调解赵长林、赵志海、钱桂芳（均为推选的代表人）等60人（名单附后）与" + FIRM
    assert short + "之间的纠纷。" in printed[0]
    assert "许桂芳" not in printed[0]
    assert "许桂芳" in "".join(printed[1:])
    nobody = pages("acceptance", crowd(elected=()))[0]
    assert "调解赵长林、钱长林、孙长林等60人（名单附后）与" in nobody


def test_a_session_says_that_the_representatives_came_and_not_that_all_did() -> None:
    printed = pages("session", crowd())
    told = "申请人推选的代表人赵长林、赵志海、钱桂芳（申请人共60人，名单附后）、" + FIRM
    assert told in printed[0]
    assert printed[0].count("（赵长林）") == 1
    assert "许桂芳" not in printed[0]
    assert printed[1].startswith("当事人名单申请人（60人）：推选的代表人赵长林、赵志海、钱桂芳。")
    assert "60许桂芳" in printed[1]
    assert "签名盖章或按指印" not in printed[1]
    assert len(printed) == 2


def test_a_session_to_which_all_or_no_representative_came_has_no_list_of_names() -> None:
    few = crowd(3, (0,), ("赵长林", "钱长林", "孙长林", FIRM))
    assert "赵长林、钱长林、孙长林、" + FIRM in pages("session", few)[0]
    assert "名单" not in "".join(pages("session", few))
    other = pages("session", crowd(3, (0,), ("钱长林", FIRM)))
    assert "当事人钱长林、" + FIRM in other[0]
    assert "名单" not in "".join(other)


def test_a_side_of_many_that_came_as_a_whole_is_told_in_short_and_signs_in_the_list() -> None:
    everybody = tuple(one.name for one in workers(60, ()))
    printed = pages("session", crowd(elected=(), present=(*everybody, FIRM)))
    assert "当事人赵长林、钱长林、孙长林等60人（名单附后）、" + FIRM in printed[0]
    assert "许桂芳" not in printed[0]
    assert printed[1].startswith("当事人签名表")
    some = pages("session", crowd(elected=(), present=(*everybody[:59], FIRM)))
    assert "尤桂芳、" + FIRM in some[0]
    assert "等60人" not in "".join(some)


def test_names_of_bodies_get_the_room_that_is_told_of_a_person() -> None:
    annex = [
        page for page in pages("agreement", mediated(60, long=True)) if "基本情况" in page[:400]
    ]
    assert len(annex) == 11


def test_who_was_ended_for_is_neither_counted_nor_listed_at_a_later_session() -> None:
    of = crowd(5, (0, 1))
    ended = of.all(Party)[1].replace(ended=cases.AGREED.replace(day=1))
    people = [ended if one.id == ended.id else one for one in of.all(Party)]
    after = CaseFile(of.record, {**of.children, "party": tuple(people)})
    printed = "".join(pages("session", after))
    assert "申请人推选的代表人赵长林（申请人共4人，名单附后）、钱长林、" + FIRM in printed
    assert "当事人赵长林（推选的代表人）、钱长林、孙长林、" in pages("follow_up", after)[0]


@pytest.mark.parametrize("oral", [False, True])
def test_a_paper_printed_again_keeps_the_representatives_who_left_after_its_day(oral: bool) -> None:
    of = crowd(oral=oral)
    left = {one.id: one.replace(ended=date(2026, 5, 7)) for one in of.all(Party) if one.elected}
    after = CaseFile(
        of.record,
        {**of.children, "party": tuple(left.get(one.id, one) for one in of.all(Party))},
    )
    papers = ("oral_agreement",) if oral else ("acceptance", "session", "agreement", "follow_up")
    for paper in papers:
        assert pages(paper, after) == pages(paper, of), paper
    assert "赵长林、赵志海、钱桂芳（均为推选的代表人）等60人" in pages("follow_up", after)[0]


def test_a_session_of_many_of_whom_nobody_is_named_has_a_list_to_sign() -> None:
    printed = pages("session", crowd(present=()))
    assert printed[1].startswith("当事人签名表")
    assert printed[0].count("________") < 8
    assert "许桂芳" in "".join(printed[1:])


def test_the_sheets_of_a_visit_and_of_an_oral_agreement_tell_the_many_in_short() -> None:
    visit = pages("follow_up", crowd())
    assert "赵长林、赵志海、钱桂芳（均为推选的代表人）等60人、" + FIRM in visit[0]
    assert len(visit) == 1
    oral = pages("oral_agreement", crowd(oral=True))
    assert "基本情况见所附《当事人名单》。" in oral[0]
    assert "许桂芳" not in oral[0]
    assert "许桂芳" in oral[-1]
    assert "32069919711104" not in "".join(oral)
    assert "签名盖章或按指印" not in "".join(oral)
    assert len(oral) == 5
