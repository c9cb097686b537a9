"""The forms of ledgers: grouped, begun, with rows of parts and records found while one types."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from sifasuo_desktop.domain.fields import fields_of
from sifasuo_desktop.domain.ledger import Ledger
from sifasuo_desktop.domain.ledger_flow import Step
from sifasuo_desktop.services.acting.bus import all_verbs
from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.services.reading.finding import find
from sifasuo_desktop.services.reading.seeking import sought
from sifasuo_desktop.services.reading.showing import show
from sifasuo_desktop.ui.desk import Desk
from sifasuo_desktop.ui.forms.act_form import ActForm
from sifasuo_desktop.ui.forms.arranged import SectionTitle
from sifasuo_desktop.ui.forms.nested_group import NestedGroup
from sifasuo_desktop.ui.parts.seeking import RecordInput
from sifasuo_desktop.ui.shell.frame import Frame
from tests.services.offices import seat
from tests.ui.frames import active, form_of, save, settle
from tests.ui.ledger_records import SEVERAL, of_ledgers, several, step, values_of
from tests.ui.offices import receive
from tests.ui.typing_people import enter, here, press, type_here

ALT = Qt.KeyboardModifier.AltModifier
EVERY_STEP = [(one, step) for one in several() for step in one.steps]
every_ledger = pytest.mark.parametrize("ledger", several(), ids=lambda one: one.kind)
every_step = pytest.mark.parametrize(
    ("ledger", "one"), EVERY_STEP, ids=[one.verb(step.name) for one, step in EVERY_STEP]
)
FIRM = {"name": "如皋市云溪纺织有限公司", "listed_on": "2026-04-01"}
VISIT = {"visited_on": "2026-04-08", "mode": "door", "visitors": "顾明远", "items": ["labour"]}


@pytest.fixture
def made(office: Workplace) -> dict[str, str]:
    return of_ledgers(office, SEVERAL)


def heads(form: ActForm) -> list[str]:
    """The titles above fields that are seen."""
    found = [one for one in form.findChildren(SectionTitle) if one.isVisibleTo(form)]
    return [one.findChildren(QLabel)[0].text() for one in found]


def names(form: ActForm) -> list[str]:
    return [name for name, field in form.panel.fields.items() if field.isVisibleTo(form)]


def code(form: ActForm, field: str, place: int = 0) -> None:
    """Chooses an entry of a code list."""
    box = form.panel.fields[field].input
    box.set_value([*box._choices][place].value)  # type: ignore[attr-defined]


@every_ledger
def test_the_fields_stand_in_their_groups(qtbot: QtBot, frame: Frame, ledger: Ledger) -> None:
    form = form_of(qtbot, frame, ledger.verb("add"))
    asked = {one.name for one in ledger.entered}
    grouped = [name for group in ledger.groups for name in group.fields]
    order = grouped or [one.name for one in ledger.entered]
    expected = [name for name in order if name in asked]
    assert names(form) == expected
    assert form.panel.fields[ledger.dated].value() == "2026-04-10"
    mine = [
        one.name
        for one in ledger.entered
        if one.spec.start == "me" and one.name not in ledger.later
    ]
    assert [form.panel.fields[name].value() for name in mine] == ["秦守正"] * len(mine)


def test_the_groups_of_a_form_bear_their_titles(qtbot: QtBot, frame: Frame) -> None:
    form = form_of(qtbot, frame, "publicity.add")
    assert heads(form) == ["活动", "组织"]
    assert names(form)[-1] == "summary"
    form = form_of(qtbot, frame, "enterprise.add")
    assert heads(form) == ["企业", "联系"]


@every_step
def test_a_step_asks_for_what_it_needs_and_no_more(
    qtbot: QtBot, frame: Frame, made: dict[str, str], ledger: Ledger, one: Step
) -> None:
    form = form_of(qtbot, frame, ledger.verb(one.name), **{ledger.kind: made[ledger.kind]})
    filled = (*one.filled.needs, *one.filled.may) if one.filled else ()
    assert set(names(form)) == {*one.fields, *filled}
    assert heads(form) == []
    required = {name for name, field in form.panel.fields.items() if field.required}
    assert required == {*one.needs, *(one.filled.needs if one.filled else ())}
    if one.day:
        assert form.panel.fields[one.day].value() == "2026-04-10"


def test_what_a_step_needs_is_said_where_it_is_missing(
    qtbot: QtBot, frame: Frame, made: dict[str, str]
) -> None:
    form = form_of(qtbot, frame, "issue.assign", issue=made["issue"])
    press(frame, Qt.Key.Key_S)
    settle(qtbot, frame)
    wrong = [name for name, field in form.panel.fields.items() if field.error()]
    assert wrong == ["level", "assigned_to", "due_on"]
    assert here() is form.panel.fields["level"].input.widget


def test_a_correction_shows_what_later_acts_recorded_only_once_it_is_there(
    qtbot: QtBot, frame: Frame, office: Workplace, made: dict[str, str]
) -> None:
    form = form_of(qtbot, frame, "issue.change", issue=made["issue"])
    assert heads(form) == ["排查"]
    assert "due_on" not in names(form)
    assert names(form)[0] == "reason"
    step(office, "issue.assign", made["issue"], made)
    form = form_of(qtbot, frame, "issue.change", issue=made["issue"])
    assert heads(form) == ["排查", "交办"]
    assert {"due_on", "assigned_to"} <= set(names(form))
    assert not {"put_off", "rectified_on"} & set(names(form))
    form.panel.fields["due_on"].input.set_value("2026-04-20")
    save(qtbot, frame, form)
    assert show(office, "issue", made["issue"])["record"]["due_on"] == "2026-04-20"


@every_ledger
def test_a_correction_begins_with_what_is_recorded(
    qtbot: QtBot, frame: Frame, made: dict[str, str], ledger: Ledger
) -> None:
    form = form_of(qtbot, frame, ledger.verb("change"), **{ledger.kind: made[ledger.kind]})
    settle(qtbot, frame)
    record = show(frame.desk.workplace, ledger.kind, made[ledger.kind], unmask=True)["record"]
    for one in ledger.entered:
        if not one.spec.mask:
            expected = record[one.name]
            assert form.panel.fields[one.name].value() == expected, one.name
    assert form.panel.values() == {}


@every_ledger
def test_everything_that_is_filled_in_is_kept(
    qtbot: QtBot, frame: Frame, office: Workplace, made: dict[str, str], ledger: Ledger
) -> None:
    form = form_of(qtbot, frame, ledger.verb("add"))
    verb = all_verbs()[ledger.verb("add")]
    values = values_of(fields_of(verb.command), made)
    form.panel.set_values(values)
    settle(qtbot, frame)
    save(qtbot, frame, form)
    newest = show(office, ledger.kind, newest_of(office, ledger.kind), unmask=True)
    for one in ledger.entered:
        assert newest["record"][one.name] == values.get(one.name, newest["record"][one.name])
    for part in (one for one in ledger.parts if not one.later):
        kept = newest["children"][part.record.KIND]
        assert len(kept) == 2
        for given, item in zip(values[part.among], kept, strict=True):
            assert {name: item[name] for name in given} == given


def newest_of(office: Workplace, kind: str) -> str:
    return str(find(office, kind, limit=1).items[0]["id"])


# --- parts --------------------------------------------------------------------------------------


def rows_of(form: ActForm) -> NestedGroup:
    group = form.panel.groups["findings"]
    assert isinstance(group, NestedGroup)
    return group


def test_parts_are_added_by_key_pasted_and_taken_away(
    qtbot: QtBot, frame: Frame, office: Workplace, made: dict[str, str]
) -> None:
    form = form_of(qtbot, frame, "enterprise_visit.add")
    group = rows_of(form)
    assert group.value() == []
    press(frame, Qt.Key.Key_N, ALT)
    assert here().accessibleName() == "发现的问题1 方面"
    clipboard = "方面\t问题\t建议\n劳动用工\t三名职工没有签劳动合同\t一个月内补签\n合同\t印章没有专人保管\t明确专人"
    QGuiApplication.clipboard().setText(clipboard)
    first = group.row_widgets()[0]
    advised = group.row_fields(first)["advised"].input.widget
    assert group.take_paste(clipboard, advised)
    settle(qtbot, frame)
    assert [row["problem"] for row in group.value()] == [
        "三名职工没有签劳动合同",
        "印章没有专人保管",
    ]
    press(frame, Qt.Key.Key_N, ALT)
    assert len(group.value()) == 3
    press(frame, Qt.Key.Key_D, ALT)
    assert len(group.value()) == 2
    given = {"enterprise": made["enterprise"], **VISIT}
    form.panel.set_values(given)
    settle(qtbot, frame)
    save(qtbot, frame, form)
    kept = show(office, "enterprise_visit", newest_of(office, "enterprise_visit"))
    found = kept["children"]["enterprise_finding"]
    assert [(one["position"], one["problem"]) for one in found] == [
        (1, "三名职工没有签劳动合同"),
        (2, "印章没有专人保管"),
    ]


def test_an_empty_row_is_refused_in_its_own_words(
    qtbot: QtBot, frame: Frame, made: dict[str, str]
) -> None:
    form = form_of(qtbot, frame, "enterprise_visit.add")
    form.panel.set_values({"enterprise": made["enterprise"], **VISIT})
    press(frame, Qt.Key.Key_N, ALT)
    press(frame, Qt.Key.Key_S)
    settle(qtbot, frame)
    fields = rows_of(form).row_fields(rows_of(form).row_widgets()[0])
    assert [name for name, field in fields.items() if field.error()] == ["aspect", "problem"]


def test_only_a_part_that_stands_and_became_nothing_can_be_raised(
    qtbot: QtBot, frame: Frame, office: Workplace, made: dict[str, str]
) -> None:
    visit = made["enterprise_visit"]
    third = {"enterprise_visit": visit, "aspect": "contract", "problem": "合同没有编号"}
    office.act("enterprise_visit.add_finding", third)
    void = {"enterprise_visit": visit, "enterprise_finding": "1", "reason": "重复"}
    office.act("enterprise_visit.void_finding", void)
    form = form_of(qtbot, frame, "enterprise_visit.raise_issue", enterprise_visit=visit)
    chooser = form.panel.fields["enterprise_finding"]
    labels = [one.label for one in chooser.input._choices]  # type: ignore[attr-defined]
    assert [label.split("　")[0] for label in labels] == ["2", "3"]
    assert form.panel.fields["found_by"].value() == "秦守正"
    type_here("没有编号")
    enter()
    code(form, "domain")
    save(qtbot, frame, form)
    form = form_of(qtbot, frame, "enterprise_visit.raise_issue", enterprise_visit=visit)
    chooser = form.panel.fields["enterprise_finding"]
    assert [one.label[0] for one in chooser.input._choices] == ["2"]  # type: ignore[attr-defined]
    assert chooser.value() is not None
    code(form, "domain")
    save(qtbot, frame, form)
    acts = {one["verb"]: one for one in show(office, "enterprise_visit", visit)["acts"]}
    raising = acts["enterprise_visit.raise_issue"]
    assert (raising["allowed"], raising["reason"]) == (False, "没有可以转出的发现的问题。")


# --- records that are named ---------------------------------------------------------------------


def firms(office: Workplace) -> str:
    """Three firms, one of them void; the id of the first."""
    first = office.act("enterprise.add", FIRM).id
    office.act("enterprise.add", {**FIRM, "name": "南通安丰机械厂"})
    gone = office.act("enterprise.add", {**FIRM, "name": "云溪旧机械厂"}).id
    office.act("enterprise.void", {"enterprise": gone, "reason": "已注销"})
    return first


def offered(field: RecordInput) -> list[str]:
    return [one.label for one in field._choices]


def named(form: ActForm, field: str) -> RecordInput:
    found = form.panel.fields[field].input
    assert isinstance(found, RecordInput)
    return found


def test_a_record_is_found_while_one_types_and_chosen_by_enter(
    qtbot: QtBot, frame: Frame, office: Workplace
) -> None:
    first = firms(office)
    form = form_of(qtbot, frame, "enterprise_visit.add")
    firm = named(form, "enterprise")
    settle(qtbot, frame)
    assert offered(firm) == [
        "南通安丰机械厂（企2026-0002）",
        "如皋市云溪纺织有限公司（企2026-0001）",
    ]
    QTest.keyClicks(here(), "rgsyx")
    qtbot.waitUntil(lambda: not firm.looking())
    assert offered(firm) == ["如皋市云溪纺织有限公司（企2026-0001）"]
    assert firm.value() == first
    enter()
    assert here() is form.panel.fields["visited_on"].input.widget
    assert firm.label() == "如皋市云溪纺织有限公司（企2026-0001）"
    assert firm.value() == first


def test_what_was_chosen_stays_while_others_are_offered(
    qtbot: QtBot, frame: Frame, office: Workplace
) -> None:
    first = firms(office)
    form = form_of(qtbot, frame, "enterprise_visit.add")
    firm = named(form, "enterprise")
    form.panel.set_values({"enterprise": first})
    assert firm.value() == first
    settle(qtbot, frame)
    assert firm.label() == "如皋市云溪纺织有限公司（企2026-0001）"
    firm._landed("", ())
    assert firm.value() == first
    assert firm.label() == "如皋市云溪纺织有限公司（企2026-0001）"


def test_words_that_find_nothing_are_told_and_refused(
    qtbot: QtBot, frame: Frame, office: Workplace
) -> None:
    firms(office)
    form = form_of(qtbot, frame, "enterprise_visit.add")
    field = form.panel.fields["enterprise"]
    type_here("没有这家")
    firm = named(form, "enterprise")
    qtbot.waitUntil(lambda: not firm.looking())
    QTest.keyClick(here(), Qt.Key.Key_Tab)
    assert field.error() == "找不到“没有这家”。请核对编号。"


def test_a_draft_brings_the_chosen_record_back(
    qtbot: QtBot, frame: Frame, office: Workplace
) -> None:
    first = firms(office)
    form = form_of(qtbot, frame, "enterprise_visit.add")
    type_here("云溪纺织")
    qtbot.waitUntil(lambda: not named(form, "enterprise").looking())
    enter()
    frame.go("workbench")
    settle(qtbot, frame)
    form = form_of(qtbot, frame, "enterprise_visit.add")
    settle(qtbot, frame)
    assert named(form, "enterprise").value() == first
    assert named(form, "enterprise").label() == "如皋市云溪纺织有限公司（企2026-0001）"


def test_a_person_under_correction_is_offered_only_to_whom_may_read_of_him(
    qtbot: QtBot, frame: Frame, desk: Desk, office: Workplace
) -> None:
    receive(office, "孙志强")
    active(qtbot, frame)
    assert [one.label[:3] for one in sought(office, "correction", "szq")] == ["孙志强"]
    assert sought(seat(office, "reader"), "correction", "szq") == ()


def test_enter_leaves_boxes_to_tick_as_one_input(qtbot: QtBot, frame: Frame) -> None:
    form = form_of(qtbot, frame, "publicity.add")
    form.panel.fields["forms"].input.focus()
    QTest.keyClick(here(), Qt.Key.Key_Space)
    QTest.keyClick(here(), Qt.Key.Key_Right)
    QTest.keyClick(here(), Qt.Key.Key_Space)
    enter()
    assert form.panel.fields["forms"].value() == ["01", "02"]
    assert form.panel.fields["audiences"].input.widget.isAncestorOf(here())
    enter()
    assert here() is form.panel.fields["people"].input.widget


def test_an_input_says_what_records_are_found_by(qtbot: QtBot, frame: Frame) -> None:
    form = form_of(qtbot, frame, "enterprise_visit.add")
    hints = {
        name: named(form, name).box.line.placeholderText() for name in ("enterprise", "campaign")
    }
    assert hints == {
        "enterprise": "输入名称、拼音首字母、登记号查找",
        "campaign": "输入名称、拼音首字母、登记号查找",
    }
