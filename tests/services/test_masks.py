"""What is left of a number that is masked: never so much that the rest can be guessed."""

import json
import re

import pytest

from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.services.reading.correction.view import correction_view
from sifasuo_desktop.services.reading.dispute.view import dispute_view
from sifasuo_desktop.services.reading.finding import find
from sifasuo_desktop.services.reading.masking import masked_id, masked_phone
from sifasuo_desktop.services.reading.showing import show
from tests.services.disputes import CHEN, WU, registration
from tests.services.people import person

IDENTITY = re.compile(r"\b[0-9a-f]{32,64}\b")
"""Of a record or an entry: hexadecimal digits, in which four of a number may stand by chance."""


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        ("320699197111040015", "320699********0015"),
        ("320699711104001", "320699*****4001"),
        ("G1234567890123", "G12345****0123"),
        ("H123456789012", "****"),
        ("H12345678901", "****"),
        ("H0123456789", "****"),
        ("G12345678", "****"),
        ("7", "****"),
        ("", ""),
        (None, None),
    ],
)
def test_what_is_left_of_a_document_number(number: str | None, shown: str | None) -> None:
    assert masked_id(number) == shown


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        ("19900000011", "199****0011"),
        ("0513-87654321", "051******4321"),
        ("0513-7654321", "051*****4321"),
        ("8765432101", "****"),
        ("87654321", "****"),
        ("7654321", "****"),
        ("12345", "****"),
        (None, None),
    ],
)
def test_what_is_left_of_a_telephone_number(number: str | None, shown: str | None) -> None:
    assert masked_phone(number) == shown


def test_a_passport_and_a_local_line_stand_nowhere(desk: Workplace) -> None:
    """A passport has nine characters, a telephone in the county eight."""
    passport, line = "G12345678", "87654321"
    guest = {**CHEN, "id_type": "03", "id_number": passport, "phone": line, "sex": "1"}
    case = desk.act("dispute.register", registration(parties=[guest, WU], agents=[])).id
    abroad = person(id_type="03", id_number="E87654321", phone="88123456")
    ref = desk.act("correction.receive", abroad).id
    view, sheet = dispute_view(desk, case), correction_view(desk, ref)
    shown = json.dumps(
        [
            show(desk, "dispute", case),
            show(desk, "correction", ref),
            find(desk, "dispute").items,
            find(desk, "correction").items,
            [one.text for one in view.parties],
            view.whole(),
            [sheet.masked(), sheet.known()],
        ],
        ensure_ascii=False,
        default=repr,
    )
    told = IDENTITY.sub("", shown)
    for number in (passport, line, "E87654321", "88123456"):
        assert number not in told
        assert number[2:-2] not in told
    assert "****" in told
