"""What keeps backups from the second place while it is there: kept until a copy lies there again.

A stick that is away says so after a week; one that is full, write-protected or worn is told the next
time somebody is there who can mend it, and from then on stands where backups are shown.
"""

import json
from dataclasses import asdict, dataclass
from datetime import datetime

from sifasuo_desktop.domain.refusal import Problem, problem
from sifasuo_desktop.kernel.clock import stamp
from sifasuo_desktop.store.file import Store
from sifasuo_desktop.store.outbox import drop_identity, put_identity
from sifasuo_desktop.store.reading import Reader
from sifasuo_desktop.store.unit_of_work import UnitOfWork

NAME, UNMADE = "backup_place_trouble", "backup_unmade"
_SINCE = {"backup.place_full": "backup.place_full_since"}
_FAILED = "backup.place_failed_since"


@dataclass(frozen=True)
class PlaceTrouble:
    """Why there is no copy, since when, and whether somebody was told who can mend it."""

    code: str
    name: str
    detail: str
    since: str
    told: bool = False

    def words(self) -> Problem:
        """What is told for as long as it lasts."""
        code = _SINCE.get(self.code, _FAILED)
        return problem(code, "", name=self.name, detail=self.detail, since=self.since[:10])


def keep(unit: UnitOfWork, found: Problem, *, told: bool) -> None:
    """Keeps what a backup met; of the same kind it began when it was met first."""
    values = dict(found.values)
    now = stamp(unit.clock.now())
    met = PlaceTrouble(found.code, values["name"], values.get("detail", ""), now, told)
    before = kept(unit)
    if before is not None and (before.code, before.detail) == (met.code, met.detail):
        met = PlaceTrouble(met.code, met.name, met.detail, before.since, told or before.told)
    put_identity(unit, NAME, json.dumps(asdict(met), ensure_ascii=False))


def kept(reader: Reader) -> PlaceTrouble | None:
    """What is the matter with the second place, as far as the last backup knows."""
    content = reader.identity(NAME)
    return None if content is None else PlaceTrouble(**json.loads(content))


def over(unit: UnitOfWork) -> None:
    """A copy lies there, or there is no such place any more."""
    drop_identity(unit, NAME)


def untold(store: Store) -> tuple[Problem, ...]:
    """What nobody was told yet; from now on it was told."""
    with store.reading() as reader:
        found, unmade = kept(reader), reader.identity(UNMADE)
    fresh = () if found is None or found.told else (found.words(),)
    if unmade is not None:
        fresh = (problem("backup.unmade", "", day=unmade[:10]), *fresh)
    if fresh:
        with store.writing() as unit:
            drop_identity(unit, UNMADE)
            if found is not None:
                told = {**asdict(found), "told": True}
                put_identity(unit, NAME, json.dumps(told, ensure_ascii=False))
    return fresh


def made(unit: UnitOfWork) -> None:
    """There is a backup again: of the one at closing nothing is to be told any more."""
    drop_identity(unit, UNMADE)


def keep_unmade(store: Store, now: datetime) -> None:
    """Keeps that there is no backup of the last day. Raises StoreTrouble where nothing is written."""
    with store.writing() as unit:
        put_identity(unit, UNMADE, stamp(now))
