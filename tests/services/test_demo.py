"""The demonstration: a believable, lawful, repeatable year with invented people."""

import json
import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from sifasuo_desktop.cli.main import run
from sifasuo_desktop.demo.days import Days
from sifasuo_desktop.demo.oral import visit_day
from sifasuo_desktop.demo.story import Period, Told, make_demo
from sifasuo_desktop.domain.correction.musters import away_on
from sifasuo_desktop.domain.correction.records import Check, Correction, Leave, Muster, TeamMember
from sifasuo_desktop.domain.dispute.records import (
    Agent,
    Agreement,
    Confirmation,
    Dispute,
    FollowUp,
    Obligation,
    Party,
    Session,
    Signature,
)
from sifasuo_desktop.domain.identity_numbers import check_id
from sifasuo_desktop.domain.office.records import ClassPolicy, Committee, Delegation, Mediator
from sifasuo_desktop.domain.periods import Count, shift_months
from sifasuo_desktop.domain.refusal import Refused
from sifasuo_desktop.kernel.ids import SystemRandomness
from sifasuo_desktop.services.office.log_check import check
from sifasuo_desktop.services.office.reference import load_calendar
from sifasuo_desktop.services.office.reference_data import sentence
from sifasuo_desktop.services.office.workplace import Workplace, open_workplace
from sifasuo_desktop.services.reading.correction.musters import roll_calls
from sifasuo_desktop.services.reading.due import due_json, due_rows
from sifasuo_desktop.services.reading.finding import find
from sifasuo_desktop.services.reading.showing import show
from sifasuo_desktop.store.bulk import OpenCases, cases_in
from sifasuo_desktop.store.engine import StoreTrouble
from sifasuo_desktop.store.slots import LEAST
from tests.clock import FixedClock
from tests.demonstrations import TODAY, tell_demo, year_in
from tests.made_once import copied, made_for_all
from tests.services.offices import PASSWORD
from tests.services.transitions import undeclared

pytestmark = pytest.mark.long


def opened(folder: Path, account: str = "clerk") -> Workplace:
    clock = FixedClock(TODAY)
    return open_workplace(folder, account, PASSWORD, clock=clock, randomness=SystemRandomness())


@pytest.fixture(scope="session")
def year(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Told]:
    folder = tmp_path_factory.mktemp("demo") / "store"
    return folder, year_in(folder)


@pytest.fixture
def demo(year: tuple[Path, Told]) -> Iterator[Workplace]:
    workplace = opened(year[0])
    yield workplace
    workplace.close()


def tell_small(folder: Path) -> None:
    """Two small demonstrations of one seed, and one of another."""
    for name, seed in (("one", 1), ("two", 1), ("other", 2)):
        tell_demo(folder / name, seed=seed, scale=0.15)


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, Path]:
    base = copied(made_for_all(tell_small)[0], tmp_path_factory.mktemp("small") / "all")
    return base / "one", base / "two", base / "other"


def every(workplace: Workplace, cls: type) -> tuple:
    with workplace.store.reading() as reader:
        return reader.every(cls)


def cases(workplace: Workplace, cls: type) -> list:
    with workplace.store.reading() as reader:
        return [reader.case(cls.KIND, record.id) for record in reader.every(cls)]


def test_every_change_of_a_state_is_declared_by_its_act(demo: Workplace) -> None:
    assert undeclared(demo) == set()


def test_a_year_holds_about_seventy_led_disputes_and_twenty_people(
    demo: Workplace, year: tuple[Path, Told]
) -> None:
    disputes, people = every(demo, Dispute), every(demo, Correction)
    led = [one for one in disputes if one.lead_role == "1"]
    assert 65 <= len(led) <= 78
    assert 0.3 <= sum(one.track == "oral" for one in disputes) / len(disputes) <= 0.5
    assert 18 <= len(people) <= 23
    assert (year[1].disputes, year[1].corrections) == (len(disputes), len(people))
    assert {one.dispute_type for one in disputes} == {str(n) for n in range(1, 19)}
    assert {one.state for one in disputes} >= {
        "registered", "declined", "assigned", "mediating", "agreed", "effective", "performing",
        "performed", "closed",
    }  # fmt: skip


