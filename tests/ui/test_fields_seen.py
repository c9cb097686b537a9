"""Every declared field that holds something is seen on the page of its record, of whatever kind."""

from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from sifasuo_desktop.domain.fields import fields_of
from sifasuo_desktop.domain.office.records import Office
from sifasuo_desktop.domain.record import KINDS, Record, family
from sifasuo_desktop.ledgers.book import ledgers
from sifasuo_desktop.ledgers.kinds import kinds
from sifasuo_desktop.services.reading.choices import choice
from sifasuo_desktop.ui.desk import Desk
from sifasuo_desktop.ui.records.record_page import RecordPage
from sifasuo_desktop.ui.shell.book_of_pages import all_pages, record_page
from sifasuo_desktop.ui.subjects.system.cards import OfficeCard
from tests.ui.test_whole_record import ID, UNSAID, filled

SEEN = [name for name, kind in kinds().items() if kind.has_page]


def of(cls: type[Record]) -> dict[str, Any]:
    """A plain record with every field filled."""
    return {**{field.name: filled(field) for field in fields_of(cls)}, "id": ID}


def unseen(page: RecordPage, without: str = "") -> list[str]:
    """The titles the page does not show, of a record that has every field but ``without``."""
    top = of(KINDS[page.kind])
    top.pop(without, None)
    page.whole.show_whole(top, {cls.KIND: [of(cls)] for cls in family(page.kind)[1:]})
    page.whole.finish()
    shown = [one.text() for one in page.whole.findChildren(QLabel) if not one.isHidden()]
    missing = []
    for cls in family(page.kind):
        for field in fields_of(cls):
            if field.name in UNSAID:
                continue
            # As often as fields bear the title: what is shown is taken away.
            if field.spec.title in shown:
                shown.remove(field.spec.title)
            else:
                missing.append(field.spec.title)
    return missing


def page_of(qtbot: QtBot, desk: Desk, kind: str) -> RecordPage:
    page = all_pages()[record_page(kind)].make(desk)
    qtbot.addWidget(page)
    assert isinstance(page, RecordPage)
    refs = {field.spec.ref for cls in KINDS.values() for field in fields_of(cls)} - {""}
    desk._records = {ref: (choice(ID, "某人"),) for ref in refs}
    if not page.whole.always:
        page.whole.toggle()
    return page


def test_whose_records_people_look_at() -> None:
    assert set(SEEN) == {
        "dispute",
        "correction",
        "committee",
        "mediator",
        "village",
        "user",
        "delegation",
        "class_policy",
        *ledgers(),
    }


def test_the_kinds_without_a_page_are_the_office_and_what_other_pages_tell() -> None:
    # The log, the workbench, 数据报表 and 导入导出.
    without = {kind.name for kind in kinds().values() if not kind.has_page}
    assert {name for name in without if not KINDS[name].PARENT} == {
        "office",
        "event",
        "aside",
        "power_change",
        "snapshot",
        "import_batch",
    }


def test_every_field_of_the_office_is_seen_on_its_card(qtbot: QtBot, desk: Desk) -> None:
    card = OfficeCard(desk)
    qtbot.addWidget(card)
    said = {"cut_off": 25, "doc_word": "云司", "review_word": "合法性审查"}
    card.show_office(replace(desk.workplace.office(), **said))
    shown = {one.text() for one in card.findChildren(QLabel)}
    titles = {one.spec.title for one in fields_of(Office) if one.name not in UNSAID}
    assert titles - shown == set()
    assert {"设区的市", "县级区划类别", "320699101", "云溪司法所"} <= shown


@pytest.mark.parametrize("kind", SEEN)
def test_every_field_of_a_kind_is_seen_on_its_page(qtbot: QtBot, desk: Desk, kind: str) -> None:
    assert unseen(page_of(qtbot, desk, kind)) == []


@pytest.mark.parametrize("kind", SEEN)
def test_the_walk_sees_a_field_that_is_shown_nowhere(qtbot: QtBot, desk: Desk, kind: str) -> None:
    left_out = fields_of(KINDS[kind])[-1]
    assert unseen(page_of(qtbot, desk, kind), left_out.name) == [left_out.spec.title]
