"""The list of what is due, asked of a real store."""

from sifasuo_desktop.services.due import due_json, due_rows
from sifasuo_desktop.services.workplace import Workplace


def test_an_empty_store_has_nothing_due(office: Workplace) -> None:
    assert due_json(due_rows(office)) == []
