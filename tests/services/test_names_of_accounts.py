"""Accounts: a login name never stands for a person; own name and password; corrections."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from sifasuo_desktop.domain.correction.records import Leave
from sifasuo_desktop.domain.dispute.records import Dispute
from sifasuo_desktop.domain.refusal import Refused
from sifasuo_desktop.kernel.ids import SystemRandomness
from sifasuo_desktop.services.office.workplace import Workplace, create_workplace
from sifasuo_desktop.services.paper.printing import paper_pdf
from sifasuo_desktop.services.reading.dispute.view import dispute_view
from sifasuo_desktop.services.reading.finding import find
from sifasuo_desktop.services.reading.showing import show
from sifasuo_desktop.store.slots import LEAST
from tests.clock import FixedClock
from tests.reading_pdf import text_of
from tests.services.disputes import oral
from tests.services.offices import FIRST_DAY, PASSWORD, seat
from tests.services.people import DELEGATION, decision, leave, person

NEW = "Qingshan-2027"
COMMITTEE = "如皋市云溪镇人民调解委员会"


def new_office(folder: Path, name: str | None) -> Workplace:
    return create_workplace(
        folder,
        office="320699101",
        name="云溪司法所",
        admin="guming",
        admin_name=name,
        password=PASSWORD,
        clock=FixedClock(FIRST_DAY),
        randomness=SystemRandomness(),
        cost=LEAST,
    )


@pytest.fixture
def nameless(tmp_path: Path) -> Iterator[Workplace]:
    workplace = new_office(tmp_path / "nameless", None)
    yield workplace
    workplace.close()


def a_dispute(office: Workplace, **more: object) -> str:
    office.act("committee.add", {"name": COMMITTEE, "type": "03", "prefix": "皋云"})
    answer = office.act(
        "dispute.register",
        {
            "committee": COMMITTEE,
            "applied": "2026-04-02",
            "dispute_type": "6",
            "source": "1",
            "facts": "因建房受伤，双方就赔偿数额协商不成。",
            "parties": [
                {"side": "applicant", "name": "陈志海"},
                {"side": "respondent", "name": "吴长林"},
            ],
            **more,
        },
    )
    return answer.id


def test_the_first_account_has_the_name_of_its_person(tmp_path: Path) -> None:
    office = new_office(tmp_path / "store", "顾明远")
    try:
        assert office.user.name == "顾明远"
        assert show(office, "dispute", a_dispute(office))["record"]["registrar"] == "顾明远"
    finally:
        office.close()


def test_without_a_name_nothing_bears_the_login_name(nameless: Workplace) -> None:
    assert nameless.user.name == ""
    assert nameless.user.called == "guming"
    case = a_dispute(nameless)
    assert show(nameless, "dispute", case)["record"]["registrar"] is None


def test_the_store_keeps_no_login_name_where_a_person_s_name_belongs(nameless: Workplace) -> None:
    written = a_dispute(nameless)
    nameless.act("mediator.add", {"name": "沈卫东", "committee": COMMITTEE})
    told = nameless.act("dispute.register_oral", oral(committee=COMMITTEE)).id
    nameless.act("delegation.record", DELEGATION)
    ref = nameless.act("correction.receive", person()).id
    nameless.act("correction.leave_request", leave(ref, "2026-04-11", "2026-04-13", "2026-04-10"))
    nameless.act("correction.leave_approve", decision(ref, "office", "2026-04-10"))
    with nameless.store.reading() as reader:
        cases = [reader.get(Dispute, one) for one in (written, told)]
        (approved,) = reader.every(Leave)
    assert [one and one.registrar for one in cases] == [None, None]
    assert (approved.state, approved.approver) == ("approved", None)


def test_login_names_kept_by_older_entries_reach_no_paper_and_no_timeline(
    nameless: Workplace,
) -> None:
    case = a_dispute(nameless, registrar="guming")
    assert show(nameless, "dispute", case)["record"]["registrar"] is None
    assert {one["who"] for one in show(nameless, "dispute", case)["history"]} == {""}
    assert "guming" not in str(dispute_view(nameless, case).story)
    assert "guming" not in text_of(paper_pdf(nameless, "acceptance", case).pdf)
    nameless.act("user.own_name", {"name": "顾明远"})
    assert nameless.user.name == "顾明远"
    assert show(nameless, "dispute", case)["record"]["registrar"] == "顾明远"
    assert "顾明远" in str(dispute_view(nameless, case).story)


def test_a_login_name_is_refused_as_ones_name(nameless: Workplace) -> None:
    with pytest.raises(Refused) as refused:
        nameless.act("user.own_name", {"name": "guming"})
    assert refused.value.problems[0].code == "user.name_is_login"
    answer = nameless.act("user.add", {"account": "wang", "name": "Wang", "roles": ["clerk"]})
    assert [one.code for one in answer.warnings] == ["user.name_is_login"]


@pytest.mark.parametrize(
    ("secrets", "code", "field"),
    [
        ({}, "user.old_password_needed", "old"),
        ({"old": PASSWORD}, "user.password_needed", "password"),
        ({"old": PASSWORD, "password": PASSWORD}, "user.password_same", "password"),
        ({"old": PASSWORD, "password": "zu kurz"}, "value.password", "password"),
        ({"old": "Falsch-2026", "password": NEW}, "user.old_password", "old"),
    ],
)
def test_ones_own_password_is_refused_under_its_field(
    nameless: Workplace, secrets: dict[str, str], code: str, field: str
) -> None:
    with pytest.raises(Refused) as refused:
        nameless.act("user.own_password", {}, secrets=secrets)
    found = refused.value.problems[0]
    assert (found.code, found.field) == (code, field)
    assert nameless.knows_password(PASSWORD)


def test_everybody_changes_his_own_password_and_the_log_knows_it(nameless: Workplace) -> None:
    nameless.act("user.add", {"account": "wang", "name": "王安平", "roles": ["reader"]})
    nameless.store.add_slot("wang", PASSWORD, LEAST)
    reader = seat(nameless, "wang")
    reader.act("user.own_password", {}, secrets={"old": PASSWORD, "password": NEW})
    assert reader.knows_password(NEW)
    assert not reader.knows_password(PASSWORD)
    assert nameless.knows_password(PASSWORD)
    events = find(nameless, "event", limit=50).items
    assert "own_password" in [one["act"] for one in events]


def test_an_account_gets_another_name_and_other_roles(nameless: Workplace) -> None:
    nameless.act("user.add", {"account": "wang", "name": "王安平", "roles": ["reader"]})
    nameless.act("user.change", {"user": "wang", "name": "王安萍"})
    nameless.act("user.change", {"user": "wang", "roles": ["clerk", "mediator"]})
    (wang,) = [one for one in find(nameless, "user").items if one["account"] == "wang"]
    assert (wang["title"], wang["roles"]) == ("王安萍", ["clerk", "mediator"])


def test_the_last_administrator_keeps_the_role(nameless: Workplace) -> None:
    with pytest.raises(Refused) as refused:
        nameless.act("user.change", {"user": "guming", "roles": ["director"]})
    assert refused.value.problems[0].code == "user.last_admin"
