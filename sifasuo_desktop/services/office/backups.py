"""Backups of the office: by hand, hourly and at closing, with a copy in a second place."""

import errno
import logging
import os
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sifasuo_desktop.domain.refusal import Problem, Refused, problem
from sifasuo_desktop.kernel.clock import stamp
from sifasuo_desktop.services.office import place_trouble
from sifasuo_desktop.services.office.place_trouble import PlaceTrouble
from sifasuo_desktop.services.office.reference_data import code_book
from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.store import backup as kept
from sifasuo_desktop.store import backup_contents, second_place
from sifasuo_desktop.store.backup import Backup, backups_in
from sifasuo_desktop.store.engine import StoreTrouble
from sifasuo_desktop.store.file import Store
from sifasuo_desktop.store.log import changed_after, entry_hash
from sifasuo_desktop.store.outbox import drop_identity, identity_values, put_identity
from sifasuo_desktop.store.reading import Reader

LOG = logging.getLogger(__name__)
HAND, HOUR, CLOSE, IMPORT = kept.HAND, kept.HOUR, kept.CLOSE, kept.IMPORT
HOUR_SECONDS = 3_600
PATIENCE_DAYS = 7
UNSURE = "numbers_unsure"
"""Kept in the identity table from a restore until the numbers on paper were told."""
FULL, AWAY = "backup.place_full", "backup.place_missing"
PLACE, MARK, SEEN = "backup_place", "backup_place_mark", "backup_place_seen"


@dataclass(frozen=True)
class Made:
    """A backup that counts, its copy in another place, and why there is no copy."""

    backup: Backup
    copy: Path | None = None
    trouble: Problem | None = None
    to: Path | None = None
    """The folder that the copy was meant for."""


@dataclass(frozen=True)
class Standing:
    """The newest backup of this store, and the second place: since how many days it is away.

    ``numbers_unsure``: it was restored, and nobody has told the last numbers on paper yet.
    ``trouble``: why the place took no copy although it was there. ``behind``: it is there, and the
    newest backup does not lie in it.
    """

    last: Backup | None
    place: Path | None
    seen: str | None
    there: bool
    days_away: int
    numbers_unsure: bool = False
    trouble: PlaceTrouble | None = None
    behind: bool = False


@dataclass(frozen=True)
class Job:
    """A backup to be made beside everything else: no part of it needs the store's lane."""

    store: Store
    why: str
    to: Path | None = None
    place: Path | None = None
    mark: str = ""

    def run(self) -> Made:
        """The backup with its copy; a copy that could not be made is told and harms nothing."""
        now = self.store.clock.now()
        made = self._made(now)
        second_place.thin(self.store.where.backups, made.header.office, now)
        if self.to is not None:
            return _copied(made, self.to, self._whole)
        if self.place is None:
            return Made(made)
        if not second_place.is_there(self.place, self.mark):
            away = problem(AWAY, "", name=str(self.place))
            return Made(made, trouble=away, to=self.place)
        told = _copied(made, self.place, self._mirrored)
        full = told.trouble is not None and told.trouble.code == FULL
        if full and second_place.make_room(self.place, made.header.office, now):
            told = _copied(made, self.place, self._mirrored)
        if told.copy is not None:
            second_place.thin(self.place, made.header.office, now)
        return told

    def _whole(self, made: Backup, folder: Path) -> Path:
        """With the attachments inside: what is taken along must open alone."""
        files = backup_contents.files_in(self.store.where.attachments)
        if not second_place.room_for(made.path, folder, backup_contents.room_for(files)):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return second_place.carry_whole(self.store, made, folder)

    def _mirrored(self, made: Backup, folder: Path) -> Path:
        """With the attachments beside, each once: a copy of all every hour would fill a stick."""
        if not second_place.room_for(made.path, folder):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        copy = second_place.carry(made.path, folder)
        backup_contents.mirror(self.store.where.attachments, folder)
        return copy

    def _made(self, now: datetime) -> Backup:
        """A full disk may still hold backups that need not stay."""
        own = self.store.where.backups
        try:
            return self.store.back_up(self.why)
        except (StoreTrouble, OSError) as error:
            offices = {one.header.office for one in backups_in(own)}
            if not _full(error) or not sum(
                second_place.make_room(own, office, now) for office in offices
            ):
                raise
        return self.store.back_up(self.why)


def _full(error: StoreTrouble | OSError) -> bool:
    if isinstance(error, OSError):
        return error.errno in (errno.ENOSPC, errno.EDQUOT)
    return error.detail.startswith("SQLITE_FULL")


def job(workplace: Workplace, why: str = HAND, to: Path | None = None) -> Job:
    """A backup by hand. Raises Refused ``act.not_allowed``, ``backup.place_missing``."""
    workplace.require("backup.make")
    if to is not None and not to.is_dir():
        raise Refused(problem("backup.place_missing", "to", name=str(to)))
    return _job(workplace, why, to)


def due_job(workplace: Workplace) -> Job | None:
    """The hourly backup: None where nothing was changed, or the last one is not an hour old."""
    last = _newest_of_this_store(workplace)
    if last is not None and not changed_since(workplace, last):
        return None
    if last is not None:
        age = workplace.store.clock.now() - datetime.fromisoformat(last.header.made_at)
        if 0 <= age.total_seconds() < HOUR_SECONDS:
            return None
    return _job(workplace, HOUR)


