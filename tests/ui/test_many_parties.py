"""Sixty workers with three representatives against one firm, in the window: in short, in one step."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QCheckBox, QComboBox, QLabel, QWidget
from pytestqt.qtbot import QtBot

from sifasuo_desktop.services.office.drafts import drafts
from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.services.reading.showing import show
from sifasuo_desktop.ui.forms.change_form import ChangeForm
from sifasuo_desktop.ui.page import Target
from sifasuo_desktop.ui.parts.form_field import FormField
from sifasuo_desktop.ui.shell.frame import Frame
from sifasuo_desktop.ui.subjects.dispute.form import DisputeForm
from sifasuo_desktop.ui.subjects.dispute.page import DisputePage
from sifasuo_desktop.ui.subjects.dispute.panels.sign import SignPanel
from sifasuo_desktop.ui.subjects.dispute.signature_list import SignatureList
from sifasuo_desktop.ui.subjects.dispute.signer import Signer
from tests.services.test_representatives import ELECTED, NAMES, crowd, own_obligation
from tests.ui.frames import Begin, intake_page, save, settle
from tests.ui.offices import COMMITTEE
from tests.ui.typing_people import down, enter, fill, here, press, type_here

REST = [name for name in NAMES if name not in ELECTED]


@pytest.fixture
def case(office: Workplace) -> str:
    """Mediated and agreed on; nobody signed yet."""
    office.act("mediator.add", {"name": "沈卫东", "committee": COMMITTEE})
    start = {
        "committee": COMMITTEE,
        "applied": "2026-04-02",
        "dispute_type": "10",
        "source": "1",
        "facts": "六十名工人与公司因工资发生纠纷。",
    }
    identity = office.act("dispute.register", {**start, **crowd()}).id
    office.act("dispute.accept", {"dispute": identity, "accepted": "2026-04-03"})
    office.act("dispute.assign", {"dispute": identity, "host": "沈卫东", "recorder": "顾明"})
    met = {"held_at": "2026-04-08T09:00", "place": "调解室", "record": "协商。", "result": "1"}
    office.act("dispute.mediate", {"dispute": identity, **met})
    return identity


@pytest.fixture
def agreed(office: Workplace, case: str) -> str:
    office.act("dispute.agree", {"dispute": case, **own_obligation(), "agreed": "2026-04-08"})
    return case


def signing(form: DisputeForm) -> tuple[SignPanel, SignatureList]:
    """The sheet and its list of those who sign in the annex."""
    panel = form.panel
    assert isinstance(panel, SignPanel)
    assert panel.rows.list is not None
    return panel, panel.rows.list


def click(inside: QWidget, name: str) -> None:
    (found,) = (
        one
        for one in inside.findChildren(QAbstractButton)
        if one.accessibleName() == name and one.isVisibleTo(inside)
    )
    QTest.mouseClick(found, Qt.MouseButton.LeftButton)
    QApplication.processEvents()


def tick(field: FormField) -> None:
    """Puts the cursor onto a box and presses the space bar."""
    field.input.focus()
    QTest.keyClick(field.input.widget, Qt.Key.Key_Space)


def boxes(inside: QWidget) -> list[str]:
    return [one.text() for one in inside.findChildren(QCheckBox) if one.isVisibleTo(inside)]


def words(inside: QWidget) -> str:
    return " ".join(one.text() for one in inside.findChildren(QLabel) if one.isVisibleTo(inside))


def hands(office: Workplace, case: str) -> list[dict[str, Any]]:
    return list(show(office, "dispute", case)["children"]["signature"])


def record(office: Workplace, case: str) -> dict[str, Any]:
    return dict(show(office, "dispute", case)["record"])


def test_the_record_names_the_representatives_and_all_when_asked(page: DisputePage) -> None:
    card = page._parties
    assert card.heading.text() == "当事人（共 61 名）"
    seen = words(card)
    assert all(name in seen for name in (*ELECTED, "云溪建材公司"))
    assert seen.count("推选的代表人") == 3
    assert not any(name in seen for name in REST)
    click(card, "展开全部 61 名当事人")
    assert all(name in words(card) for name in NAMES)
    click(card, "收起当事人")
    assert not any(name in words(card) for name in REST)


def test_the_record_counts_many_obligations_and_shows_the_first_open_ones(
    qtbot: QtBot, office: Workplace, case: str, frame: Frame, page: DisputePage
) -> None:
    firm = "云溪建材公司"
    owed = [
        {"debtor": firm, "creditor": name, "amount": "600.00", "due": "2026-04-30"}
        for name in NAMES
    ]
    values = {**own_obligation(), "agreed": "2026-04-08", "obligations": owed}
    office.act("dispute.agree", {"dispute": case, **values})
    page._read()
    settle(qtbot, frame)
    card = page._agreement
    qtbot.waitUntil(lambda: "履行事项共 60 项" in words(card))
    assert "已履行 0 项，未履行完毕 60 项" in words(card)
    assert words(card).count("600.00") == 12
    click(card, "展开全部 60 项履行事项")
    assert words(card).count("600.00") == 60


def test_a_meeting_begins_with_the_representatives_and_one_click_ticks_all(
    qtbot: QtBot, frame: Frame, office: Workplace, case: str, begin: Begin
) -> None:
    form = begin("dispute.mediate")
    present = form.panel.fields["present"]
    assert sorted(present.value()) == sorted([*ELECTED, "云溪建材公司"])
    click(form, "全部到场")
    assert len(present.value()) == 61
    click(form, "全部不勾")
    assert present.value() == []
    assert boxes(form)[:5] == ["赵长生", "赵志成", "钱桂香", "云溪建材公司", "钱长生"]


def test_the_form_of_the_agreement_offers_copies_for_those_elected(
    qtbot: QtBot, frame: Frame, office: Workplace, case: str, begin: Begin
) -> None:
    form = begin("dispute.agree")
    assert form.panel.fields["copies"].value() == 5
    told = "份数 5 按推选的代表人、未推选代表人的各方和调委会各一份计算。"
    assert told + "人民调解法第二十九条规定由当事人各执一份，共应 62 份" in words(form)


def test_all_sign_in_the_annex_in_one_step(
    qtbot: QtBot, frame: Frame, office: Workplace, agreed: str, begin: Begin
) -> None:
    form = begin("dispute.sign")
    seen = boxes(form)
    assert seen[:4] == [
        "赵长生（推选的代表人）",
        "赵志成（推选的代表人）",
        "钱桂香（推选的代表人）",
        "云溪建材公司",
    ]
    assert seen[4:61] == REST
    assert seen[61:64] == ["人民调解员 沈卫东", "记录人 顾明", "调委会印章 " + COMMITTEE]
    assert "其余当事人 57 名，在《当事人名单及签名表》上签名" in words(form)
    click(form, "全部在名单上签名")
    save(qtbot, frame, form)
    kept = hands(office, agreed)
    assert sorted(one["name"] for one in kept) == sorted(REST)
    assert {(one["role"], one["manner"], one["signed"]) for one in kept} == {
        ("party", "sign_fingerprint", "2026-04-08")
    }
    form = begin("dispute.sign")
    assert "已签署：" in words(form)
    assert "等57人" in words(form)
    assert boxes(form)[:4] == seen[:4]
    click(form, "全部已签署盖章")
    save(qtbot, frame, form)
    assert record(office, agreed)["effective"] == "2026-04-08"


def test_who_refuses_or_signed_on_another_day_is_taken_out_of_the_list(
    qtbot: QtBot, frame: Frame, office: Workplace, agreed: str, begin: Begin
) -> None:
    form = begin("dispute.sign")
    panel = form.panel
    assert isinstance(panel, SignPanel)
    click(form, "全部已签署盖章")
    assert panel.rows.list is not None
    fill(panel.rows.list._other, "许桂香")
    qtbot.waitUntil(lambda: "其余当事人 56 名" in words(form))
    row = panel.rows.rows[-1]
    assert row.signer.party == "许桂香"
    fill(row.fields["manner"], "拒绝签署")
    save(qtbot, frame, form)
    kept = {one["name"]: one["manner"] for one in hands(office, agreed)}
    assert kept["许桂香"] == "refused"
    assert kept["尤桂香"] == "sign_fingerprint"
    assert record(office, agreed)["state"] == "agreed"


@pytest.fixture
def alike(qtbot: QtBot, begin: Begin, agreed: str) -> tuple[SignPanel, SignatureList]:
    """The sheet of a case with 王伟 and 王伟东 among those in the list, the cursor in 单独登记."""
    panel, listed = signing(begin("dispute.sign"))
    for name in ("王伟", "王伟东"):
        listed.signers[name] = Signer("party", name, (name,), "sign_fingerprint", name)
    listed._show_names()
    listed._other.input.focus()
    return panel, listed


def alone(panel: SignPanel) -> list[str]:
    return [row.signer.party for row in panel.rows.rows if row.signer.party in ("王伟", "王伟东")]


def test_a_name_on_the_way_to_a_longer_one_is_not_taken_out(
    alike: tuple[SignPanel, SignatureList],
) -> None:
    panel, listed = alike
    for text in ("王", "王伟"):
        type_here(text)
        assert alone(panel) == []
    type_here("王伟东")
    popup = QApplication.activePopupWidget()
    assert popup is not None
    QTest.keyClick(popup, Qt.Key.Key_Tab)
    assert alone(panel) == ["王伟东"]
    assert here() is panel.rows.rows[-1].fields["manner"].input.widget
    assert "王伟" in listed.signers


def test_the_arrows_pass_over_names_and_enter_takes_one(
    alike: tuple[SignPanel, SignatureList],
) -> None:
    panel, listed = alike
    box = listed._other.input.widget
    assert isinstance(box, QComboBox)
    for _ in range(3):
        QTest.keyClick(box, Qt.Key.Key_Down)
    assert listed._other.value() == REST[2]
    assert [row.signer.party for row in panel.rows.rows if row.signer.party in REST] == []
    enter()
    assert [row.signer.party for row in panel.rows.rows if row.signer.party in REST] == [REST[2]]
    assert here() is panel.rows.rows[-1].fields["manner"].input.widget


def test_a_name_chosen_from_the_open_list_is_taken_out_at_once(
    alike: tuple[SignPanel, SignatureList],
) -> None:
    panel, listed = alike
    QTest.keyClicks(here(), "wwd")
    down()
    assert alone(panel) == []
    enter()
    assert alone(panel) == ["王伟东"]
    assert listed._other.value() is None
    assert here() is panel.rows.rows[-1].fields["manner"].input.widget


def test_how_somebody_of_the_list_signed_alone_is_not_presumed(
    qtbot: QtBot, frame: Frame, office: Workplace, agreed: str, begin: Begin
) -> None:
    form = begin("dispute.sign")
    panel, listed = signing(form)
    listed._other.input.focus()
    type_here("许桂香")
    press(frame, Qt.Key.Key_S)
    settle(qtbot, frame)
    row = panel.rows.rows[-1]
    assert row.signer.party == "许桂香"
    assert row.fields["manner"].error() == "“签署方式”没有填写。请填写后再保存。"
    assert hands(office, agreed) == []
    fill(listed.fields["manner"], "")
    fill(row.fields["manner"], "拒绝签署")
    click(form, "全部在名单上签名")
    press(frame, Qt.Key.Key_S)
    settle(qtbot, frame)
    assert listed.fields["manner"].error() == "“签署方式”没有填写。请填写后再保存。"
    assert hands(office, agreed) == []


def test_a_day_refused_is_said_below_the_day_of_the_list(
    qtbot: QtBot, frame: Frame, office: Workplace, agreed: str, begin: Begin
) -> None:
    form = begin("dispute.sign")
    _, listed = signing(form)
    click(form, "全部在名单上签名")
    fill(listed.fields["signed"], "2026-04-07")
    press(frame, Qt.Key.Key_S)
    settle(qtbot, frame)
    assert "签署日期 2026-04-07 早于协议日期 2026-04-08" in listed.fields["signed"].error()
    assert hands(office, agreed) == []


def test_half_a_list_comes_back_from_a_draft(
    qtbot: QtBot, frame: Frame, office: Workplace, agreed: str, begin: Begin
) -> None:
    form = begin("dispute.sign")
    panel, listed = signing(form)
    click(form, "全部在名单上签名")
    fill(listed._other, "许桂香")
    qtbot.waitUntil(lambda: "其余当事人 56 名" in words(form))
    fill(panel.rows.rows[-1].fields["signed"], "2026-04-10")
    fill(listed.fields["signed"], "2026-04-09")
    before = sorted(str(one) for one in panel.rows.value())
    frame.go("workbench")
    settle(qtbot, frame)
    assert len(drafts(office)) == 1
    frame.go("dispute", Target(record=agreed))
    settle(qtbot, frame)
    again = begin("dispute.sign")
    assert isinstance(again.panel, SignPanel)
    assert sorted(str(one) for one in again.panel.rows.value()) == before
    assert "其余当事人 56 名" in words(again)


def test_the_box_stands_in_the_registration_once_a_side_has_several(
    qtbot: QtBot, frame: Frame, office: Workplace
) -> None:
    page = intake_page(qtbot, frame)
    parties = page.form.parties
    assert "推选的代表人" not in boxes(page)
    for _ in range(2):
        press(frame, Qt.Key.Key_A, Qt.KeyboardModifier.AltModifier)
    assert boxes(page).count("推选的代表人") == 3
    fill(page.form.start.fields["dispute_type"], "邻里纠纷")
    cards = parties.of_side("applicant")
    for card, name in zip(cards, ("陈志海", "陈志江", "陈志河"), strict=True):
        fill(card.fields.fields["name"], name)
    fill(parties.of_side("respondent")[0].fields.fields["name"], "吴长林")
    tick(cards[1].fields.fields["elected"])
    assert [one.get("elected") for one in parties.values()["parties"]] == [None, True, None, None]
    click(cards[1], "申请人2 改为单位")
    assert boxes(page).count("推选的代表人") == 2
    assert "elected" not in parties.values()["parties"][1]


def test_a_correction_marks_another_representative(
    qtbot: QtBot, frame: Frame, office: Workplace, case: str, page: DisputePage
) -> None:
    page.begin("dispute.change_party")
    settle(qtbot, frame)
    form = frame.holder.sheet
    assert isinstance(form, ChangeForm)
    fill(form.panel.fields["party"], "许桂香")
    tick(form.panel.fields["elected"])
    with qtbot.waitSignal(form.closed):
        press(frame, Qt.Key.Key_S)
    settle(qtbot, frame)
    kept = show(office, "dispute", case)["children"]["party"]
    assert {one["name"] for one in kept if one["elected"]} == {*ELECTED, "许桂香"}
    qtbot.waitUntil(lambda: words(page._parties).count("推选的代表人") == 4)
