"""The mediators of an oral case are those of its committee, whenever what they are read from comes."""

import pytest
from pytestqt.qtbot import QtBot

from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.services.reading.dispute.intake import intake_start
from sifasuo_desktop.services.reading.finding import find
from sifasuo_desktop.ui.page import Target
from sifasuo_desktop.ui.parts.choosing import ChoiceInput
from sifasuo_desktop.ui.shell.frame import Frame
from sifasuo_desktop.ui.subjects.dispute.intake.form import IntakeForm
from sifasuo_desktop.ui.subjects.dispute.intake.page import IntakePage
from tests.ui.frames import settle
from tests.ui.offices import COMMITTEE

OTHER = "如皋市云溪镇桑园村人民调解委员会"


@pytest.fixture
def ids(office: Workplace) -> dict[str, str]:
    """Two committees, the second with two mediators; the id of each by name."""
    first = str(find(office, "committee").items[0]["id"])
    other = office.act("committee.add", {"name": OTHER, "type": "01", "prefix": "皋云桑"}).id
    people = (("俞凤英", COMMITTEE), ("石桂生", OTHER), ("薛玉兰", OTHER))
    return {COMMITTEE: first, OTHER: other} | {
        name: office.act("mediator.add", {"name": name, "committee": committee}).id
        for name, committee in people
    }


def agreement_made(frame: Frame, target: Target) -> IntakeForm:
    """The form while it is made: the agreement is there, the last card is not."""
    frame.go("intake", target)
    page = frame.page()
    assert isinstance(page, IntakePage)
    while not hasattr(page.form, "_agreement"):
        page.form.making._next()
    assert page.form.making.under_way()
    return page.form


def offered(form: IntakeForm) -> list[str]:
    """Who can be chosen, and who is."""
    host = form.agreement.fields["host"].input
    assert isinstance(host, ChoiceInput)
    return [*(host.box.itemText(at) for at in range(host.box.count())), f"= {host.label()}"]


def test_who_can_be_chosen_is_offered_when_it_comes_before_the_last_card(
    frame: Frame, office: Workplace, ids: dict[str, str]
) -> None:
    form = agreement_made(frame, Target(draft={"oral": True, "start": {"committee": ids[OTHER]}}))
    form.begin(intake_start(office))
    form.whole()
    assert offered(form) == ["石桂生", "薛玉兰", "= "]


def test_a_draft_that_comes_before_the_last_card_brings_the_mediators_of_its_committee(
    frame: Frame, office: Workplace, ids: dict[str, str]
) -> None:
    form = agreement_made(
        frame, Target(draft={"oral": True, "start": {"committee": ids[COMMITTEE]}})
    )
    form.begin(intake_start(office))
    host = {"host": ids["薛玉兰"]}
    form.restore({"oral": True, "start": {"committee": ids[OTHER]}, "agreement": host})
    form.whole()
    assert offered(form) == ["石桂生", "薛玉兰", "= 薛玉兰"]


def test_a_drafts_mediator_stays_until_it_is_known_who_there_is(
    qtbot: QtBot, frame: Frame, ids: dict[str, str]
) -> None:
    draft = {
        "oral": True,
        "start": {"committee": ids[OTHER]},
        "agreement": {"host": ids["石桂生"]},
    }
    form = agreement_made(frame, Target(draft=draft))
    form.whole()
    assert form.agreement.values()["host"] == ids["石桂生"]
    settle(qtbot, frame)
    assert offered(form) == ["石桂生", "薛玉兰", "= 石桂生"]
