"""An office for every test: the store is made once a session and copied, which is fast."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from sifasuo_desktop.services.office.workplace import Workplace
from tests.clock import FixedClock
from tests.services.disputes import found_committee
from tests.services.offices import FIRST_DAY, make_template, open_copy, seat


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("template") / "store"
    make_template(folder)
    return folder


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(FIRST_DAY)


@pytest.fixture
def office(template: Path, tmp_path: Path, clock: FixedClock) -> Iterator[Workplace]:
    """The office, with ``admin`` (系统管理员, 所长) signed in."""
    workplace = open_copy(template, tmp_path / "store", clock)
    yield workplace
    workplace.close()


@pytest.fixture
def director(office: Workplace) -> Workplace:
    return seat(office, "director")


@pytest.fixture
def clerk(office: Workplace) -> Workplace:
    return seat(office, "clerk")


@pytest.fixture
def mediator(office: Workplace) -> Workplace:
    return seat(office, "mediator")


@pytest.fixture
def reader(office: Workplace) -> Workplace:
    return seat(office, "reader")


@pytest.fixture
def auditor(office: Workplace) -> Workplace:
    return seat(office, "auditor")


@pytest.fixture
def desk(office: Workplace, clerk: Workplace) -> Workplace:
    """The clerk at an office that has its committee."""
    found_committee(office)
    return clerk
