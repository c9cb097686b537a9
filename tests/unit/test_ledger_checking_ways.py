"""Mistakes in what leads from one record to another, and in what steps ask of parts, are told."""

from dataclasses import replace
from typing import Any

import pytest

from sifasuo_desktop.domain.figures import equals
from sifasuo_desktop.domain.ledger import Ledger
from sifasuo_desktop.domain.ledger_flow import (
    Demand,
    Drawn,
    Filled,
    Numbered,
    Route,
    Rows,
    Step,
    Stopped,
    Term,
)
from sifasuo_desktop.ledgers.book import ledgers
from sifasuo_desktop.ledgers.review import LEDGER as REVIEW
from sifasuo_desktop.ledgers.service import LEDGER as SERVICE
from tests.unit.test_ledger_checking import kinds_as_they_were, told

__all__ = ["kinds_as_they_were"]

TO_AID = next(one for one in SERVICE.routes if one.name == "to_aid")
LIST = Drawn(of="review_checklist", part="item", takes={"item": "item"})


def routed(**changes: Any) -> Ledger:
    """The receptions with the route to legal aid put otherwise."""
    others = (one for one in SERVICE.routes if one is not TO_AID)
    return replace(SERVICE, routes=(replace(TO_AID, **changes), *others))


def asking(**changes: Any) -> Ledger:
    """The reviews with one more step, which comes back to where it was."""
    step = {"name": "ask", "title": "再问", "within": ("reviewing",), "to": "reviewing", **changes}
    return replace(REVIEW, steps=(*REVIEW.steps, Step(**step)))


def numbered(**changes: Any) -> Ledger:
    """The reviews whose letters are numbered in another way."""
    given = {"field": "output_no", "pattern": "{word}{year}{seq}", "step": "issue", **changes}
    return replace(REVIEW, numbered=(Numbered(**given),))


def running(**changes: Any) -> Ledger:
    """The reviews with one term."""
    number = {"title": "审核", "unit": "workday", "basis": "本所规定"}
    given = {"name": "answer", "day": "received_on", "states": ("reviewing",), "act": "examine"}
    return replace(REVIEW, terms=(Term(why="", number=number, **{**given, **changes}),))


@pytest.mark.parametrize(
    ("ledger", "said"),
    [
        (routed(link="topic"), "route to_aid: field topic does not name a record of aid"),
        (routed(link="nothing"), "route to_aid: field nothing does not name a record of aid"),
        (routed(takes={"applicant": "name"}), "route to_aid: there is no field name"),
        (routed(takes={"caller": "visitor"}), "route to_aid: aid has no field caller"),
        (routed(says={"phone": "1"}), "route to_aid: phone is taken and said"),
        (
            routed(back="applicant"),
            "route to_aid: field applicant of aid does not name one of service",
        ),
        (routed(name="rate"), "act rate is there twice"),
    ],
)
def test_a_mistake_in_a_route_names_field_and_ledger(ledger: Ledger, said: str) -> None:
    assert said in {line.rpartition(": service: ")[2] for line in told(ledger)}


@pytest.mark.parametrize(
    ("begins", "said"),
    [
        (replace(LIST, of="lists"), "there is no ledger lists"),
        (replace(LIST, part="points"), "review_checklist has no part points"),
        (replace(LIST, takes={"item": "words"}), "item has no field words"),
        (replace(LIST, takes={"point": "item"}), "check has no field point"),
        (replace(LIST, match={"class": "matter_class"}), "review_checklist has no field class"),
        (replace(LIST, match={"matter_class": "class"}), "there is no field class"),
        (replace(LIST, where=(equals("usage", "points"),)), "review_checklist has no field usage"),
    ],
)
def test_a_mistake_in_what_rows_begin_with_names_both_ledgers(begins: Drawn, said: str) -> None:
    rows = Rows(part="check", fields=("item",), begins=begins)
    assert [line.partition(": review: ")[2] for line in told(asking(rows=(rows,)))] == [
        f"step ask: check begins: {said}"
    ]


@pytest.mark.parametrize(
    ("ledger", "said"),
    [
        (asking(rows=(Rows(part="points", fields=()),)), "step ask: there is no part points"),
        (
            asking(rows=(Rows(part="check", fields=("item", "day")),)),
            "step ask: check has no field day",
        ),
        (
            asking(rows=(Rows(part="check", fields=("item",), told=("found",)),)),
            "step ask: check is told found, which is none of its fields",
        ),
        (asking(filled=Filled(part="points")), "step ask: there is no part points"),
        (
            asking(filled=Filled(part="supplement", needs=("words",))),
            "step ask: supplement has no field words",
        ),
        (
            asking(demands=(Demand(part="opinion", each="answered"),)),
            "step ask: opinion has no field answered",
        ),
        (
            asking(entry=True, demands=(Demand(part="opinion"),)),
            "step ask: what is gone with the entry asks for fields of the record alone",
        ),
        (asking(sets=("decided_on",)), "step ask: it sets days and has none"),
        (numbered(field="letter_no"), "numbered letter_no: there is no field letter_no"),
        (numbered(step="send"), "numbered output_no: there is no step send with a day"),
        (numbered(step="send_back"), "numbered output_no: there is no step send_back with a day"),
        (
            numbered(field="city_contract_no"),
            "numbered city_contract_no: step issue does not ask for it",
        ),
        (
            numbered(pattern="{seq}"),
            "numbered output_no: '{seq}' needs {year} and {seq}, once each",
        ),
        (running(part="points"), "term answer: there is no part points"),
        (running(length="days"), "term answer: there is no field days"),
        (running(least="title"), "term answer: field title is no number"),
        (running(where=(equals("class", "x"),)), "term answer: there is no field class"),
        (
            running(stopped=Stopped(part="points", since="asked_on", until="came_on")),
            "term answer: there is no part points",
        ),
        (
            running(stopped=Stopped(part="supplement", since="lacking", until="asked_on")),
            "term answer: field lacking of supplement is no day",
        ),
        (replace(REVIEW, keeper="whoever"), "keeper: there is no field whoever"),
        (replace(REVIEW, risk_fields=("bad",)), "risk_fields: there is no field bad"),
        (replace(REVIEW, shipped="nowhere"), "shipped: there is no file nowhere"),
    ],
)
def test_a_mistake_in_a_word_of_the_flow_is_told(ledger: Ledger, said: str) -> None:
    assert said in {line.rpartition(": review: ")[2] for line in told(ledger)}


def test_a_shipped_list_of_another_ledger_is_told() -> None:
    lines = told(replace(ledgers()["review_matter"], shipped="review_lists"))
    assert any(line.endswith("shipped: there is no field use") for line in lines)


def test_a_route_to_an_act_of_no_ledger_says_it_by_its_link() -> None:
    elsewhere = Route(name="to_court", title="转法院", by="court.add", link="dispute")
    lines = told(replace(SERVICE, routes=(*SERVICE.routes, elsewhere)))
    assert [line.rpartition(": service: ")[2] for line in lines] == [
        "route to_court: field dispute does not name a record of court"
    ]