def test_the_unusual_is_there_a_child_three_parties_companies_and_rare_names(
    demo: Workplace,
) -> None:
    parties, agents = every(demo, Party), every(demo, Agent)
    assert any(agent.role == "guardian" for agent in agents)
    assert any("·" in party.name for party in parties)
    assert any("喆" in party.name for party in parties)
    assert any(party.party_type == "02" for party in parties)
    by_case = [sum(other.parent == party.parent for other in parties) for party in parties]
    assert max(by_case) == 3
    assert 2 <= sum(one.result == "valid" for one in every(demo, Confirmation)) <= 4
    assert len(every(demo, Committee)) == 5
    assert len(every(demo, Mediator)) >= 9


def test_the_register_has_every_kind_of_person(demo: Workplace) -> None:
    people = every(demo, Correction)
    kinds = [one.category for one in people]
    assert all(kinds.count(kind) == 1 for kind in ("01", "03", "04"))
    assert sum(one.managed_by == "county" for one in people) == 1
    assert sum(one.juvenile for one in people) == 1
    assert sum(one.sex == "2" for one in people) == 2
    assert sum(one.state == "released" for one in people) in (2, 3)
    assert sum(one.state == "expected" for one in people) == 1
    assert every(demo, Delegation)
    assert {one.source for one in every(demo, ClassPolicy)} == {"示例，非市局规定"}


def test_the_last_morning_has_a_believable_number_of_rows(demo: Workplace) -> None:
    rows = due_rows(demo, on=TODAY)
    kinds = {row.kind for row in rows}
    assert {"dispute", "correction", "issue", "review", "petition", "task"} <= kinds
    cases = [row for row in rows if row.kind in ("dispute", "correction")]
    assert 8 <= len(cases) <= 15
    hard = [row for row in cases if not row.soft]
    assert 1 <= sum(row.light == "red" for row in hard) <= 4
    assert any(row.due == TODAY for row in cases)


def test_dates_of_disputes_are_in_their_lawful_order(demo: Workplace) -> None:
    for case in cases(demo, Dispute):
        one = case.record
        order = [one.occurred, one.applied, one.accepted]
        order += sorted(item.held_at.date() for item in case.all(Session))
        order += [one.agreed, one.effective, one.closed]
        known = [day for day in order if day is not None]
        assert known == sorted(known), one.register_no
        last = one.closed or TODAY
        for item in case.all(Obligation):
            assert item.due >= one.agreed
            if item.performed:
                assert one.agreed <= item.performed <= last
        for visit in case.all(FollowUp):
            assert one.effective <= visit.visited <= last
        for asked in case.all(Confirmation):
            assert one.effective <= asked.applied <= one.effective + timedelta(days=30)
            assert asked.decided is None or asked.decided <= last


def test_agreements_come_within_the_month_or_the_agreed_extension(demo: Workplace) -> None:
    for case in cases(demo, Dispute):
        one = case.record
        if one.agreed is None or one.track == "oral":
            continue
        month = shift_months(one.accepted, 1, Count.CIVIL)
        assert one.agreed <= max(month, one.mediation_due or month), one.file_no


def test_agreed_amounts_add_up_and_every_signature_is_there(demo: Workplace) -> None:
    for case in cases(demo, Dispute):
        one = case.record
        for agreement in case.all(Agreement):
            assert one.agreed_amount == sum(item.amount for item in case.all(Obligation))
            assert one.loss_amount is None or one.agreed_amount <= one.loss_amount
            if one.track == "written" and one.effective:
                signed = case.below(Signature, agreement.id)
                assert len(signed) == len(case.all(Party)) + 2
                assert max(item.signed for item in signed) == one.effective


def test_closed_cases_were_performed_and_followed_up(demo: Workplace) -> None:
    for case in cases(demo, Dispute):
        one = case.record
        if one.state != "closed" or one.effective is None:
            continue
        assert {item.status for item in case.all(Obligation)} == {"paid"}
        performed = max(item.performed for item in case.all(Obligation))
        assert any(visit.visited >= performed for visit in case.all(FollowUp))


