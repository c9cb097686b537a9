"""Only who may sign is printed on a line for signatures."""

from typing import Any

import pytest

from tests.documents.cases import agent, agreement, case, dispute, party, text_of

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
