"""Corrections in the window: every form begins with what is recorded and can empty an input."""

from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from sifasuo_desktop.services.acting.bus import all_verbs
from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.services.reading.change_view import part_of
from sifasuo_desktop.services.reading.showing import show
from sifasuo_desktop.ui.desk import Desk
from sifasuo_desktop.ui.forms.change_form import ChangeForm, is_correction
from sifasuo_desktop.ui.shell.frame import Frame
from tests.ui.frames import at_rest
from tests.ui.offices import receive, register
from tests.ui.typing_people import fill, type_here

CORRECTIONS = sorted(
    name
    for name, verb in all_verbs().items()
    if is_correction(verb) and verb.kind in ("dispute", "correction")
)


def opened(qtbot: QtBot, frame: Frame, verb: str, record: str) -> ChangeForm:
    """The form over the page, with what is recorded read."""
    frame.activateWindow()
    qtbot.waitUntil(frame.isActiveWindow)
    frame.desk.form(verb, {all_verbs()[verb].target: record})
    at_rest(qtbot, frame.desk)
    form = frame.holder.sheet
    assert isinstance(form, ChangeForm)
    return form


def saved(qtbot: QtBot, frame: Frame, form: ChangeForm) -> None:
    form.send()
    at_rest(qtbot, frame.desk)
    assert frame.holder.sheet is None, form.bar.text


def kept(office: Workplace, kind: str, record: str) -> dict[str, Any]:
    found = show(office, kind, record, unmask=True)["record"]
    assert isinstance(found, dict)
    return found


def test_what_was_recorded_stands_in_the_form_and_an_emptied_input_is_emptied(
    qtbot: QtBot, frame: Frame, desk: Desk
) -> None:
    office = desk.workplace
    case = register(office, "陈志海")
    office.act("dispute.change", {"dispute": case, "place": "桑园村6组", "loss_amount": "138000"})
    form = opened(qtbot, frame, "dispute.change", case)
    fields = form.panel.fields
    assert fields["place"].value() == "桑园村6组"
    assert fields["facts"].value() == "因建房受伤，双方就赔偿数额协商不成。"
    assert fields["loss_amount"].value() == "138000.00"
    fill(fields["place"], "")
    fill(fields["loss_amount"], "")
    fill(fields["sub_type"], "提供劳务者受害")
    saved(qtbot, frame, form)
    after = kept(office, "dispute", case)
    assert (after["place"], after["loss_amount"]) == (None, None)
    assert (after["sub_type"], after["applied"]) == ("提供劳务者受害", "2026-04-02")


def test_a_person_is_put_right_and_the_masked_number_stays(
    qtbot: QtBot, frame: Frame, desk: Desk
) -> None:
    office = desk.workplace
    person = receive(office, "孙志强")
    before = kept(office, "correction", person)
    form = opened(qtbot, frame, "correction.change", person)
    assert form.panel.fields["name"].value() == "孙志强"
    assert form.panel.fields["id_number"].value() in (None, "")
    fill(form.panel.fields["employer"], "九华镇建筑队")
    fill(form.panel.fields["reason"], "接收时漏填")
    saved(qtbot, frame, form)
    after = kept(office, "correction", person)
    assert after["employer"] == "九华镇建筑队"
    assert {**before, "employer": None} == {**after, "employer": None}


def test_a_party_is_chosen_and_put_right_and_numbers_stay(
    qtbot: QtBot, frame: Frame, desk: Desk
) -> None:
    case = register(desk.workplace, "陈志海")
    form = opened(qtbot, frame, "dispute.change_party", case)
    fill(form.panel.fields["party"], "吴长林")
    assert form.panel.fields["name"].value() == "吴长林"
    fill(form.panel.fields["occupation"], "个体建筑")
    saved(qtbot, frame, form)
    found = show(desk.workplace, "dispute", case)["children"]["party"]
    assert [one["occupation"] for one in found if one["name"] == "吴长林"] == ["个体建筑"]


def test_a_name_on_the_way_to_another_shows_nothing_yet(
    qtbot: QtBot, frame: Frame, desk: Desk
) -> None:
    case = register(desk.workplace, "王伟")
    second = {"side": "applicant", "party_type": "01", "name": "王伟东", "occupation": "瓦工"}
    desk.workplace.act("dispute.add_party", {"dispute": case, **second})
    form = opened(qtbot, frame, "dispute.change_party", case)
    fields = form.panel.fields
    fill(fields["party"], "王伟东")
    fill(fields["occupation"], "木工")
    fields["party"].input.focus()
    for text in ("王伟", "王伟东"):
        type_here(text)
        assert fields["occupation"].value() == "木工"
    saved(qtbot, frame, form)
    found = show(desk.workplace, "dispute", case)["children"]["party"]
    assert {one["name"]: one["occupation"] for one in found}["王伟东"] == "木工"


def test_what_is_saved_under_a_name_just_typed_is_what_stands_there(
    qtbot: QtBot, frame: Frame, desk: Desk
) -> None:
    case = register(desk.workplace, "陈志海")
    form = opened(qtbot, frame, "dispute.change_party", case)
    fields = form.panel.fields
    fill(fields["party"], "吴长林")
    fill(fields["occupation"], "个体建筑")
    fields["party"].input.focus()
    type_here("陈志海")
    form.send()
    at_rest(qtbot, frame.desk)
    found = show(desk.workplace, "dispute", case)["children"]["party"]
    assert "个体建筑" not in [one["occupation"] for one in found]
    assert fields["name"].value() == "陈志海"


def test_the_reason_of_a_leave_is_chosen_beside_the_why_of_its_change(
    qtbot: QtBot, frame: Frame, desk: Desk
) -> None:
    office = desk.workplace
    ref = receive(office, "孙志强")
    asked = {"correction": ref, "applied": "2026-04-02", "start": "2026-04-12", "end": "2026-04-13"}
    more = {"reason": "1", "reason_detail": "陪同母亲就医", "destination": "上海市某医院"}
    office.act("correction.leave_request", {**asked, **more})
    form = opened(qtbot, frame, "correction.change_leave", ref)
    assert form.panel.fields["leave_reason"].value() == "1"
    assert form.panel.fields["reason"].value() in (None, "")
    form.panel.fields["leave_reason"].set_value("3")
    fill(form.panel.fields["reason"], "事由选错")
    saved(qtbot, frame, form)
    found = show(office, "correction", ref)
    assert [one["reason"] for one in found["children"]["leave"]] == ["3"]
    assert found["history"][-1]["reason"] == "事由选错"


def test_nothing_changed_is_said_and_nothing_written(
    qtbot: QtBot, frame: Frame, desk: Desk
) -> None:
    case = register(desk.workplace, "陈志海")
    form = opened(qtbot, frame, "dispute.change", case)
    form.send()
    at_rest(qtbot, frame.desk)
    assert "没有改动" in form.bar.text
    assert frame.holder.sheet is form


@pytest.mark.parametrize("verb", CORRECTIONS)
def test_every_correction_has_a_form_that_changes_nothing_by_being_opened(
    qtbot: QtBot, frame: Frame, desk: Desk, verb: str
) -> None:
    office, kind = desk.workplace, all_verbs()[verb].kind
    record = register(office, "陈志海") if kind == "dispute" else receive(office, "孙志强")
    form = opened(qtbot, frame, verb, record)
    part = part_of(all_verbs()[verb])
    assert set(form.panel.values()) <= {part}
    assert not form.drafts.dirty
