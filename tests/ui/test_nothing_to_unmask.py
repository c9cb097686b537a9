"""显示完整号码 stands where a number is masked, and nowhere else, on the pages of all kinds."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.ui.records.record_page import RecordPage
from sifasuo_desktop.ui.shell.frame import Frame
from tests.ui.frames import active, settle
from tests.ui.offices import RECEIVED, register

PHONE = "19900000011"


def firm(office: Workplace, phone: str | None) -> str:
    values = {"name": "云塘建材有限公司", "listed_on": "2026-02-03", "phone": phone}
    return office.act("enterprise.add", values).id


def offender(office: Workplace, phone: str | None) -> str:
    return office.act("correction.receive", {"name": "王磊", **RECEIVED, "phone": phone}).id


def case(office: Workplace, phone: str | None) -> str:
    record = register(office, "陈志海")
    if phone:
        party = {"dispute": record, "side": "respondent", "name": "周国平", "phone": phone}
        office.act("dispute.add_party", party)
    return record


KINDS: dict[str, Callable[[Workplace, str | None], str]] = {
    "enterprise": firm,
    "correction": offender,
    "dispute": case,
}


@pytest.mark.parametrize("phone", [None, PHONE])
@pytest.mark.parametrize("kind", KINDS)
def test_the_button_is_there_where_a_number_is(
    qtbot: QtBot, frame: Frame, office: Workplace, kind: str, phone: str | None
) -> None:
    record = KINDS[kind](office, phone)
    active(qtbot, frame)
    frame.desk.show_record(kind, record)
    settle(qtbot, frame)
    page = frame.page()
    assert isinstance(page, RecordPage)
    assert page.unmask.isVisibleTo(page) == (phone is not None)
