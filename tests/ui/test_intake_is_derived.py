"""A field that is newly declared of a party or of who acts for it is asked at intake by itself."""

from typing import Annotated

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from sifasuo_desktop.domain.dispute.records import AgentFacts, PartyFacts
from sifasuo_desktop.domain.fields import F
from sifasuo_desktop.ui.desk import Desk
from sifasuo_desktop.ui.subjects.dispute.intake.agent_block import AgentBlock
from sifasuo_desktop.ui.subjects.dispute.intake.party_fields import PartyFields


class PartyOfTomorrow(PartyFacts):
    """With one field more."""

    nickname: Annotated[str | None, F("绰号", length=40)] = None


class AgentOfTomorrow(AgentFacts):
    """With one field more."""

    licence: Annotated[str | None, F("执业证号", length=40)] = None


def test_a_new_field_of_a_party_is_asked_kept_and_shown_again(qtbot: QtBot, desk: Desk) -> None:
    outer = QWidget()
    qtbot.addWidget(outer)
    party = PartyFields(desk.around(), outer, PartyOfTomorrow)
    outer.show()
    party.fields["name"].set_value("陈志海")
    assert party.fields["nickname"].title == "绰号"
    assert party.fields["nickname"].isVisible()
    party.fields["nickname"].set_value("老陈")
    assert party.values()["nickname"] == "老陈"
    again = PartyFields(desk.around(), outer, PartyOfTomorrow)
    again.set_values({"name": "陈志海", "nickname": "老陈"})
    assert again.fields["nickname"].value() == "老陈"


def test_every_declared_field_of_a_party_has_its_place_today(qtbot: QtBot, desk: Desk) -> None:
    outer = QWidget()
    qtbot.addWidget(outer)
    party = PartyFields(desk.around(), outer)
    assert set(party.fields) == {
        "name", "sex", "nation", "birth_date", "id_type", "id_number", "id_refused", "phone",
        "address", "occupation", "capacity", "own_wages", "legal_representative",
        "representative_post", "people_count", "elected", "consent",
    }  # fmt: skip


def test_a_new_field_of_an_agent_is_asked_whoever_he_is(qtbot: QtBot, desk: Desk) -> None:
    outer = QWidget()
    qtbot.addWidget(outer)
    for role in ("agent", "guardian"):
        block = AgentBlock(desk.around(), role, outer, AgentOfTomorrow)
        block.fields["name"].set_value("孙桂芳")
        block.fields["licence"].set_value("3206-0001")
        assert block.values("陈志海")["licence"] == "3206-0001"
    assert set(AgentBlock(desk.around(), "guardian", outer).fields) == {
        "name", "relation", "id_number", "phone",
    }  # fmt: skip
