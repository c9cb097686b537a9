"""The papers of people's mediation say what their forms say, with the people of the case."""

from datetime import date, datetime

import pytest

from sifasuo_desktop.documents.book import papers
from sifasuo_desktop.domain.dispute.records import Party
from sifasuo_desktop.domain.partial_dates import PartialDate
from tests.documents import cases, reading
from tests.documents.cases import agent, agreement, case, dispute, party, text_of

COMPANY = party(
    "p2",
    "respondent",
    name="如皋市云塘建材有限公司",
    party_type="02",
    sex=None,
    nation=None,
    birth_date=None,
    id_type="07",
    id_number="91320699MA00000000",
    phone="0513-80000001",
    address="如皋市云塘镇工业路8号",
    legal_representative="王㛃",
    representative_post="经理",
)
OTHER = party("p2", "respondent", name="吴长林", birth_date=PartialDate(1979, 8, 3))


def test_a_minor_stands_with_the_guardian_who_signs() -> None:
    child = party("p1", name="陈小𠮷", birth_date=PartialDate(2012, 5, 1), occupation="学生")
    guardian = agent("p1", role="guardian", name="陈志海", relation="父", authority="statutory")
    text = text_of("agreement", case(dispute(), child, OTHER, guardian, agreement()))
    assert "当事人姓名陈小𠮷性别男民族汉族年龄13" in text
    assert "法定代理人：陈志海（系陈小𠮷之父）" in text
    assert "（陈小𠮷，法定代理人陈志海）" in text
    assert "委托代理人" not in text


def test_a_guardian_is_gone_once_the_child_is_grown() -> None:
    grown = party("p1", name="陈小𠮷", birth_date=PartialDate(2008, 4, 20))
    guardian = agent("p1", role="guardian", name="陈志海", relation="父", authority="statutory")
    text = text_of("agreement", case(dispute(), grown, OTHER, guardian, agreement()))
    assert "法定代理人" not in text
    assert "年龄18" in text


def test_an_age_is_that_of_the_day_of_the_agreement() -> None:
    for born, age in (
        (PartialDate(1971, 4, 20), "55"),
        (PartialDate(1971, 4, 21), "54"),
        (PartialDate(1971), "约55岁"),
        (PartialDate(1971, 5), "约54岁"),
        (None, "职业"),
    ):
        text = text_of(
            "agreement", case(dispute(), party("p1", birth_date=born), OTHER, agreement())
        )
        assert f"年龄{age}" in text


def test_a_company_stands_with_its_code_seat_and_representative() -> None:
    lawyer = agent(
        "p2",
        name="李玥",
        agent_type="1",
        employer="江苏云塘律师事务所",
        authority="special",
        powers=("1", "5"),
        id_number="320699197302260029",
        sex=None,
    )
    text = text_of("agreement", case(dispute(), party("p1"), COMPANY, lawyer, agreement()))
    for expected in (
        "单位名称如皋市云塘建材有限公司",
        "统一社会信用代码91320699MA00000000联系方式0513-80000001",
        "住所如皋市云塘镇工业路8号",
        "法定代表人王㛃职务经理",
        "委托代理人：李玥，女，53岁，江苏云塘律师事务所律师，特别授权。",
        "（如皋市云塘建材有限公司，法定代表人王㛃，代理人李玥）",
    ):
        assert expected in text


@pytest.mark.parametrize(
    ("relation", "words"),
    [
        ("妻", "系陈志海之妻，"),
        ("之妻", "系陈志海之妻，"),
        ("系陈志海之妻", "系陈志海之妻，"),
        ("陈志海的妻子", "系陈志海的妻子，"),
        (None, "女，一般代理。"),
    ],
)
def test_the_relation_prints_as_it_was_entered(relation: str | None, words: str) -> None:
    people = (party("p1"), OTHER, agent("p1", relation=relation))
    text = text_of("agreement", case(dispute(), *people, agreement()))
    assert words in text
    assert "（陈志海）" in text  # a general agent does not sign for the party


def test_terms_are_numbered_once_even_if_numbers_were_typed() -> None:
    typed = agreement(terms=("一、甲付款。", "2. 乙道歉。", "3.5元由丙付。"), copies=12)
    text = text_of("agreement", case(dispute(), party("p1"), OTHER, typed))
    assert "一、甲付款。二、乙道歉。三、3.5元由丙付。" in text
    assert "本协议一式壹拾贰份，当事人、人民调解委员会各持一份。" in text


def test_only_the_parties_of_a_version_stand_on_it() -> None:
    third = party("p3", "respondent", name="周国平")
    version = agreement(parties=("p1", "p3"))
    text = text_of("agreement", case(dispute(), party("p1"), OTHER, third, version))
    assert "吴长林" not in text
    assert "当事人姓名周国平" in text


def test_an_identity_number_prints_in_full_with_its_kind() -> None:
    first = party("p1", id_number="320699197111040015")
    second = party("p2", "respondent", name="外来人", id_type="03", id_number="E00000001")
    text = text_of("agreement", case(dispute(), first, second, agreement()))
    assert "单位或住址如皋市云塘镇柳岸村3组12号（居民身份证号码：320699197111040015）" in text
    assert "（中国公民护照号码：E00000001）" in text


