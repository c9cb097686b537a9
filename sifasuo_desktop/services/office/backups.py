"""Backups of the office: by hand, hourly and at closing, with a copy in a second place."""

import errno
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sifasuo_desktop.domain.refusal import Problem, Refused, problem
from sifasuo_desktop.kernel.clock import stamp
from sifasuo_desktop.services.office.reference_data import code_book
from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.store import backup as kept
from sifasuo_desktop.store import second_place
from sifasuo_desktop.store.backup import Backup, backups_in
from sifasuo_desktop.store.engine import StoreTrouble
from sifasuo_desktop.store.log import changed_after, entry_hash
from sifasuo_desktop.store.outbox import drop_identity, identity_values, put_identity

HAND, HOUR, CLOSE, IMPORT = kept.HAND, kept.HOUR, kept.CLOSE, kept.IMPORT
HOUR_SECONDS = 3_600
PATIENCE_DAYS = 7
PLACE, MARK, SEEN = "backup_place", "backup_place_mark", "backup_place_seen"


@dataclass(frozen=True)
class Made:
    """A backup that counts, its copy in another place, and why there is no copy."""

    backup: Backup
    copy: Path | None = None
    trouble: Problem | None = None


@dataclass(frozen=True)
class Standing:
    """The newest backup of this store, and the second place: since how many days it is away."""

    last: Backup | None
    place: Path | None
    seen: str | None
    there: bool
    days_away: int


def make(workplace: Workplace, to: Path | None = None) -> Made:
    """A backup now, with a copy in ``to`` or in the second place.

    Raises Refused ``backup.place_missing``, ``.place_full``, ``.place_failed`` where ``to`` was
    named and the copy could not be made; the backup in the store's own folder is there then.
    """
    workplace.require("backup.make")
    if to is not None and not to.is_dir():
        raise Refused(problem("backup.place_missing", "to", name=str(to)))
    made = _made(workplace, HAND, to)
    if to is not None and made.trouble is not None:
        raise Refused(made.trouble)
    return made


def make_when_due(workplace: Workplace) -> Made | None:
    """The hourly backup: None where nothing was changed, or the last one is not an hour old."""
    last = _newest_of_this_store(workplace)
    if last is not None and not _changed(workplace, last):
        return None
    if last is not None:
        age = workplace.store.clock.now() - datetime.fromisoformat(last.header.made_at)
        if 0 <= age.total_seconds() < HOUR_SECONDS:
            return None
    return _made(workplace, HOUR, None)


def make_at_closing(workplace: Workplace) -> Made | None:
    """The last backup of the day: None where nothing was changed since the one before."""
    last = _newest_of_this_store(workplace)
    if last is not None and not _changed(workplace, last):
        return None
    return _made(workplace, CLOSE, None)


def make_before_import(workplace: Workplace) -> Made:
    """The way back from an import, before it begins."""
    return _made(workplace, IMPORT, None)


def listed(workplace: Workplace) -> tuple[Backup, ...]:
    """The backups in the store's own folder, newest first."""
    workplace.require("backup.make")
    return backups_in(workplace.store.where.backups)


def _made(workplace: Workplace, why: str, to: Path | None) -> Made:
    store = workplace.store
    made = store.back_up(why)
    second_place.thin(store.where.backups, made.header.office, store.clock.now())
    if to is not None:
        return _copied(made, to)
    place, mark = _place(workplace)
    if place is None:
        return Made(made)
    if not second_place.is_there(place, mark):
        return Made(made, trouble=problem("backup.place_missing", "", name=str(place)))
    told = _copied(made, place)
    if told.copy is not None:
        with store.writing() as unit:
            put_identity(unit, SEEN, stamp(store.clock.now()))
        second_place.thin(place, made.header.office, store.clock.now())
    return told


def _copied(made: Backup, folder: Path) -> Made:
    try:
        if second_place.room_for(made.path, folder):
            return Made(made, second_place.carry(made.path, folder))
        full = True
    except OSError as error:
        full = error.errno in (errno.ENOSPC, errno.EDQUOT)
        name = errno.errorcode.get(error.errno or 0, type(error).__name__)
    except StoreTrouble:
        full, name = False, "EIO"
    if full:
        return Made(made, trouble=problem("backup.place_full", "", name=str(folder)))
    detail = code_book().title("disk_trouble", name)
    return Made(made, trouble=problem("backup.place_failed", "", name=str(folder), detail=detail))


def _newest_of_this_store(workplace: Workplace) -> Backup | None:
    """The newest backup whose end of the log is in this log: a restored store has others too."""
    found = sorted(
        backups_in(workplace.store.where.backups), key=lambda one: one.header.log_n, reverse=True
    )
    with workplace.store.reading() as reader:
        for one in found:
            if entry_hash(reader.connection, one.header.log_n) == one.header.log_hash:
                return one
    return None


def _changed(workplace: Workplace, last: Backup) -> bool:
    with workplace.store.reading() as reader:
        return changed_after(reader.connection, last.header.log_n)


def _place(workplace: Workplace) -> tuple[Path | None, str]:
    with workplace.store.reading() as reader:
        values = identity_values(reader)
    place = values.get(PLACE)
    return (Path(place) if place else None), values.get(MARK, "")


def set_place(workplace: Workplace, folder: Path | None) -> None:
    """Chooses the second place, or none; it must be there now and take a file.

    Raises Refused ``backup.place_missing``, ``.place_inside``, ``.place_failed``.
    """
    workplace.require("backup.place")
    store = workplace.store
    if folder is None:
        with store.writing() as unit:
            for name in (PLACE, MARK, SEEN):
                drop_identity(unit, name)
        workplace.note("backup_place", None, "none")
        return
    folder = folder.absolute()
    if not folder.is_dir():
        raise Refused(problem("backup.place_missing", "folder", name=str(folder)))
    own = store.where.folder.resolve()
    if own == folder.resolve() or own in folder.resolve().parents:
        raise Refused(problem("backup.place_inside", "folder"))
    mark = store.fresh_secret(8).hex()
    try:
        second_place.lay_sign(folder, mark)
    except OSError as error:
        name = errno.errorcode.get(error.errno or 0, type(error).__name__)
        detail = code_book().title("disk_trouble", name)
        found = problem("backup.place_failed", "folder", name=str(folder), detail=detail)
        raise Refused(found) from None
    with store.writing() as unit:
        put_identity(unit, PLACE, str(folder))
        put_identity(unit, MARK, mark)
        put_identity(unit, SEEN, stamp(store.clock.now()))
    workplace.note("backup_place", None, "set")


def standing(workplace: Workplace) -> Standing:
    """What the window shows of the backups; anybody may know it."""
    last = _newest_of_this_store(workplace)
    with workplace.store.reading() as reader:
        values = identity_values(reader)
    place, mark, seen = values.get(PLACE), values.get(MARK, ""), values.get(SEEN)
    away = 0
    if seen is not None:
        away = max(0, (workplace.store.clock.now() - datetime.fromisoformat(seen)).days)
    there = place is not None and second_place.is_there(Path(place), mark)
    return Standing(last, Path(place) if place else None, seen, there, away)


def remark(found: Standing) -> Problem | None:
    """What should be said kindly: the second place was away for a week."""
    if found.place is None or found.days_away < PATIENCE_DAYS:
        return None
    return problem("backup.place_away", "", name=str(found.place), days=found.days_away)
