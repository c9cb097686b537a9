"""Who may do what, written out: areas of acts and of reading, and single powers, by role."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from sifasuo_desktop.domain.access import User
from sifasuo_desktop.domain.record import KINDS
from sifasuo_desktop.domain.refusal import Refused
from sifasuo_desktop.services.acting.bus import all_verbs
from sifasuo_desktop.services.exchange import handover
from sifasuo_desktop.services.office.log_check import check
from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.services.paper.printing import paper_pdf
from sifasuo_desktop.services.reading.finding import find
from sifasuo_desktop.services.reading.showing import acts_of, case_of, show
from tests.clock import FixedClock
from tests.dump import dump
from tests.services.disputes import bring
from tests.services.people import person

ROLES = ("admin", "director", "clerk", "mediator", "auditor", "reader")
EVERYBODY = "admin director clerk mediator auditor reader"
LEDGERS = frozenset(
    {
        "campaign",
        "enterprise",
        "enterprise_visit",
        "publicity",
        "review",
        "review_matter",
        "review_checklist",
        "aid_point",
        "notary_point",
        "notary_matter",
        "notary",
        "counsel",
        "counsel_service",
        "law_savvy",
        "village_chat",
        "weak_village",
        "consultation_meeting",
        "village_profile",
        "task",
        "seal_use",
        "mail",
        "duty",
        "brief",
        "honour",
        "training",
        "study_law",
        "norm_doc",
        "premises",
        "equipment",
        "office_rule",
    }
)
"""Ledgers that say nothing of who does what: the director and the clerk, and who only reads reads."""
DISCREET = frozenset(
    {
        "issue",
        "meeting",
        "admin_risk",
        "recon_transfer",
        "admin_case",
        "enforcement_check",
        "service",
        "aid",
        "joint_consultation",
        "petition",
        "service_of_process",
        "staff_member",
        "fund",
    }
)
"""Those with names or money: who only reads does not read them."""
SAME_AREA = frozenset({"review_matter", "review_checklist"})
"""Those of them that are read with another."""
ACTS = {
    "dispute": "director clerk mediator",
    "correction": "director clerk",
    "due": "director clerk mediator",
    "delegation": "director",
    "policy": "director",
    "committee": "admin director clerk",
    "mediator": "admin director clerk",
    "village": "admin",
    "office": "admin",
    "user": "admin",
    "calendar": "admin director clerk",
    "number": "director clerk",
    "report": "director clerk",
    "import_batch": "director clerk",
    **dict.fromkeys(LEDGERS | DISCREET, "director clerk"),
    "attachment": "admin director clerk mediator",
    "user.own_name": EVERYBODY,
    "user.own_password": EVERYBODY,
}
READING = {
    "dispute": "director clerk mediator reader",
    "correction": "director clerk",
    "report": "director clerk",
    **dict.fromkeys(DISCREET, "director clerk"),
    **dict.fromkeys(LEDGERS - SAME_AREA, "director clerk reader"),
    "office": "admin director clerk mediator reader",
    "system": "admin auditor",
}
POWERS = {
    "juvenile": "director clerk",
    "sealed": "director",
    "unmask": "director clerk",
    "print": "director clerk mediator",
    "log.check": "admin director auditor",
    "log.export": "auditor",
    "handover.enrol": "admin director",
    "handover.make": "director clerk",
    "handover.send": "director clerk",
    "handover.receipt": "director clerk",
}


def seated(office: Workplace, role: str) -> Workplace:
    """The same store with somebody who has this one role."""
    user = User("u" * 32, role, "丁一", (role,))
    return Workplace(office.store, user, office.rules)


def codes(work: Callable[[], Any]) -> list[str]:
    """The codes with which something is refused; empty when it is done."""
    try:
        work()
    except Refused as refusal:
        return [one.code for one in refusal.problems]
    return []


def roles_of(verb: str) -> list[str]:
    """The roles a verb is open to: its own line, else the line of its area."""
    return ACTS.get(verb, ACTS[verb.split(".")[0]]).split()


def test_every_area_has_its_line_in_the_matrix() -> None:
    assert {name.split(".")[0] for name in all_verbs()} <= set(ACTS)
    assert {cls.AREA for cls in KINDS.values()} <= set(READING)


@pytest.mark.parametrize("role", ROLES)
def test_each_verb_is_open_to_its_roles_and_to_no_other(office: Workplace, role: str) -> None:
    workplace = seated(office, role)
    before = dump(office.store)
    wrong = []
    for name in all_verbs():
        found = codes(lambda name=name: workplace.act(name, {"no_such_field": 1}))  # type: ignore[misc]
        granted = role in roles_of(name)
        if granted == (found == ["act.not_allowed"]) or not found:
            wrong.append((name, found))
    assert wrong == []
    assert dump(office.store) == before


@pytest.mark.parametrize("role", ROLES)
def test_each_area_is_read_by_its_roles_and_by_no_other(office: Workplace, role: str) -> None:
    workplace = seated(office, role)
    for kind, cls in KINDS.items():
        if cls.PARENT:
            continue
        granted = role in READING[cls.AREA].split()
        expected = [] if granted else ["act.not_readable"]
        assert codes(lambda kind=kind: find(workplace, kind)) == expected, kind  # type: ignore[misc]
        missing = ["find.not_found"] if granted else ["act.not_readable"]
        asked = codes(lambda kind=kind: show(workplace, kind, "没有"))  # type: ignore[misc]
        assert asked == missing, kind


@pytest.mark.parametrize("role", ROLES)
def test_each_power_belongs_to_its_roles(office: Workplace, role: str) -> None:
    workplace = seated(office, role)
    held = {power for power in POWERS if workplace.may(power)}
    assert held == {power for power, roles in POWERS.items() if role in roles.split()}


@pytest.mark.parametrize("role", ROLES)
def test_a_power_is_asked_for_where_it_is_used(
    office: Workplace, desk: Workplace, clock: FixedClock, role: str, tmp_path: Path
) -> None:
    case = bring(desk, clock, "accepted")
    workplace = seated(office, role)
    uses: dict[str, Callable[[], Any]] = {
        "print": lambda: paper_pdf(workplace, "acceptance", case),
        "log.check": lambda: check(workplace),
        "handover.enrol": lambda: handover.enrol_request(workplace, tmp_path / "a.sfq"),
        "handover.make": lambda: handover.make_and_copy(workplace, tmp_path / "stick"),
        "handover.send": lambda: handover.synchronise(workplace, f"file:{tmp_path}"),
        "handover.receipt": lambda: handover.apply_receipt(workplace, tmp_path / "none.sfr"),
        "unmask": lambda: find(workplace, "dispute", unmask=True),
    }
    for power, use in uses.items():
        granted = role in POWERS[power].split()
        found = codes(use)
        refused = found in (["act.not_allowed"], ["act.not_readable"])
        assert refused is not granted, (power, found)
    assert not (tmp_path / "stick").exists() or role in POWERS["handover.make"].split()


def test_acts_on_a_page_say_who_may_not(desk: Workplace, office: Workplace) -> None:
    case = desk.act("correction.receive", person()).id
    reader = seated(office, "reader")
    found = case_of(seated(office, "clerk"), "correction", case)
    assert [act["verb"] for act in acts_of(reader, found) if act["allowed"]] == []
    assert all(act["reason"].startswith("您的角色不能做“") for act in acts_of(reader, found))


def test_two_roles_give_what_either_gives(office: Workplace) -> None:
    user = User("u" * 32, "two", "丁一", ("mediator", "auditor"))
    both = Workplace(office.store, user, office.rules)
    assert [both.may(one) for one in ("dispute.accept", "log.export", "read:dispute")] == [True] * 3
    assert not both.may("read:correction")
    nobody = Workplace(office.store, User("u" * 32, "no", "丁一", ()), office.rules)
    powers = [*POWERS, *(f"read:{area}" for area in READING)]
    assert not any(nobody.may(power) for power in [*powers, *all_verbs()])
