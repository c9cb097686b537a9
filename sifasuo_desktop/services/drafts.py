"""Words typed and not yet saved: kept in the encrypted store, offered again after a crash."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sifasuo_desktop.kernel.clock import stamp
from sifasuo_desktop.services.workplace import Workplace
from sifasuo_desktop.store import drafts as kept


@dataclass(frozen=True)
class Draft:
    """A form half filled in: ``place`` names form and record, ``content`` its plain values."""

    place: str
    title: str
    saved_at: str
    content: Mapping[str, Any]


def keep_draft(workplace: Workplace, place: str, title: str, content: Mapping[str, Any]) -> str:
    """Keeps what is typed, replacing the earlier draft of the same place; returns when."""
    saved_at = stamp(workplace.store.clock.now())
    text = json.dumps(content, ensure_ascii=False)
    kept.put(workplace.store, place, workplace.user.account, title, saved_at, text)
    return saved_at


def drafts(workplace: Workplace) -> tuple[Draft, ...]:
    """The user's drafts, newest first."""
    rows = kept.every(workplace.store, workplace.user.account)
    return tuple(Draft(place, title, at, json.loads(text)) for place, title, at, text in rows)


def drop_draft(workplace: Workplace, place: str) -> None:
    """Forgets a draft, after saving or when the user gives it up."""
    kept.drop(workplace.store, place, workplace.user.account)
