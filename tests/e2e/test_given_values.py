"""Every way people give a value, on the command line and in the window, ends in the same record."""

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from sifasuo_desktop.domain.conversion import parse
from sifasuo_desktop.domain.dispute.records import PartyFacts
from sifasuo_desktop.domain.fields import field_map
from sifasuo_desktop.domain.refusal import Refused
from sifasuo_desktop.kernel.ids import SystemRandomness
from sifasuo_desktop.services.acting.bus import all_verbs
from sifasuo_desktop.services.acting.verbs.dispute.register import RegisterDispute
from sifasuo_desktop.services.office.reference_data import code_book
from sifasuo_desktop.services.office.workplace import open_workplace
from sifasuo_desktop.services.reading.showing import show
from sifasuo_desktop.ui.parts.fields import TextInput
from sifasuo_desktop.ui.parts.make_input import Surroundings, make_input
from tests import given_values
from tests.clock import FixedClock
from tests.e2e.test_cli_calls import home, say, template
from tests.services.disputes import CHEN, WU, registration
from tests.services.offices import PASSWORD

__all__ = ["home", "say", "template"]
TODAY = date.fromisoformat(given_values.TODAY)
CASES = [
    *(("id_number", *pair) for pair in given_values.ID_NUMBERS),
    *(("phone", *pair) for pair in given_values.PHONES),
    *(("applied", *pair) for pair in given_values.DATES),
    *(("loss_amount", *pair) for pair in given_values.AMOUNTS),
    *(("name", *pair) for pair in given_values.KEPT_AS),
]
KEPT = [case for case in CASES if case[2] is not None]
REFUSED = [case for case in CASES if case[2] is None]


def case_with(name: str, value: str) -> dict[str, Any]:
    """A registration that gives one value this way."""
    if name in field_map(PartyFacts):
        first = {key: kept for key, kept in CHEN.items() if key not in ("sex", "birth_date")}
        return registration(parties=[{**first, name: value}, WU], agents=[], occurred=None)
    return registration(agents=[], **{"occurred": None, name: value})


def test_the_command_line_takes_every_way_and_keeps_one(home: Path, say: Any) -> None:
    steps = [{"do": "dispute.register", "with": case_with(name, given)} for name, given, _ in KEPT]
    file = home / "steps.json"
    file.write_text(json.dumps(steps), encoding="utf-8")
    played = say("play", str(file), "--today", given_values.TODAY)
    assert played.status == 0, played.err
    workplace = open_workplace(
        home / "store", "clerk", PASSWORD, clock=FixedClock(TODAY), randomness=SystemRandomness()
    )
    try:
        for (name, given, kept), step in zip(KEPT, played.json["steps"], strict=True):
            shown = show(workplace, "dispute", step["number"], unmask=True)
            holder = shown["record"] if name in shown["record"] else shown["children"]["party"][0]
            assert holder[name] == kept, given
    finally:
        workplace.close()
    assert all(isinstance(step["warnings"], list) for step in played.json["steps"])
    assert any(step["warnings"] for step in played.json["steps"])


@pytest.mark.parametrize(("name", "given", "kept"), REFUSED)
def test_the_command_line_refuses_in_words_that_help(
    home: Path, say: Any, name: str, given: str, kept: None
) -> None:
    file = home / "case.json"
    file.write_text(json.dumps(case_with(name, given)), encoding="utf-8")
    said = say("do", "dispute.register", "--with", str(file), "--today", given_values.TODAY)
    assert said.status == 1
    assert said.json["error"]["field"].split(".")[-1] == name
    assert re.search("请|应", said.json["error"]["message"])


@pytest.mark.parametrize(("name", "given", "kept"), KEPT)
def test_the_window_shows_and_sends_what_is_kept(
    qtbot: QtBot, name: str, given: str, kept: str
) -> None:
    declared = {**field_map(RegisterDispute), **field_map(PartyFacts)}[name]
    source = make_input(declared, Surroundings(lambda: TODAY))
    assert isinstance(source, TextInput)
    qtbot.addWidget(source.widget)
    source.line.insert(given)
    source._settle()
    assert source.value() == kept
    assert isinstance(source.widget, QLineEdit)
    assert source.line.text() == kept


@pytest.mark.parametrize(("name", "given", "kept"), REFUSED)
def test_the_window_keeps_what_it_cannot_take_as_it_was_typed(
    qtbot: QtBot, name: str, given: str, kept: None
) -> None:
    declared = {**field_map(RegisterDispute), **field_map(PartyFacts)}[name]
    source = make_input(declared, Surroundings(lambda: TODAY))
    assert isinstance(source, TextInput)
    qtbot.addWidget(source.widget)
    source.line.insert(given)
    source._settle()
    if name != "id_number":
        assert source.line.text() == given
        with pytest.raises(Refused):
            parse(RegisterDispute, case_with(name, source.value()), code_book(), TODAY)


def test_every_field_of_one_line_in_every_act_is_read_by_the_one_parser(qtbot: QtBot) -> None:
    for verb in all_verbs().values():
        for declared in field_map(verb.command).values():
            if declared.type is str and not (
                declared.nested or declared.many or declared.spec.codes or declared.spec.multiline
            ):
                source = make_input(declared, Surroundings(lambda: TODAY))
                qtbot.addWidget(source.widget)
                source.set_value("\u200b")
                assert source.value() is None