def test_dates_of_correction_are_in_their_lawful_order(demo: Workplace) -> None:
    for case in cases(demo, Correction):
        one = case.record
        order = [one.judged, one.effective, one.reported, one.announced, one.summary_received]
        known = [day for day in (*order, one.closed) if day is not None]
        assert known == sorted(known), one.register_no
        assert one.closed in (None, one.end)
        for item in case.all(Check):
            assert one.reported <= item.done_at.date() <= min(one.end, TODAY)
        for leave in case.all(Leave):
            assert leave.applied < leave.start <= leave.end
            assert leave.approved is None or leave.applied <= leave.approved < leave.start
            assert leave.level != "office" or leave.days <= 7
            seen = [item.done_at.date() for item in case.all(Check)]
            assert leave.state == "refused" or not any(leave.start <= d < leave.end for d in seen)
        if one.sex == "2":
            assert any(member.sex == "2" for member in case.all(TeamMember))


def test_nothing_is_entered_on_a_rest_day(demo: Workplace) -> None:
    for one in (*every(demo, Dispute), *every(demo, Correction)):
        entries = show(demo, one.KIND, one.id)["history"]
        days = {date.fromisoformat(entry["at"][:10]) for entry in entries}
        assert all(demo.rules.calendar.is_workday(day) for day in days)
        assert all(day < TODAY for day in days)


def test_nobody_has_a_number_that_could_be_real(demo: Workplace) -> None:
    people = (*every(demo, Party), *every(demo, Agent), *every(demo, Correction))
    for one in people:
        if len(one.id_number) == 18 and getattr(one, "party_type", "01") == "01":
            found = check_id(one.id_number, TODAY)
            assert found.valid
            assert found.area == "320699"
        assert re.fullmatch(r"199000[0-9]{5}", one.phone)
    numbers = [one.id_number for one in people]
    assert len(numbers) == len(set(numbers))


def test_no_story_is_told_twice_in_the_same_words(demo: Workplace) -> None:
    facts = [one.facts for one in every(demo, Dispute)]
    assert len(set(facts)) == len(facts)
    text = "\n".join(facts + [one.record for one in every(demo, Session)])
    assert not re.search(r"[{}]|None|。。|，。", text)


def test_the_log_holds_and_both_other_accounts_open_the_store(
    year: tuple[Path, Told], demo: Workplace
) -> None:
    demo.close()
    for account in ("mediator", "admin"):
        workplace = opened(year[0], account)
        found = check(workplace) if account == "admin" else None
        workplace.close()
        assert found is None or found.ok


def test_the_same_seed_gives_the_same_log_and_the_same_answers(
    small: tuple[Path, Path, Path],
) -> None:
    answers = []
    for folder in small:
        workplace = opened(folder, "admin")
        first = find(workplace, "dispute", limit=500)
        everybody = find(workplace, "correction", limit=500)
        shown = [show(workplace, "dispute", str(one["id"])) for one in first.items]
        due = due_json(due_rows(workplace, on=TODAY))
        with workplace.store.reading() as reader:
            device = reader.identity("device")
            entry = reader.connection.exec_driver_sql(
                "SELECT hash FROM revision WHERE at < '2026-11-20' ORDER BY n DESC LIMIT 1"
            ).scalar_one()
        text = json.dumps([first.items, everybody.items, shown, due], ensure_ascii=False)
        slots = (folder / "slots.json").read_text()
        answers.append((entry, text, device, slots))
        workplace.close()
    one, two, other = answers
    assert one[0] == two[0] != other[0]
    assert one[1] == two[1] != other[1]
    assert len({answer[2] for answer in answers}) == 3
    assert len({answer[3] for answer in answers}) == 3


def test_the_content_of_the_log_agrees_however_often_a_demonstration_was_opened(
    small: tuple[Path, Path, Path],
) -> None:
    opened(small[0], "mediator").close()
    reports = []
    for folder in small:
        workplace = opened(folder, "admin")
        reports.append(check(workplace))
        workplace.close()
    one, two, other = reports
    assert one.content == two.content != other.content
    assert one.head != two.head


