"""Only who may sign is printed on a line for signatures."""

from typing import Any

import pytest

from sifasuo_desktop.domain.partial_dates import PartialDate
from tests.documents.cases import agent, agreement, case, dispute, party, session, text_of

WU = party("p2", "respondent", name="吴长林")


@pytest.mark.parametrize(
    ("powers", "printed"),
    [
        ({"authority": "general"}, False),
        ({"authority": "general", "powers": ("5",)}, False),
        ({"authority": "special", "powers": ("1", "2", "3", "4")}, False),
        ({"authority": "special", "powers": ()}, False),
        ({"authority": "special", "powers": ("5",)}, True),
        ({"authority": "special", "powers": ("1", "5")}, True),
    ],
)
def test_an_agent_stands_on_the_line_only_with_the_power_to_sign(
    powers: dict[str, Any], printed: bool
) -> None:
    text = text_of(
        "agreement", case(dispute(), party("p1"), WU, agent("p1", **powers), agreement())
    )
    assert "委托代理人：孙桂芳" in text
    assert ("代理人孙桂芳）" in text) is printed
    assert ("（陈志海）" in text) is not printed


def test_an_agent_of_one_party_does_not_sign_for_the_other() -> None:
    able = agent("p1", authority="special", powers=("5",))
    text = text_of("agreement", case(dispute(), party("p1"), WU, able, agreement()))
    assert "（吴长林）" in text


CHILD = party("p1", name="陈小宝", birth_date=PartialDate(2012, 5, 1))
FATHER = agent("p1", acts_for="陈小宝", role="guardian", name="陈志海", authority="statutory")
FIRM = party(
    "p2",
    "respondent",
    name="云塘建材公司",
    party_type="02",
    birth_date=None,
    legal_representative="王长海",
)
LAWYER = agent("p2", acts_for="云塘建材公司", name="李建明", authority="special", powers=("5",))
PEOPLE = (CHILD, FIRM, FATHER, LAWYER)


def test_the_acceptance_sheet_names_those_who_act_by_law_or_power() -> None:
    text = text_of("acceptance", case(dispute(), *PEOPLE))
    assert "（陈小宝，法定代理人陈志海）" in text
    assert "（云塘建材公司，法定代表人王长海，代理人李建明）" in text


@pytest.mark.parametrize(
    ("present", "lines", "absent"),
    [
        (("陈小宝", "云塘建材公司"), ("（陈小宝，法定代理人陈志海）",), "委托代理人"),
        (("陈小宝", "陈志海", "王长海"), ("（云塘建材公司，法定代表人王长海）",), "（陈志海）"),
        (
            ("陈志海", "李建明"),
            ("委托代理人（签名）：", "（李建明，代理云塘建材公司）"),
            "（李建明）",
        ),
        (("陈小宝", "赵来客"), ("（赵来客）",), "代理人李建明"),
    ],
)
def test_a_session_is_signed_by_guardians_heads_and_agents_as_such(
    present: tuple[str, ...], lines: tuple[str, ...], absent: str
) -> None:
    text = text_of("session", case(dispute(), *PEOPLE, session(present=present)))
    assert all(line in text for line in lines)
    assert absent not in text
    assert text.count("（陈小宝，法定代理人陈志海）") == (
        "陈小宝" in present or "陈志海" in present
    )


def test_of_a_meeting_that_names_nobody_the_lines_are_bare_and_the_list_of_many_is_worded() -> None:
    text = text_of("session", case(dispute(), *PEOPLE, session(present=())))
    assert "（陈小宝" not in text
    more = [
        party(f"q{at}", "respondent", name=f"周国{name}")
        for at, name in enumerate("甲乙丙丁戊己庚辛壬癸子丑")
    ]
    text = text_of("session", case(dispute(), *PEOPLE, *more, session(present=())))
    assert "陈小宝，法定代理人陈志海" in text
