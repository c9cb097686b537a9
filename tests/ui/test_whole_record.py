"""A record's page shows everything that is recorded; numbers in full by one click, noted once."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from sifasuo_desktop.domain.fields import Field, fields_of
from sifasuo_desktop.domain.office.records import Event
from sifasuo_desktop.domain.record import KINDS, Record, family
from sifasuo_desktop.services.acting.bus import ChangeSet
from sifasuo_desktop.services.office.reference_data import code_book
from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.services.reading.choices import choice
from sifasuo_desktop.services.reading.showing import show
from sifasuo_desktop.store.unit_of_work import Change
from sifasuo_desktop.ui.page import Target
from sifasuo_desktop.ui.records.whole_record import sections
from sifasuo_desktop.ui.shell.frame import Frame
from sifasuo_desktop.ui.subjects.correction.page import CorrectionPage
from sifasuo_desktop.ui.subjects.dispute.page import DisputePage
from tests.services.offices import seat
from tests.ui.offices import COMMITTEE, receive, register

ID = "0" * 32
UNSAID = ("id", "parent", "person", "position")
PARTIES = [
    {
        "side": "applicant",
        "name": "陈志海",
        "id_number": "320699197111040015",
        "phone": "19900000011",
        "address": "云溪镇桑园村6组12号",
    },
    {"side": "respondent", "name": "吴长林", "id_number": "32069919790803005X"},
]


def filled(field: Field) -> Any:
    """A plain value for a field of any type."""
    one: Any
    if field.spec.ref:
        one = ID
    elif field.spec.codes:
        one = next(iter(code_book().list(field.spec.codes).titles))
    else:
        one = {
            bool: True,
            int: 7,
            Decimal: "12.50",
            date: "2026-04-02",
            datetime: "2026-04-02T09:30",
        }.get(field.type, "某项内容")
    return [one] if field.many else one


@pytest.mark.parametrize("kind", ["dispute", "correction"])
def test_every_declared_field_that_holds_something_is_seen(kind: str) -> None:
    def of(cls: type[Record]) -> dict[str, Any]:
        return {**{field.name: filled(field) for field in fields_of(cls)}, "id": ID}

    kinds = family(kind)
    children = {cls.KIND: [of(cls)] for cls in kinds[1:]}
    refs = {field.spec.ref for cls in kinds for field in fields_of(cls) if field.spec.ref}
    outside = {ref: (choice(ID, "某人"),) for ref in refs - set(children)}
    seen = dict(sections(code_book(), outside, kind, of(KINDS[kind]), children))
    assert len(seen) == len(kinds)
    for cls, pairs in zip(kinds, seen.values(), strict=True):
        expected = [field.spec.title for field in fields_of(cls) if field.name not in UNSAID]
        assert [title for title, _ in pairs] == expected, cls.KIND
        assert all(words.strip() for _, words in pairs)


def settle(qtbot: QtBot, frame: Frame) -> None:
    qtbot.waitUntil(frame.desk.runner.idle, timeout=10_000)


def case_of_two(office: Workplace) -> str:
    return office.act(
        "dispute.register",
        {
            "committee": COMMITTEE,
            "applied": "2026-04-02",
            "dispute_type": "6",
            "source": "1",
            "facts": "因建房受伤。",
            "parties": PARTIES,
        },
    ).id


def texts(page: DisputePage | CorrectionPage) -> str:
    return "\n".join(one.text() for one in page.findChildren(QLabel) if not one.isHidden())


def unmaskings(office: Workplace) -> int:
    with office.store.reading() as reader:
        return sum(event.act == "unmask" for event in reader.every(Event))


def test_a_dispute_shows_addresses_and_all_numbers_by_one_click(
    qtbot: QtBot, frame: Frame, office: Workplace
) -> None:
    case = case_of_two(office)
    frame.go("dispute", Target(record=case))
    settle(qtbot, frame)
    page = frame.page()
    assert isinstance(page, DisputePage)
    rows = "\n".join(party.text for party in page.view.parties) if page.view else ""
    assert "云溪镇桑园村6组12号" in rows
    assert "320699********0015" in rows
    assert unmaskings(office) == 0
    page._parties.full.click()
    settle(qtbot, frame)
    assert page.view is not None
    rows = "\n".join(party.text for party in page.view.parties)
    assert "320699197111040015" in rows
    assert "32069919790803005X" in rows
    assert "19900000011" in rows
    assert unmaskings(office) == 1
    page._parties.full.click()
    page.reload(ChangeSet((Change("dispute", case, case),)))
    settle(qtbot, frame)
    assert unmaskings(office) == 1
    assert page.view.unmasked
    page.open(Target(record=case))
    settle(qtbot, frame)
    assert "320699197111040015" not in "\n".join(party.text for party in page.view.parties)


def test_the_whole_record_is_masked_as_the_page_is(
    qtbot: QtBot, frame: Frame, office: Workplace
) -> None:
    frame.go("dispute", Target(record=case_of_two(office)))
    settle(qtbot, frame)
    page = frame.page()
    assert isinstance(page, DisputePage)
    page.whole.toggle()
    page.whole.finish()
    assert "320699********0015" in texts(page)
    assert "320699197111040015" not in texts(page)
    assert "案件预测" in texts(page)
    assert COMMITTEE in texts(page)


def test_a_person_shows_everything_when_asked(
    qtbot: QtBot, frame: Frame, office: Workplace
) -> None:
    person = receive(office, "孙志强")
    frame.go("correction", Target(record=person))
    settle(qtbot, frame)
    page = frame.page()
    assert isinstance(page, CorrectionPage)
    page.whole.toggle()
    page.whole.finish()
    assert "矫正期限止" in texts(page)
    frame.go("correction", Target(record=receive(office, "李大勇")))
    settle(qtbot, frame)
    assert page.whole._more.text() == "展开"


def test_numbers_in_full_need_the_permission(office: Workplace) -> None:
    from sifasuo_desktop.domain.refusal import Refused
    from sifasuo_desktop.services.reading.dispute.view import dispute_view

    case = register(office, "陈志海")
    for account in ("reader", "auditor", "mediator"):
        one = seat(office, account)
        if one.may("read:dispute") and not one.may("unmask"):
            with pytest.raises(Refused):
                dispute_view(one, case, unmask=True)
    assert show(office, "dispute", case)["record"]["id"] == case
