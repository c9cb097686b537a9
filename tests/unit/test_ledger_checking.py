"""A declaration with a mistake is told at once, with file, ledger and field."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Annotated, Any, ClassVar

import pytest

from sifasuo_desktop.domain.fields import F
from sifasuo_desktop.domain.ledger import (
    BrokenLedger,
    Copied,
    Entry,
    Group,
    Ledger,
    Part,
)
from sifasuo_desktop.domain.ledger_flow import Step, Term
from sifasuo_desktop.domain.record import KINDS, Record
from sifasuo_desktop.domain.states import State
from sifasuo_desktop.ledgers.book import ledgers
from sifasuo_desktop.ledgers.campaign import LEDGER as CAMPAIGN
from sifasuo_desktop.ledgers.checking import check
from sifasuo_desktop.ledgers.enterprise import VISIT, EnterpriseFinding
from sifasuo_desktop.ledgers.issue import LEDGER as ISSUE
from sifasuo_desktop.ledgers.publicity import LEDGER as PUBLICITY

ISSUES = "sifasuo_desktop/ledgers/issue.py: issue: "
EVENTS = "sifasuo_desktop/ledgers/publicity.py: publicity: "
VISITS = "sifasuo_desktop/ledgers/enterprise.py: enterprise_visit: "
NUMBER = {"title": "反馈", "unit": "day", "basis": "本所规定"}
(FINDING,) = VISIT.parts
BECOMES = FINDING.becomes
assert BECOMES is not None


@pytest.fixture(autouse=True)
def kinds_as_they_were() -> Iterator[None]:
    """No class of a test stays among the kinds."""
    ledgers()
    before = dict(KINDS)
    yield
    for kind in KINDS.keys() - before.keys():
        del KINDS[kind]


def told(ledger: Ledger) -> list[str]:
    """What is told of a ledger among all others, a line each."""
    try:
        check(ledger, {**ledgers(), ledger.kind: ledger})
    except BrokenLedger as broken:
        return str(broken).splitlines()
    return []


def stepped(**changes: Any) -> Ledger:
    """The issues with one more step."""
    step = {"name": "ask", "title": "再问", "within": ("checking",), "to": "checking", **changes}
    return replace(ISSUE, steps=(*ISSUE.steps, Step(**step)))


def termed(**changes: Any) -> Ledger:
    """The issues with one term."""
    given = {"day": "due_on", "states": ("rectifying",), "act": "rectify", "why": ""}
    term = {"name": "answer", "number": NUMBER, **given, **changes}
    return replace(ISSUE, terms=(Term(**term),))


def becoming(**changes: Any) -> Ledger:
    """The visits whose findings become something in another way."""
    assert BECOMES is not None
    return replace(VISIT, parts=(replace(FINDING, becomes=replace(BECOMES, **changes)),))


def test_the_ledgers_there_are_have_no_mistake() -> None:
    assert [line for ledger in ledgers().values() for line in told(ledger)] == []


@pytest.mark.parametrize(
    ("ledger", "said"),
    [
        (replace(PUBLICITY, title=""), "title is empty"),
        (replace(PUBLICITY, section=""), "section is empty"),
        (
            replace(PUBLICITY, number="普{seq:04d}"),
            "number: '普{seq:04d}' needs {year} and {seq}, once each, and nothing else",
        ),
        (
            replace(PUBLICITY, number="问{year}-{seq:04d}"),
            "number: '问{year}-{seq:04d}' is that of issue",
        ),
        (replace(PUBLICITY, dated="day"), "dated: there is no field day"),
        (replace(PUBLICITY, dated="theme"), "field theme is no day"),
        (replace(PUBLICITY, called=()), "called: a record is called by nothing"),
        (replace(PUBLICITY, called=("name",)), "called: there is no field name"),
        (replace(PUBLICITY, who="whom"), "who: there is no field whom"),
        (replace(PUBLICITY, past=("ended_on",)), "past: there is no field ended_on"),
        (replace(PUBLICITY, orders=(("held_on", "theme"),)), "field theme is no day"),
        (replace(PUBLICITY, columns=("held", "theme")), "columns: there is no field held"),
        (replace(PUBLICITY, register=("held",)), "register: there is no field held"),
        (
            replace(PUBLICITY, roles={"clerk": ("do",)}),
            "roles: clerk does what it may not read",
        ),
        (
            replace(PUBLICITY, roles={"clerk": ("read", "write")}),
            "roles: clerk has 'write', there are do and read",
        ),
        (
            replace(PUBLICITY, copies=(Copied(field="firm", ref="campaign", of="name"),)),
            "copies: there is no field firm",
        ),
        (
            replace(PUBLICITY, copies=(Copied(field="partners", ref="cost", of="name"),)),
            "copies: field cost names no record",
        ),
        (
            replace(PUBLICITY, copies=(Copied(field="partners", ref="campaign", of="title"),)),
            "copies: campaign has no field title",
        ),
        (
            replace(PUBLICITY, copies=(Copied(field="place", ref="village", of="name"),)),
            "copies: field place is required, and nobody types it",
        ),
        (
            replace(PUBLICITY, groups=(*PUBLICITY.groups, Group(title="二", fields=("cost",)))),
            "groups: field cost stands in two",
        ),
        (
            replace(PUBLICITY, groups=(*PUBLICITY.groups, Group(title="二", fields=("costs",)))),
            "groups: there is no field costs",
        ),
        (
            replace(PUBLICITY, groups=PUBLICITY.groups[:2]),
            "groups: field summary stands in none",
        ),
    ],
)
def test_a_mistake_in_the_plain_declaration_names_its_place(ledger: Ledger, said: str) -> None:
    assert EVENTS + said in told(ledger)


@pytest.mark.parametrize(
    ("ledger", "said"),
    [
        (stepped(within=("chekking",)), "step ask: there is no state chekking"),
        (stepped(to="asked"), "step ask: there is no state asked"),
        (stepped(to="void"), "step ask: there is no state void"),
        (stepped(within=()), "step ask: it is lawful in no state"),
        (stepped(needs=("answer",)), "step ask: there is no field answer"),
        (stepped(may=("object",)), "step ask: field object is required of every record"),
        (stepped(day="found_on"), "step ask: day found_on is none of its fields"),
        (stepped(needs=("demand",), day="demand"), "step ask: field demand is no day"),
        (stepped(beyond=("due_on",)), "step ask: day due_on is none of its fields"),
        (stepped(clears=("answer",)), "step ask: there is no field answer"),
        (
            stepped(clears=("object",)),
            "step ask: field object is required and cannot be cleared",
        ),
        (
            stepped(needs=("finding",), clears=("finding",)),
            "step ask: field finding is asked for and cleared",
        ),
        (stepped(name="close"), "act close is there twice"),
        (stepped(name="void"), "act void is there twice"),
        (
            stepped(within=("closed",)),
            "flow: step ask leads out of state closed, which is closed",
        ),
        (replace(ISSUE, flow=()), "steps without flow"),
        (
            replace(ISSUE, flow=(*ISSUE.flow, State("asked", "待答复"))),
            "flow: no step leads to state asked",
        ),
        (
            replace(ISSUE, flow=(*ISSUE.flow, State("asked", "待答复"))),
            "flow: no step leads out of state asked, and it is not closed",
        ),
        (
            replace(ISSUE, flow=(*ISSUE.flow, State("found", "又发现"))),
            "flow: state found is there twice",
        ),
        (
            replace(ISSUE, flow=(replace(ISSUE.flow[0], awaits="issue.asign"), *ISSUE.flow[1:])),
            "flow: state found awaits issue.asign, which does not lead out of it",
        ),
    ],
)
def test_a_mistake_in_the_flow_names_state_step_and_field(ledger: Ledger, said: str) -> None:
    assert ISSUES + said in told(ledger)


@pytest.mark.parametrize(
    ("ledger", "said"),
    [
        (termed(day="due"), "term answer: there is no field due"),
        (termed(day="object"), "term answer: field object is no day"),
        (termed(unless="answered"), "term answer: there is no field answered"),
        (termed(why="{asigned_to}"), "term answer: there is no field asigned_to"),
        (termed(states=("open",)), "term answer: there is no state open"),
        (termed(act="answer"), "term answer: there is no act answer"),
        (termed(act="verify"), "term answer: act verify is not lawful in state rectifying"),
        (
            termed(number={"title": "反馈", "unit": "day"}),
            "term answer: number needs title, unit and basis",
        ),
        (
            termed(number={**NUMBER, "unit": "week"}),
            "term answer: number: unit cannot be read",
        ),
        (
            termed(number={**NUMBER, "warn": 3}),
            "term answer: number: warn cannot be read",
        ),
    ],
)
def test_a_mistake_in_a_term_names_what_is_not_there(ledger: Ledger, said: str) -> None:
    assert ISSUES + said in told(ledger)


@pytest.mark.parametrize(
    ("ledger", "said"),
    [
        (
            replace(VISIT, parts=(replace(FINDING, among="items"),)),
            "part finding: items is a field of the record, too",
        ),
        (
            replace(VISIT, parts=(replace(FINDING, past=("solved",)),)),
            "part finding: there is no field solved",
        ),
        (
            replace(VISIT, parts=(replace(FINDING, past=("problem",)),)),
            "part finding: field problem is no day",
        ),
        (
            replace(VISIT, parts=(FINDING, replace(FINDING, among="more", becomes=None))),
            "act add_finding is there twice",
        ),
        (becoming(into="isue"), "act raise_issue: there is no ledger isue"),
        (
            becoming(link="problem"),
            "act raise_issue: field problem does not name a record of issue",
        ),
        (
            becoming(back="campaign"),
            "act raise_issue: field campaign of issue does not name one of enterprise_visit",
        ),
        (
            becoming(takes={"subject": "firm"}),
            "act raise_issue: issue has no field subject",
        ),
        (
            becoming(takes={"object": "name"}),
            "act raise_issue: there is no field name",
        ),
        (
            becoming(takes={"description": "advised"}),
            "act raise_issue: field description of issue is required, advised may be empty",
        ),
        (
            becoming(settles="solved"),
            "act raise_issue: what settles needs the fields solved and closed_on",
        ),
        (
            replace(VISIT, roles={"mediator": ("do", "read")}),
            "act raise_issue: mediator may do it here and nothing in issue",
        ),
    ],
)
def test_a_mistake_in_a_part_names_part_and_field(ledger: Ledger, said: str) -> None:
    assert VISITS + said in told(ledger)


def test_a_part_of_another_record_is_told() -> None:
    ledger = replace(
        CAMPAIGN, parts=(Part(record=EnterpriseFinding, name="finding", among="findings"),)
    )
    assert told(ledger) == [
        "sifasuo_desktop/ledgers/campaign.py: campaign: "
        "part finding: its record class is no Below of campaign"
    ]


def test_everything_that_is_wrong_is_told_at_once() -> None:
    ledger = replace(PUBLICITY, title="", who="whom", called=("name",))
    assert told(ledger) == [
        EVENTS + "title is empty",
        EVENTS + "called: there is no field name",
        EVENTS + "who: there is no field whom",
    ]


def test_a_field_without_title_one_that_names_no_kind_and_a_day_that_may_be_empty_are_told() -> (
    None
):
    class Letter(Entry, Record):
        KIND: ClassVar[str] = "letter"
        TITLE: ClassVar[str] = "来信"

        came_on: Annotated[date | None, F("收到日期")] = None
        sender: Annotated[str | None, F("来信单位", ref="enterprize")] = None
        letter: Annotated[str, F("")]

    ledger = Ledger(
        record=Letter,
        title="来信台账",
        number="信{year}-{seq:04d}",
        dated="came_on",
        section="来信来访",
        called=("letter",),
    )
    place = "test_ledger_checking.py: letter: "
    assert told(ledger) == [
        place + "field sender names a record of enterprize, which is no kind",
        place + "field letter has no title",
        place + "field letter is called as the kind: acts name the record by it",
        place + "dated: field came_on may be empty",
    ]


def test_a_field_that_is_not_described_is_told_before_all_else() -> None:
    class Letter(Entry, Record):
        KIND: ClassVar[str] = "letter"
        TITLE: ClassVar[str] = "来信"

        came_on: date

    ledger = replace(PUBLICITY, record=Letter)
    assert told(ledger) == [
        "test_ledger_checking.py: letter: "
        "field Letter.came_on has no description, or a type that cannot be kept"
    ]


def test_a_record_class_without_number_and_state_is_told() -> None:
    class Letter(Record):
        KIND: ClassVar[str] = "letter"
        TITLE: ClassVar[str] = "来信"

    ledger = replace(PUBLICITY, record=Letter)
    assert told(ledger) == [
        "test_ledger_checking.py: letter: the record class is no Entry and Record"
    ]


def test_a_part_whose_class_bears_no_place_is_told() -> None:
    class Line(Record):
        KIND: ClassVar[str] = "line"
        TITLE: ClassVar[str] = "一行"
        PARENT: ClassVar[str] = "publicity"

    ledger = replace(PUBLICITY, parts=(Part(record=Line, name="line", among="lines"),))
    assert told(ledger) == [EVENTS + "part line: its record class is no Below of publicity"]
