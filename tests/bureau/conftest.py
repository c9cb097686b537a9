"""A fresh bureau and an enrolled office for every test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from sifasuo_desktop.bureau.store import Bureau
from tests.bureau.office_side import Office, new_bureau


@pytest.fixture
def bureau(tmp_path: Path) -> Iterator[Bureau]:
    made = new_bureau(tmp_path / "home")
    yield made
    made.close()


@pytest.fixture
def office(bureau: Bureau, tmp_path: Path) -> Office:
    return Office("320682001", tmp_path / "office").enrol(bureau)