@pytest.mark.parametrize(
    ("values", "opening", "source"),
    [
        ({"source": "1"}, "人民调解委员会依当事人申请，经", "案件来源：①当事人申请纠纷"),
        ({"source": "2"}, "人民调解委员会主动调解，经", "②人民调解委员会主动调解纠纷"),
        ({"source": "3"}, "人民调解委员会接受法院委托移送，经", "③接受法院委托移送纠纷"),
        (
            {"source": "7", "source_detail": "71"},
            "人民调解委员会接受其他部门委托移送，经",
            "③接受其他部门委托移送（综治中心）",
        ),
    ],
)
def test_the_acceptance_sheet_says_how_the_case_came(
    values: dict[str, str], opening: str, source: str
) -> None:
    text = text_of("acceptance", case(dispute(**values), party("p1"), OTHER))
    assert f"2026年4月2日，{opening}当事人同意，调解陈志海与吴长林之间的纠纷。" in text
    assert source in text
    assert "备注：此表由人民调解委员会填写。" in text


def test_an_acceptance_not_yet_registered_leaves_its_date_open() -> None:
    text = text_of("acceptance", case(dispute(accepted=None), party("p1"), OTHER))
    assert text.count("年月日") == 2


def test_every_rare_name_is_copied_out_of_the_acceptance_sheet() -> None:
    people: list[Party] = []
    for index, name in enumerate(cases.RARE_NAMES):
        side = "applicant" if index < 2 else "respondent"
        people.append(party(f"p{index}", side, name=name))
    pdf = cases.printed("acceptance", case(dispute(facts="☐房屋☑土地。"), *people))
    for text in (reading.by_poppler(pdf), "".join(reading.pages(pdf))):
        assert "调解张𠮷安、龴文海与王㛃、陈䶮、周𬭎、钱大喆、李玥、阿卜杜拉·买买提之间" in text
        assert all(f"（{name}）" in text for name in cases.RARE_NAMES)
        assert "☐房屋☑土地。" in text
    assert all(flags == ["yes", "yes", "yes"] for _, *flags in reading.fonts(pdf))


def test_a_session_tells_its_fixed_line_once_and_how_it_goes_on() -> None:
    told = "人民调解委员会已将人民调解的相关规定告知各方当事人。"
    session = cases.session(
        held_at=datetime(2026, 4, 8, 14, 0),
        record=f"{told}\n\n　　各方分歧较大。",
        result="3",
        next_date=date(2026, 4, 20),
        present=("陈志海", "吴长林"),
        invited=("袁正平",),
    )
    text = text_of("session", case(dispute(), party("p1"), OTHER, session))
    assert text.count(told) == 1
    assert f"{told}各方分歧较大。调解结果：有待继续调解（约定2026年4月20日再次调解）。" in text
    assert "时间2026年4月8日14时00分地点云塘镇人民调解室" in text
    assert "事由损害赔偿纠纷当事人陈志海、吴长林参加人袁正平" in text


def test_a_session_that_ended_in_an_agreement_says_so() -> None:
    people = (party("p1"), OTHER)
    with_paper = case(dispute(), *people, cases.session(), agreement())
    assert "调解结果：调解成功，各方自愿达成协议，另制作协议书。" in text_of("session", with_paper)
    without = case(dispute(), *people, cases.session())
    assert "调解结果：调解成功。" in text_of("session", without)


def test_a_call_has_no_place_and_a_visit_has_one() -> None:
    people = (party("p1"), OTHER)
    call = text_of("follow_up", case(dispute(), *people, cases.visit()))
    assert "回访地点" not in call
    assert "调解协议编号（2026）皋云人调字第018号回访事由损害赔偿纠纷协议履行情况" in call
    seen = cases.visit(way="visit", place="柳岸村", matter="付款情况")
    text = text_of("follow_up", case(dispute(), *people, seen))
    assert "回访事由付款情况回访时间2026年5月6日回访方式上门回访地点柳岸村回访情况：" in text


def test_an_oral_case_has_its_sheet_and_none_of_the_written_track() -> None:
    oral = case(
        dispute(track="oral", file_no="（2026）皋云人调口字第032号", source="2"),
        party("p1", name="李桂香", sex="2", phone="19900000031", id_number="320699197111040015"),
        OTHER,
        agreement(agreed=date(2026, 6, 11), terms=("李建明于当日加装接水管。",)),
    )
    text = text_of("oral_agreement", oral)
    for expected in (
        "人民调解口头协议登记表编号：（2026）皋云人调口字第032号",
        "单位或住址如皋市云塘镇柳岸村3组12号联系方式19900000031",
        "达成协议内容：李建明于当日加装接水管。履行方式、时限：当场履行。",
        "（如皋市云塘镇人民调解委员会印章）2026年6月11日备注：此表由人民调解委员会填写。",
    ):
        assert expected in text
    assert "320699197111040015" not in text
    assert papers()["acceptance"].items(oral) == papers()["agreement"].items(oral) == ()
    assert papers()["oral_agreement"].items(case(dispute(), party("p1"), agreement())) == ()


def test_a_hundred_terms_and_a_long_record_still_print() -> None:
    long = agreement(terms=tuple(f"第{n}项义务。" for n in range(1, 102)), copies=200)
    text = text_of("agreement", case(dispute(), party("p1"), OTHER, long))
    assert "九十九、第99项义务。100、第100项义务。" in text