def note_made(workplace: Workplace, made: Made, *, told: bool = False) -> None:
    """Remembers when the second place was last there, and why it took no copy.

    ``told``: whoever made the backup by hand was told.
    """
    with workplace.store.writing() as unit:
        place_trouble.made(unit)
        place = unit.identity(PLACE)
        if not place or made.to != Path(place):
            return
        if made.trouble is None:
            place_trouble.over(unit)
        elif made.trouble.code == AWAY:
            return
        else:
            place_trouble.keep(unit, made.trouble, told=told)
        put_identity(unit, SEEN, made.backup.header.made_at)


def note_and_tell(workplace: Workplace, made: Made) -> tuple[Problem, ...]:
    """Notes a backup; what of it whoever is signed in can mend and was not told before."""
    note_made(workplace, made)
    return place_trouble.untold(workplace.store) if workplace.may("backup.make") else ()


def make(workplace: Workplace, to: Path | None = None) -> Made:
    """A backup now, with a copy in ``to`` or in the second place.

    Raises Refused ``backup.place_missing``, ``.place_full``, ``.place_failed`` where ``to`` was
    named and the copy could not be made; the backup in the store's own folder is there then.
    """
    made = job(workplace, HAND, to).run()
    note_made(workplace, made, told=True)
    if to is not None and made.trouble is not None:
        raise Refused(made.trouble)
    return made


def make_when_due(workplace: Workplace) -> Made | None:
    """The hourly backup, where it is due."""
    due = due_job(workplace)
    return None if due is None else _done(workplace, due)


def make_at_closing(workplace: Workplace) -> Made | None:
    """The last backup of the day: None where nothing was changed since the one before."""
    last = _newest_of_this_store(workplace)
    if last is not None and not changed_since(workplace, last):
        return None
    return _done(workplace, _job(workplace, CLOSE))


def make_before_import(workplace: Workplace) -> Made:
    """The way back from an import, before it begins."""
    return _done(workplace, _job(workplace, IMPORT))


def close_down(workplace: Workplace) -> None:
    """Closes the store after a last backup; one that cannot be made keeps nobody from going.

    What went wrong is told at the next sign-in.
    """
    try:
        made = make_at_closing(workplace)
        if made is not None and made.trouble is not None:
            LOG.warning("backup at closing: %s", made.trouble.code)
    except (StoreTrouble, OSError) as error:
        LOG.warning("no backup at closing: %s", type(error).__name__)
        with suppress(StoreTrouble, OSError):
            place_trouble.keep_unmade(workplace.store, workplace.store.clock.now())
    finally:
        workplace.close()


def _job(workplace: Workplace, why: str, to: Path | None = None) -> Job:
    place, mark = _place(workplace)
    return Job(workplace.store, why, to, place, mark)


def _done(workplace: Workplace, due: Job) -> Made:
    made = due.run()
    note_made(workplace, made)
    return made


def listed(workplace: Workplace) -> tuple[Backup, ...]:
    """The backups in the store's own folder, newest first."""
    workplace.require("backup.make")
    return backups_in(workplace.store.where.backups)


def _copied(made: Backup, folder: Path, carry: Callable[[Backup, Path], Path]) -> Made:
    try:
        return Made(made, carry(made, folder), to=folder)
    except OSError as error:
        full = _full(error)
        name = errno.errorcode.get(error.errno or 0, type(error).__name__)
    except StoreTrouble:
        full, name = False, "EIO"
    if full:
        return Made(made, trouble=problem(FULL, "", name=str(folder)), to=folder)
    detail = code_book().title("disk_trouble", name)
    failed = problem("backup.place_failed", "", name=str(folder), detail=detail)
    return Made(made, trouble=failed, to=folder)


def of_this_store(workplace: Workplace, folder: Path) -> tuple[Backup, ...]:
    """The backups whose end of the log is in this log, newest first: a restored store has others."""
    with workplace.store.reading() as reader:
        return tuple(_ours(reader, folder))


def _ours(reader: Reader, folder: Path) -> Iterator[Backup]:
    for one in sorted(backups_in(folder), key=lambda one: one.header.log_n, reverse=True):
        if entry_hash(reader.connection, one.header.log_n) == one.header.log_hash:
            yield one


def changed_since(workplace: Workplace, last: Backup) -> bool:
    """Whether a record was changed after a backup."""
    with workplace.store.reading() as reader:
        return changed_after(reader.connection, last.header.log_n)


def _newest_of_this_store(workplace: Workplace) -> Backup | None:
    with workplace.store.reading() as reader:
        return next(_ours(reader, workplace.store.where.backups), None)


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
            place_trouble.over(unit)
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
        place_trouble.over(unit)
    workplace.note("backup_place", None, "set")


def standing(workplace: Workplace) -> Standing:
    """What the window shows of the backups; anybody may know it."""
    last = _newest_of_this_store(workplace)
    with workplace.store.reading() as reader:
        values, trouble = identity_values(reader), place_trouble.kept(reader)
    place, mark, seen = values.get(PLACE), values.get(MARK, ""), values.get(SEEN)
    away = 0
    if seen is not None:
        away = max(0, (workplace.store.clock.now() - datetime.fromisoformat(seen)).days)
    there = place is not None and second_place.is_there(Path(place), mark)
    where = Path(place) if place else None
    behind = there and last is not None and not (Path(str(place)) / last.path.name).exists()
    return Standing(last, where, seen, there, away, UNSURE in values, trouble, behind)


def remark(found: Standing) -> Problem | None:
    """What should be said kindly: the second place takes nothing, or was away for a week."""
    if found.place is None:
        return None
    late = found.days_away >= PATIENCE_DAYS
    if late and not found.there:
        return problem("backup.place_away", "", name=str(found.place), days=found.days_away)
    if found.trouble is not None:
        return found.trouble.words()
    if late and found.behind:
        return problem("backup.place_behind", "", name=str(found.place), days=found.days_away)
    return None
