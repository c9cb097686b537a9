"""Opens the store a call names: folder, account and password from options and environment."""

import argparse
import getpass
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from sifasuo_desktop.cli.output import told
from sifasuo_desktop.domain.refusal import Refused, problem
from sifasuo_desktop.kernel.clock import BusinessDate, Clock, SystemClock
from sifasuo_desktop.kernel.ids import SystemRandomness
from sifasuo_desktop.kernel.paths import default_store, named_store
from sifasuo_desktop.services.office.handover_remarks import handover_remarks
from sifasuo_desktop.services.office.workplace import Workplace, open_workplace


def store_folder(args: argparse.Namespace) -> Path:
    """``--store``, SIFASUO_STORE or the per-user data folder."""
    return Path(args.store or named_store() or default_store())


def password() -> str:
    """SIFASUO_PASSWORD or a prompt; never an argument. Raises Refused without either."""
    given = os.environ.get("SIFASUO_PASSWORD")
    if given:
        return given
    if not sys.stdin.isatty():
        raise Refused(problem("store.no_password"))
    return getpass.getpass("密码：")


def new_password() -> str:
    """SIFASUO_NEW_PASSWORD or a prompt; without a terminal the caller's own password."""
    given = os.environ.get("SIFASUO_NEW_PASSWORD")
    if given:
        return given
    return getpass.getpass("新账号的密码：") if sys.stdin.isatty() else password()


def recovery_key() -> str:
    """SIFASUO_RECOVERY_KEY or a prompt; never an argument. Raises Refused without either."""
    given = os.environ.get("SIFASUO_RECOVERY_KEY")
    if given:
        return given
    if not sys.stdin.isatty():
        raise Refused(problem("recovery.no_key"))
    return input("恢复密钥：")


def account_of(args: argparse.Namespace) -> str:
    """``--user`` or SIFASUO_USER. Raises Refused without either."""
    user = args.user or os.environ.get("SIFASUO_USER")
    if not user:
        raise Refused(problem("store.no_user", "user"))
    return str(user)


def clock_of(args: argparse.Namespace) -> Clock:
    """The system clock, with the business date of ``--today`` if given."""
    on: date | None = getattr(args, "today", None)
    return BusinessDate(SystemClock(), on) if on else SystemClock()


def tell_remarks(workplace: Workplace) -> None:
    """What about the computer should be put right, on stderr."""
    for remark in workplace.remarks:
        sys.stderr.write(f"提醒：{told(remark)['message']}\n")


def tell_news(workplace: Workplace) -> None:
    """What the call itself brought to light about the hand-over, on stderr."""
    for remark in handover_remarks(workplace.store):
        if remark not in workplace.remarks:
            sys.stderr.write(f"提醒：{told(remark)['message']}\n")


@contextmanager
def opened(args: argparse.Namespace) -> Iterator[Workplace]:
    """The workplace of a call, closed afterwards."""
    workplace = open_workplace(
        store_folder(args),
        account_of(args),
        password(),
        clock=clock_of(args),
        randomness=SystemRandomness(),
    )
    try:
        tell_remarks(workplace)
        yield workplace
    finally:
        workplace.close()
