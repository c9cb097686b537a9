"""No ID number and no telephone stands in full anywhere until somebody asks and is noted."""

import json
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from sifasuo_desktop.domain.fields import fields_of
from sifasuo_desktop.domain.record import KINDS
from sifasuo_desktop.services.acting.bus import all_verbs
from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.services.reading.change_view import recorded
from sifasuo_desktop.services.reading.correction.view import correction_view
from sifasuo_desktop.services.reading.dispute.recognition import acquaintances
from sifasuo_desktop.services.reading.dispute.view import dispute_view
from sifasuo_desktop.services.reading.due import due_json, due_rows
from sifasuo_desktop.services.reading.finding import find
from sifasuo_desktop.services.reading.listing import Asked, list_page
from sifasuo_desktop.services.reading.search_everything import everything
from sifasuo_desktop.services.reading.showing import show
from tests.services.disputes import CHEN, SUN, registration
from tests.services.people import id_number, person

NUMBERS = {
    "party": ("320699197111040015", "19900000011"),
    "agent": ("320699197302260029", "19900000033"),
    "correction": (id_number("1988-07-04"), "19900000021"),
}
SECRET = [number for pair in NUMBERS.values() for number in pair]
MASKED = ("320699********0015", "199****0011", "320699********0029", "199****0033")


@pytest.fixture
def case(desk: Workplace) -> str:
    assert (CHEN["id_number"], CHEN["phone"]) == NUMBERS["party"]
    agent = {**SUN, "phone": NUMBERS["agent"][1]}
    return desk.act("dispute.register", registration(agents=[agent])).id


@pytest.fixture
def offender(desk: Workplace) -> str:
    return desk.act("correction.receive", person()).id


def told(value: Any) -> str:
    return repr(value) + json.dumps(value, ensure_ascii=False, default=repr)


def whole_page(workplace: Workplace, case: str, offender: str) -> Any:
    return show(workplace, "dispute", case), show(workplace, "correction", offender)


def lists(workplace: Workplace, case: str, offender: str) -> Any:
    return [find(workplace, kind).items for kind in ("dispute", "correction")]


def pages_of_lists(workplace: Workplace, case: str, offender: str) -> Any:
    return [list_page(workplace, Asked(kind)).items for kind in ("dispute", "correction")]


def by_number(workplace: Workplace, case: str, offender: str) -> Any:
    """Searching for a number finds the record, and the answer does not repeat the number."""
    hits = [everything(workplace, number) for number in SECRET]
    assert [[hit.id for hit in found] for found in hits] == [[case]] * 4 + [[offender]] * 2
    return hits


def recognised(workplace: Workplace, case: str, offender: str) -> Any:
    found = acquaintances(workplace, "陈志海", NUMBERS["party"][0])
    assert len(found) == 1
    return found


def what_is_due(workplace: Workplace, case: str, offender: str) -> Any:
    rows = due_rows(workplace, on=date(2026, 12, 31))
    assert rows
    return rows, due_json(rows)


def dispute_page(workplace: Workplace, case: str, offender: str) -> Any:
    """What the page shows; the case itself is not drawn."""
    view = dispute_view(workplace, case)
    return view.title, view.line, view.parties, view.story, view.papers, view.acts


def correction_form(workplace: Workplace, case: str, offender: str) -> Any:
    view = correction_view(workplace, offender)
    return view.known(), view.masked(), view.title


def forms_of_change(workplace: Workplace, case: str, offender: str) -> Any:
    """What every form that puts something right begins with."""
    found = [
        recorded(workplace, verb, {"dispute": case, "correction": offender}[verb.kind])
        for name, verb in all_verbs().items()
        if verb.kind in ("dispute", "correction") and ".change" in name
    ]
    begun = [one for some in found for one in some]
    assert {"id_number", "phone"} <= {name for one in begun for name in one.masked}
    return found


@pytest.mark.parametrize(
    "way",
    [
        forms_of_change,
        whole_page,
        lists,
        pages_of_lists,
        by_number,
        recognised,
        what_is_due,
        dispute_page,
        correction_form,
    ],
)
def test_no_number_in_full_without_being_asked_for(
    desk: Workplace, case: str, offender: str, way: Callable[[Workplace, str, str], Any]
) -> None:
    shown = told(way(desk, case, offender))
    assert [number for number in SECRET if number in shown] == []


def test_the_page_shows_the_ends_of_every_number(desk: Workplace, case: str) -> None:
    shown = told(show(desk, "dispute", case))
    assert [number for number in MASKED if number not in shown] == []


def test_in_full_means_all_of_them(desk: Workplace, case: str, offender: str) -> None:
    shown = told(show(desk, "dispute", case, unmask=True))
    shown += told(show(desk, "correction", offender, unmask=True))
    assert [number for number in SECRET if number not in shown] == []


def test_every_field_with_a_number_of_a_person_is_masked() -> None:
    """A field that is called a number or telephone of a person says how it is masked."""
    words = ("证件号码", "联系电话", "手机")
    open_fields = [
        (kind, field.name)
        for kind, cls in KINDS.items()
        for field in fields_of(cls)
        if any(word in field.spec.title for word in words)
        and field.type is str
        and not field.spec.mask
    ]
    assert open_fields == []
