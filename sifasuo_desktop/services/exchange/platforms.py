"""The platforms an office feeds by hand, each with the order of its fields (``resources/platforms``).

An office lays files of the same names over them in the folder of its store. Nothing is ever sent to a
platform: what stands in a record is shown in the platform's order, to be copied.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sifasuo_desktop.domain.fields import field_map
from sifasuo_desktop.domain.record import KINDS, family
from sifasuo_desktop.domain.refusal import Refused, problem
from sifasuo_desktop.kernel import paths
from sifasuo_desktop.ledgers.kinds import kinds
from sifasuo_desktop.services.office.workplace import Workplace

FOLDER = "platforms"


@dataclass(frozen=True)
class PlatformField:
    """One input of a platform: what it is called there, and where in the record its words are."""

    title: str
    of: str
    where: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Platform:
    """One platform for one kind of record."""

    name: str
    title: str
    kind: str
    fields: tuple[PlatformField, ...]


def platforms(workplace: Workplace) -> tuple[Platform, ...]:
    """All of them in the order of their names. Raises Refused ``platform.file`` for a broken file."""
    own = workplace.store.where.folder / FOLDER
    files = {path.stem: path for path in sorted(paths.resources(FOLDER).glob("*.toml"))}
    files |= {path.stem: path for path in sorted(own.glob("*.toml"))} if own.is_dir() else {}
    return tuple(_read(path) for _, path in sorted(files.items()))


def platforms_for(workplace: Workplace, kind: str) -> tuple[Platform, ...]:
    """Those for records of a kind. Raises Refused ``platform.file`` for a broken file."""
    return tuple(one for one in platforms(workplace) if one.kind == kind)


def platform_named(workplace: Workplace, name: str) -> Platform:
    """One by its name or its title. Raises Refused ``platform.unknown``."""
    known = platforms(workplace)
    found = next((one for one in known if name in (one.name, one.title)), None)
    if found is None:
        told = "、".join(one.name for one in known)
        raise Refused(problem("platform.unknown", "platform", name=name, known=told))
    return found


class _Wrong(Exception):
    """What is wrong, in words."""


def _read(path: Path) -> Platform:
    try:
        told: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
        fields = tuple(
            PlatformField(one["title"], one["of"], dict(one.get("where", {})))
            for one in told["field"]
        )
        found = Platform(path.stem, told["title"], told["kind"], fields)
        _known(found)
    except _Wrong as wrong:
        raise Refused(problem("platform.file", "", name=path.name, detail=str(wrong))) from None
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        detail = "读不出来，或者缺 title、kind、field 中的一项"
        raise Refused(problem("platform.file", "", name=path.name, detail=detail)) from None
    return found


def _known(platform: Platform) -> None:
    """Raises _Wrong for a field that no record has."""
    kinds()
    below = {cls.KIND: cls for cls in family(platform.kind)}
    for one in platform.fields:
        kind, _, name = one.of.rpartition(".")
        there = field_map(below[kind] if kind else KINDS[platform.kind])
        for wanted in (name, *one.where):
            if wanted not in there:
                raise _Wrong(f"“{one.title}”的字段“{wanted}”没有")
