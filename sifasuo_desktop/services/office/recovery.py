"""The recovery key: shown to whoever may print it, proved on paper, and used when a password is lost."""

import secrets
from collections.abc import Mapping
from pathlib import Path

from sifasuo_desktop.domain import recovery_key
from sifasuo_desktop.domain.office.records import Event
from sifasuo_desktop.domain.office.records import User as UserRecord
from sifasuo_desktop.domain.refusal import Refused, problem
from sifasuo_desktop.kernel.clock import Clock, stamp
from sifasuo_desktop.kernel.ids import Randomness, new_id
from sifasuo_desktop.services.acting.powers import DIRECTOR, HOLDER, keep_power, told_apart
from sifasuo_desktop.services.office.workplace import Workplace, check_password, login_name
from sifasuo_desktop.store import recovery_keys
from sifasuo_desktop.store.file import Store, open_by_recovery
from sifasuo_desktop.store.slots import calibrated
from sifasuo_desktop.store.unit_of_work import Author, UnitOfWork


def show(workplace: Workplace, password: str, *, new: bool = False) -> str:
    """The recovery key, for whoever gives his password again; noted in the log.

    ``new`` makes another one: the sheet before opens only what was backed up until now. Raises
    Refused ``act.not_allowed``, ``recovery.password``.
    """
    workplace.require("recovery.show")
    if not workplace.knows_password(password):
        raise Refused(problem("recovery.password", "password"))
    key = None if new else recovery_keys.key_of(workplace.store)
    # First kept, then shown: cut off in between, what is told may not have been seen by anybody.
    _keep_shown(workplace, "recovery_shown" if key else "recovery_made")
    if key is None:
        key = recovery_keys.make_key(workplace.store)
        workplace.note("recovery_made")
    workplace.note("recovery_shown")
    return key


def _keep_shown(workplace: Workplace, what: str) -> None:
    """The key opens 所长's account and every backup: who sees it without being 所长 is told."""
    if DIRECTOR in workplace.user.roles:
        return
    called, today = told_apart(workplace.user), workplace.today()
    author = Author(workplace.user.account, f"event.{what}", new_id(workplace.store.randomness))
    workplace.store.write(author, lambda unit: keep_power(unit, what, called, called, today))


def first_shown(workplace: Workplace) -> str:
    """The key of a store just made, for whoever chose its first password a moment ago."""
    workplace.require("recovery.show")
    _keep_shown(workplace, "recovery_shown")
    workplace.note("recovery_shown")
    return recovery_keys.key_of(workplace.store) or recovery_keys.make_key(workplace.store)


def asked_groups() -> tuple[int, int]:
    """Which two groups are asked back, counted from 1; they differ and are chosen by chance."""
    first, second = secrets.SystemRandom().sample(range(1, recovery_key.GROUPS + 1), 2)
    return min(first, second), max(first, second)


def confirm(workplace: Workplace, typed: Mapping[int, str]) -> None:
    """Whether the groups were copied from the paper. Raises Refused ``recovery.parts``."""
    workplace.require("recovery.show")
    key = recovery_keys.key_of(workplace.store) or ""
    wrong = [
        place
        for place, text in typed.items()
        if recovery_key.plain(text) != recovery_key.group_of(key, place)
    ]
    if wrong:
        groups = "、".join(map(str, wrong))
        raise Refused(*(problem("recovery.parts", str(one), groups=groups) for one in wrong))
    recovery_keys.confirm(workplace.store, stamp(workplace.store.clock.now()))
    workplace.note("recovery_confirmed")


def is_confirmed(workplace: Workplace) -> bool:
    """Whether somebody proved that the key stands on paper."""
    return recovery_keys.confirmed(workplace.store)


def open_with_key(
    folder: Path, key: str, account: str, password: str, *, clock: Clock, randomness: Randomness
) -> str:
    """Sets a new password for an account of a store that nobody can open; returns its login name.

    Raises Refused ``recovery.length``, ``.group``, ``.account``, ``value.password``,
    ``user.password_used``; StoreTrouble ``recovery.wrong`` and those of an opening; then nothing
    was changed. Noted in the log; a 所长's is told to every 所长 and to the bureau.
    """
    secret = recovery_key.read(key)
    account = login_name(account)
    check_password(account, password)
    store = open_by_recovery(folder, secret, clock=clock, randomness=randomness)
    try:
        user = _active(store, account)
        if store.used_lately(account, password):
            raise Refused(problem("user.password_used", "password"))
        author = Author(account, "event.recovery_opened", new_id(store.randomness))
        store.write(author, lambda unit: _keep_opened(unit, user))
        store.renew_slots()
        store.add_slot(account, password, calibrated())
        recovery_keys.provide(store)
    finally:
        store.close()
    return account


def _keep_opened(unit: UnitOfWork, user: UserRecord) -> None:
    """Who holds the key came into an account; into 所长's, every 所长 and the bureau are told."""
    unit.add(Event(id=unit.new_id(), act="recovery_opened", subject=user.id))
    if DIRECTOR in user.roles:
        keep_power(unit, "recovery_director", told_apart(user), HOLDER, unit.clock.today())


def _active(store: Store, account: str) -> UserRecord:
    with store.reading() as reader:
        users = [user for user in reader.every(UserRecord) if not user.disabled]
    found = next((user for user in users if user.account == account), None)
    if found is None:
        names = "、".join(user.account for user in users)
        raise Refused(problem("recovery.account", "account", name=account, accounts=names))
    return found
