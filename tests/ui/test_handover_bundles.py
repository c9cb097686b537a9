"""上报记录 on the page 数据上报: filled a row at a time, and whole in the end."""

from dataclasses import replace

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from sifasuo_desktop.services.exchange.handover_status import HandoverStatus
from sifasuo_desktop.ui.parts.simple_table import SimpleTable
from sifasuo_desktop.ui.shell.frame import Frame
from sifasuo_desktop.ui.subjects.handover.cards import BundlesCard
from tests.ui.test_office_pages import at_page


def bundle(seq: int) -> dict[str, object]:
    name = f"320699101-6a1f-00000{seq}.sfb"
    times = {"made_at": f"2026-04-0{seq}T16:40:00+08:00", "sent_at": None, "received_at": None}
    more = {"kind": "delta", "receipt": None, "older": False, "left": False}
    return {"seq": seq, "name": name, "revisions": 7, **times, **more}


STATUS = HandoverStatus(
    enrolled=True,
    bureau="如皋市司法局",
    fingerprint=None,
    waiting=0,
    open=3,
    last_receipt=None,
    last_received=None,
    bundles=(bundle(3), bundle(2), bundle(1)),
)


def numbers(card: BundlesCard) -> list[str]:
    """The first column of what is shown."""
    tables = card.findChildren(SimpleTable)
    # One taken out of the card is there until the loop turns.
    words = [one.text() for one in tables[-1].findChildren(QLabel)]
    return [one for one in words if one in {"1", "2", "3"}]


def test_what_was_given_up_in_between_is_filled_anew(qtbot: QtBot, frame: Frame) -> None:
    at_page(qtbot, frame, "handover")
    (card,) = frame.page().findChildren(BundlesCard)
    begun = card.parts(STATUS)
    next(begun)
    next(begun)
    assert numbers(card) == ["3"]
    begun.close()
    assert len(list(card.parts(STATUS))) == 4
    assert numbers(card) == ["3", "2", "1"]
    # What is shown already is left alone.
    assert list(card.parts(STATUS)) == []
    assert len(list(card.parts(replace(STATUS, bundles=())))) == 1
    assert [one.text() for one in card.findChildren(QLabel)][-1] == "还没有打过包。"
