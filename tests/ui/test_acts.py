"""The form of an act: refusals under their fields, drafts, and what happens after saving."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from sifasuo_desktop.services.office.drafts import drafts
from sifasuo_desktop.services.reading.showing import show
from sifasuo_desktop.ui.desk import Desk
from sifasuo_desktop.ui.forms.act_form import ActForm
from sifasuo_desktop.ui.shell.form_choice import form_for
from sifasuo_desktop.ui.shell.frame import Frame
from tests.ui.frames import at_rest
from tests.ui.offices import SilentPrompter, receive


def visit_form(qtbot: QtBot, desk: Desk, person: str) -> ActForm:
    form = ActForm(desk, "correction.visit", {"correction": person}, "孙某")
    qtbot.addWidget(form)
    form.show()
    at_rest(qtbot, form.desk)
    return form


def fill(form: ActForm) -> None:
    form.panel.set_values(
        {
            "done_at": "2026-04-08T09:30",
            "way": next(iter(form.desk.workplace.codes.list("check_way").titles)),
            "staff": ["沈知秋"],
            "content": "上门走访，本人在家。",
            "visited": "本人",
        }
    )


def test_a_refusal_stands_under_its_field_and_the_text_stays(qtbot: QtBot, desk: Desk) -> None:
    form = visit_form(qtbot, desk, receive(desk.workplace, "孙志强"))
    form.panel.set_values({"content": "上门走访。", "done_at": "2027-01-01T09:00"})
    form.send()
    qtbot.waitUntil(desk.runner.idle, timeout=10_000)
    assert "没有填写" in form.panel.fields["visited"].error()
    assert form.panel.fields["content"].value() == "上门走访。"
    fill(form)
    form.panel.set_values({"done_at": "2027-01-01T09:00"})
    form.send()
    qtbot.waitUntil(desk.runner.idle, timeout=10_000)
    assert "在今天之后" in form.panel.fields["done_at"].error()


def test_a_saved_act_closes_the_form_and_drops_its_draft(qtbot: QtBot, desk: Desk) -> None:
    person = receive(desk.workplace, "孙志强")
    form = visit_form(qtbot, desk, person)
    fill(form)
    form.drafts.touch()
    form.drafts.keep_now()
    with qtbot.waitSignal(form.closed):
        qtbot.keyClick(form, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
        form.send()
    qtbot.waitUntil(desk.runner.idle, timeout=10_000)
    assert len(show(desk.workplace, "correction", person)["children"]["check"]) == 1
    assert not drafts(desk.workplace)


def test_a_draft_survives_a_crash_and_fills_the_form_again(qtbot: QtBot, desk: Desk) -> None:
    person = receive(desk.workplace, "孙志强")
    form = visit_form(qtbot, desk, person)
    with qtbot.waitSignal(form.drafts.kept, timeout=4000):
        qtbot.keyClicks(form.panel.fields["place"].input.widget, "6 zu")
    (draft,) = drafts(desk.workplace)
    again = ActForm(desk, "correction.visit", {"correction": person}, "孙某", draft.content)
    qtbot.addWidget(again)
    at_rest(qtbot, again.desk)
    assert again.panel.fields["place"].value() == "6 zu"


def test_leaving_asks_only_if_something_would_be_lost(
    qtbot: QtBot, desk: Desk, prompter: SilentPrompter
) -> None:
    person = receive(desk.workplace, "孙志强")
    untouched = visit_form(qtbot, desk, person)
    with qtbot.waitSignal(untouched.closed):
        untouched.leave()
    assert not prompter.asked
    typed = visit_form(qtbot, desk, person)
    qtbot.keyClicks(typed.panel.fields["place"].input.widget, "6")
    prompter.yes = False
    with qtbot.assertNotEmitted(typed.closed):
        typed.leave()
    prompter.yes = True
    with qtbot.waitSignal(typed.closed):
        typed.leave()
    assert len(prompter.asked) == 2


def test_a_draft_is_offered_on_the_workbench(qtbot: QtBot, frame: Frame) -> None:
    desk = frame.desk
    desk.form("correction.receive", {})
    form = frame.holder.sheet
    assert isinstance(form, ActForm)
    qtbot.keyClicks(form.panel.fields["name"].input.widget, "sun")
    form.drafts.keep_now()
    qtbot.waitUntil(desk.runner.idle, timeout=10_000)
    frame.go("workbench")
    qtbot.waitUntil(desk.runner.idle, timeout=10_000)
    assert "接收" in drafts(desk.workplace)[0].title


def test_an_empty_account_marks_every_field_it_needs(qtbot: QtBot, desk: Desk) -> None:
    form = form_for(desk, "user.add", {})
    qtbot.addWidget(form)
    form.show()
    at_rest(qtbot, form.desk)
    form.send()
    qtbot.waitUntil(desk.runner.idle, timeout=10_000)
    marked = [name for name, field in form.panel.fields.items() if field.error()]
    assert marked == ["account", "name", "roles"]
    assert "8" in form.secret.error()
    assert form.bar.text == ""