@pytest.mark.parametrize("count", [3, 4, 5, 6])
def test_a_visit_is_never_before_what_it_looks_at_even_over_a_long_holiday(count: int) -> None:
    days = Days(date(2025, 1, 1), date(2026, 12, 31), load_calendar())
    for done in (date(2025, 1, 1) + timedelta(days=n) for n in range(720)):
        visited = visit_day(days, done, count)
        assert visited >= done
        assert days.calendar.is_workday(visited)


def test_one_key_does_not_open_two_demonstrations(small: tuple[Path, Path, Path]) -> None:
    headers = {(folder / "store.db").read_bytes()[:64] for folder in small}
    assert len(headers) == 3


def test_no_name_or_number_stands_in_a_file_in_clear(
    year: tuple[Path, Told], demo: Workplace
) -> None:
    party = every(demo, Party)[0]
    person = every(demo, Correction)[0]
    words = ["320699", "199000", party.name, party.address, person.name, "如皋市", PASSWORD]
    demo.close()
    for path in (item for item in year[0].rglob("*") if item.is_file()):
        content = path.read_bytes()
        found = [word for word in words if word.encode() in content]
        # Chance puts six given digits into a file of this size about once in a hundred million.
        assert not found, (path.name, found)


def test_a_folder_with_a_store_is_refused(year: tuple[Path, Told]) -> None:
    with pytest.raises(StoreTrouble) as trouble:
        tell_demo(year[0])
    assert trouble.value.code == "store.exists"


def test_a_weak_password_is_refused_and_leaves_no_store(tmp_path: Path) -> None:
    with pytest.raises(Refused) as refusal:
        make_demo(tmp_path / "store", password="kurz", period=Period.of(TODAY))
    assert refusal.value.problems[0].code == "value.password"
    assert not (tmp_path / "store").exists()


def test_a_year_ends_on_its_last_day_or_today() -> None:
    assert Period.of(TODAY, 2025) == Period(date(2025, 1, 1), date(2025, 12, 31))
    assert Period.of(TODAY, 2026) == Period(date(2026, 1, 1), TODAY)
    assert Period.of(TODAY) == Period(date(2025, 11, 20), TODAY)


def test_the_command_refuses_a_year_to_come(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SIFASUO_PASSWORD", PASSWORD)
    call = ["demo", str(tmp_path / "s"), "--year", "2027", "--today", "2026-11-20", "--json"]
    assert run(call) == 1
    assert json.loads(capsys.readouterr().out)["error"]["code"] == "date.future"


def test_the_register_was_called_together_four_times(demo: Workplace) -> None:
    with demo.store.reading() as reader:
        calls = roll_calls(demo, reader)
        cases = cases_in(
            reader, OpenCases(Correction.KIND, ("received", "supervised")), (Leave, Muster)
        )
    assert [one.held_at.date().isoformat() for one in calls] == [
        "2026-10-21",
        "2026-07-22",
        "2026-04-22",
        "2026-01-21",
    ]
    assert all(one.count.called >= 5 for one in calls)
    assert sum(one.count.late for one in calls) > 0
    assert sum(one.count.absent for one in calls) > 0
    for case in cases:
        for item in case.all(Muster):
            assert item.note or item.result == "present"
            assert away_on(case, item.held_at.date()) is None


@pytest.mark.parametrize("day", [date(2026, 1, 1), date(2026, 3, 10), date(2026, 4, 29)])
def test_a_year_that_has_hardly_begun_is_refused_in_words(day: date) -> None:
    with pytest.raises(Refused) as refusal:
        Period.of(day, 2026)
    (found,) = refusal.value.problems
    said = sentence(found.code, **dict(found.values))
    assert said.startswith(f"2026年到{day}才 {day.timetuple().tm_yday} 天")
    assert "请写 --year 2025，或者不写 --year" in said


def test_from_the_hundred_and_twentieth_day_on_a_year_can_be_told(tmp_path: Path) -> None:
    period = Period.of(date(2026, 4, 30), 2026)
    assert (period.last - period.first).days + 1 == 120
    made = make_demo(tmp_path / "store", password=PASSWORD, period=period, cost=LEAST)
    assert made.disputes > 60
