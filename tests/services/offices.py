"""An office with its accounts, made once and copied, and seats at it for each account."""

from datetime import date
from pathlib import Path

from sifasuo_desktop.domain.access import User
from sifasuo_desktop.domain.office.records import User as UserRecord
from sifasuo_desktop.kernel.ids import SystemRandomness
from sifasuo_desktop.services.office.workplace import Workplace, create_workplace, open_workplace
from sifasuo_desktop.store.slots import LEAST
from tests.clock import FixedClock
from tests.made_once import copied, made_once

PASSWORD = "Yunxi-2026"
FIRST_DAY = date(2026, 4, 10)
ACCOUNTS = {
    "director": "顾明远",
    "clerk": "沈知秋",
    "mediator": "杨启东",
    "auditor": "陆景和",
    "reader": "周怀瑾",
}


def make_office(folder: Path) -> None:
    """A new store of 云溪司法所 whose accounts bear the names of their roles; ``admin`` is first."""
    workplace = create_workplace(
        folder,
        office="320699101",
        name="云溪司法所",
        admin="admin",
        admin_name="秦守正",
        password=PASSWORD,
        clock=FixedClock(FIRST_DAY),
        randomness=SystemRandomness(),
        cost=LEAST,
    )
    for account, name in ACCOUNTS.items():
        workplace.act("user.add", {"account": account, "name": name, "roles": [account]})
        workplace.store.add_slot(account, PASSWORD, LEAST)
    workplace.close()


def make_template(folder: Path) -> None:
    """The same store, made once and copied; nobody tells it from one made here."""
    copied(made_once(make_office)[0], folder)


def open_copy(template: Path, folder: Path, clock: FixedClock) -> Workplace:
    """A copy of the template opened by ``admin``, who is 系统管理员 and 所长."""
    copied(template, folder)
    return open_workplace(folder, "admin", PASSWORD, clock=clock, randomness=SystemRandomness())


def seat(office: Workplace, account: str) -> Workplace:
    """The same open store with another account signed in."""
    with office.store.reading() as reader:
        (record,) = reader.every(UserRecord, account=account)
    user = User(record.id, record.account, record.name, record.roles)
    return Workplace(office.store, user, office.rules)
