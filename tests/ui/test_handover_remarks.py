"""What the 数据上报 page says after a restore, and the act that settles the numbers."""

import json

from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from sifasuo_desktop.services.office.handover_remarks import CLONE, LOST, RECEIPT_HEAD
from sifasuo_desktop.services.office.older_bundles import folder_of
from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.store.epochs import begin_epoch
from sifasuo_desktop.store.outbox import keep_bundle, put_identity
from sifasuo_desktop.ui.forms.act_form import ActForm
from sifasuo_desktop.ui.subjects.handover.remarks_card import RemarksCard
from tests.ui.frames import FrameAt
from tests.ui.test_office_pages import at_page

RESTORED = (
    "本机数据恢复过备份，或者是从别处复制来的。"
    "上报不受影响：下次打包会把全部记录重新交一次，市局不会重复入库。"
)
UNSURE = "请翻看登记簿，在“数据上报”页办理“核对最后编号”"
CLONED = (
    "市局发现有另一台电脑也在用同一份数据上报（第 8 包，2026-04-09 10:20）。"
    "请只留一台，另一台停用，并告诉系统管理员。在这以前，两台的新编号各用各的号段，不会重复。"
)
NOT_HERE = (
    "市局有而本机现在没有的记录 4 条：登2026-0008、登2026-0009。"
    "它们在市局保留着；请对照纸质案卷补录。"
)
OLDER = (
    "恢复以前打好的上报包有 1 个还没有回执，下次上报时原样一起交给市局。"
    "做备份以后登记、打在这些包里的内容，本机没有：市局收到后在这里列出，请照着补录。"
    "既不在备份里也不在包里的，程序无从知道，请对照登记簿和卷宗补录。"
)
CUT = "修订日志与已经上报的不符：已上报的部分不在了，或者被换过"


def restored(office: Workplace) -> None:
    with office.store.writing() as unit:
        row = {"epoch": unit.identity("epoch"), "seq": 1, "kind": "delta", "hash": "0" * 64}
        more = {"name": "320699101-6a1f-000001.sfb", "revisions": 7}
        keep_bundle(unit, {**row, **more, "made_at": "2026-04-01T16:40:00+08:00"}, ())
        begin_epoch(unit)
        clone = {"seq": 8, "at": "2026-04-09T10:20:00+08:00"}
        put_identity(unit, CLONE, json.dumps(clone))
        numbers = ["登2026-0008", "登2026-0009"]
        lost = {"revisions": 6, "records": {"dispute": 2, "party": 2}, "numbers": numbers}
        put_identity(unit, LOST, json.dumps(lost))
        put_identity(unit, RECEIPT_HEAD, f"9999:{'0' * 64}")


def words(card: RemarksCard) -> list[str]:
    return [one.text() for one in card.findChildren(QLabel)]


def test_the_page_says_what_happened_and_what_to_do(
    qtbot: QtBot, frame_at: FrameAt, office: Workplace
) -> None:
    restored(office)
    frame = frame_at(1366, 1.0)
    at_page(qtbot, frame, "handover")
    card = frame.page().findChild(RemarksCard)
    assert isinstance(card, RemarksCard)
    assert card.isVisible()
    told = words(card)
    assert RESTORED in told
    assert CLONED in told
    assert NOT_HERE in told
    assert sum(UNSURE in one for one in told) == 1
    assert sum(CUT in one for one in told) == 1
    (confirm,) = card.findChildren(QPushButton)
    confirm.click()
    qtbot.waitUntil(lambda: isinstance(frame.holder.sheet, ActForm), timeout=10_000)


def test_nothing_is_said_where_nothing_happened(qtbot: QtBot, frame_at: FrameAt) -> None:
    frame = frame_at(1366, 1.0)
    at_page(qtbot, frame, "handover")
    card = frame.page().findChild(RemarksCard)
    assert isinstance(card, RemarksCard)
    assert not card.isVisible()


def test_bundles_of_a_store_put_aside_are_told_on_the_page_until_their_receipt(
    qtbot: QtBot, frame_at: FrameAt, office: Workplace
) -> None:
    restored(office)
    older = folder_of(office.store.where)
    older.mkdir(parents=True)
    (older / "320699101-6a1f-000001.sfb").write_bytes(b"SFB1")
    frame = frame_at(1366, 1.0)
    at_page(qtbot, frame, "handover")
    told = [one.text() for one in frame.page().findChildren(QLabel) if one.isVisible()]
    assert OLDER in told
    assert "1 个包还没有回执。其中 1 个是恢复以前打的，一起交。" in told
    assert "恢复以前打的，一起交" in told
