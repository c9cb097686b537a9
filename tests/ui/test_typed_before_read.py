"""A key typed before a form knows its record: it stays, and all else shows what is recorded."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from pytestqt.qtbot import QtBot

from sifasuo_desktop.services.office.drafts import drafts
from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.services.reading.showing import show
from sifasuo_desktop.ui.forms.act_form import ActForm
from sifasuo_desktop.ui.shell.frame import Frame
from tests.ui.frames import active, at_rest, save, settle
from tests.ui.offices import receive, register
from tests.ui.typing_people import fill, here, type_here

FACTS = "因建房受伤，双方就赔偿数额协商不成。"
OFFICE = {"name": "如皋市司法局云溪司法所", "town": "云溪镇", "county": "如皋市", "city": "南通市"}
LEAVE = {
    "applied": "2026-04-02",
    "reason": "1",
    "reason_detail": "陪同母亲就医",
    "destination": "上海市某医院",
}


def opened(
    qtbot: QtBot, frame: Frame, verb: str, draft: dict[str, Any] | None = None, **preset: Any
) -> ActForm:
    """The form as it is in the turn of the loop that opens it, the cursor in its first input."""
    active(qtbot, frame)
    frame.desk.form(verb, preset, draft=draft)
    form = frame.holder.sheet
    assert isinstance(form, ActForm)
    return form


@contextmanager
def store_busy(qtbot: QtBot, frame: Frame) -> Iterator[None]:
    """Nothing is read meanwhile."""
    busy = threading.Event()
    frame.desk.runner.in_store(busy.wait)
    try:
        yield
    finally:
        busy.set()
    at_rest(qtbot, frame.desk)


def whole(form: ActForm) -> None:
    """All inputs are made; what is asked of the store is not answered."""
    form.making.finish()


def party(office: Workplace, case: str, name: str) -> dict[str, Any]:
    found = show(office, "dispute", case)["children"]["party"]
    (one,) = [one for one in found if one["name"] == name]
    assert isinstance(one, dict)
    return one


def test_the_office_is_shown_beside_what_was_typed_before_the_form_was_whole(
    qtbot: QtBot, frame: Frame
) -> None:
    form = opened(qtbot, frame, "office.change", **OFFICE)
    assert not form.panel.whole
    type_here("撤镇设街道")
    at_rest(qtbot, frame.desk)
    fields = form.panel.fields
    assert fields["reason"].value() == "撤镇设街道"
    assert {name: fields[name].value() for name in OFFICE} == OFFICE
    assert form.drafts.dirty


def test_what_is_recorded_of_an_account_spares_the_name_typed_while_it_was_read(
    qtbot: QtBot, frame: Frame, office: Workplace
) -> None:
    values = {"account": "clerk2", "name": "沈知秋", "roles": ["clerk"]}
    user = office.act("user.add", values, secrets={"password": "yunxi-2026-sfs"}).id
    with store_busy(qtbot, frame):
        form = opened(qtbot, frame, "user.change", user=user)
        whole(form)
        fill(form.panel.fields["name"], "沈知夏")
    assert form.panel.fields["name"].value() == "沈知夏"
    assert form.panel.fields["roles"].value() == ["clerk"]


def test_the_part_a_page_names_is_chosen_beside_what_was_typed(
    qtbot: QtBot, frame: Frame, office: Workplace
) -> None:
    case = register(office, "陈志海")
    named = party(office, case, "吴长林")["id"]
    form = opened(qtbot, frame, "dispute.change_party", dispute=case, party=named)
    fill(form.panel.fields["reason"], "姓名有误")
    at_rest(qtbot, frame.desk)
    fields = form.panel.fields
    assert (fields["reason"].value(), fields["party"].value()) == ("姓名有误", named)
    assert fields["name"].value() == "吴长林"
    fill(fields["name"], "吴常林")
    save(qtbot, frame, form)
    assert party(office, case, "吴常林")["id"] == named


def test_the_leave_a_page_names_is_chosen_beside_what_was_typed(
    qtbot: QtBot, frame: Frame, office: Workplace
) -> None:
    person = receive(office, "孙志强")
    asked = {"correction": person, **LEAVE}
    days = (
        {"start": "2026-04-12", "end": "2026-04-13"},
        {"start": "2026-04-20", "end": "2026-04-21"},
    )
    wanted, _ = (office.act("correction.leave_request", {**asked, **one}).id for one in days)
    with store_busy(qtbot, frame):
        form = opened(qtbot, frame, "correction.leave_approve", correction=person, leave=wanted)
        whole(form)
        fill(form.panel.fields["told_person"], "2026-04-09")
    assert form.panel.fields["told_person"].value() == "2026-04-09"
    assert form.panel.fields["leave"].value() == wanted


def test_what_is_typed_while_the_record_is_read_is_not_overwritten_by_it(
    qtbot: QtBot, frame: Frame, office: Workplace
) -> None:
    case = register(office, "陈志海")
    office.act("dispute.change", {"dispute": case, "place": "桑园村6组", "loss_amount": "138000"})
    with store_busy(qtbot, frame):
        form = opened(qtbot, frame, "dispute.change", dispute=case)
        whole(form)
        fill(form.panel.fields["place"], "柳堡村2组")
    fields = form.panel.fields
    assert (fields["place"].value(), fields["facts"].value()) == ("柳堡村2组", FACTS)
    save(qtbot, frame, form)
    after = show(office, "dispute", case)["record"]
    assert (after["place"], after["loss_amount"]) == ("柳堡村2组", "138000.00")
    assert after["facts"] == FACTS


def test_a_draft_typed_over_while_the_record_is_read_stays_typed_over(
    qtbot: QtBot, frame: Frame, office: Workplace
) -> None:
    person = receive(office, "孙志强")
    draft = {"values": {"content": "上门走访。", "visited": "本人"}}
    with store_busy(qtbot, frame):
        form = opened(qtbot, frame, "correction.visit", draft, correction=person)
        whole(form)
        fill(form.panel.fields["content"], "上门走访，情况正常。")
    assert form.panel.fields["content"].value() == "上门走访，情况正常。"
    assert form.panel.fields["visited"].value() == "本人"


def test_a_draft_does_not_overwrite_what_is_typed_before_it_is_shown(
    qtbot: QtBot, frame: Frame
) -> None:
    draft = {"values": {"name": "孙志强", "note": "家属代为报到"}}
    form = opened(qtbot, frame, "correction.receive", draft)
    assert here() is form.panel.fields["name"].input.widget
    type_here("孙志刚")
    at_rest(qtbot, frame.desk)
    assert form.panel.fields["name"].value() == "孙志刚"
    assert form.panel.fields["note"].value() == "家属代为报到"


def test_the_draft_of_a_correction_left_before_the_record_is_read_loses_no_word(
    qtbot: QtBot, frame: Frame, office: Workplace
) -> None:
    case = register(office, "陈志海")
    draft = {"values": {"reason": "地点有误", "place": "柳堡村2组"}}
    with store_busy(qtbot, frame):
        whole(opened(qtbot, frame, "dispute.change", draft, dispute=case))
        frame.go("workbench")
    settle(qtbot, frame)
    (kept,) = drafts(office)
    assert kept.content["values"] == {"reason": "地点有误", "place": "柳堡村2组"}


def test_the_draft_of_a_correction_is_shown_and_kept_where_the_record_cannot_be_read(
    qtbot: QtBot, frame: Frame, office: Workplace
) -> None:
    draft = {"values": {"reason": "地点有误", "place": "柳堡村2组"}}
    form = opened(qtbot, frame, "dispute.change", draft, dispute="0" * 32)
    at_rest(qtbot, frame.desk)
    assert form.bar.text
    assert form.panel.fields["place"].value() == "柳堡村2组"
    frame.go("workbench")
    settle(qtbot, frame)
    (kept,) = drafts(office)
    assert kept.content["values"] == {"reason": "地点有误", "place": "柳堡村2组"}
