"""Words typed and not yet saved: kept in the encrypted store, offered again after a crash."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sifasuo_desktop.domain.checks import OPEN, SECRET, check_value
from sifasuo_desktop.domain.fields import fields_of
from sifasuo_desktop.domain.refusal import Problem, Refused, problem
from sifasuo_desktop.kernel.clock import stamp
from sifasuo_desktop.services.acting.bus import all_verbs
from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.store import drafts as kept


@dataclass(frozen=True)
class Draft:
    """A form half filled in: ``place`` names form and record, ``content`` its plain values."""

    place: str
    title: str
    saved_at: str
    content: Mapping[str, Any]

    @property
    def command(self) -> str:
        """The id of the act the form would send, empty in drafts of older versions."""
        return str(self.content.get("command_id") or "")


def keep_draft(workplace: Workplace, place: str, title: str, content: Mapping[str, Any]) -> str:
    """Keeps what is typed, replacing the earlier draft of the same place; returns when.

    Raises Refused ``value.secret`` for what is a state secret: then nothing of it is kept any more.
    """
    secret = _secret(place, content)
    if secret is not None:
        drop_draft(workplace, place)
        raise Refused(secret)
    saved_at = stamp(workplace.store.clock.now())
    text = json.dumps(content, ensure_ascii=False)
    kept.put(workplace.store, place, workplace.user.account, title, saved_at, text)
    return saved_at


def _secret(place: str, content: Mapping[str, Any]) -> Problem | None:
    """What of the typed values says that it is a state secret."""
    verb = all_verbs().get([*place.split("|"), ""][1])
    values = content.get("values")
    if verb is None or not isinstance(values, Mapping):
        return None
    for one in fields_of(verb.command):
        value = values.get(one.name)
        if one.spec.check == OPEN and value is not None and check_value(OPEN, str(value)):
            return problem(SECRET, one.name)
    return None


def drafts(workplace: Workplace) -> tuple[Draft, ...]:
    """The user's drafts, newest first, but for those whose act was done before the window fell."""
    rows = kept.every(workplace.store, workplace.user.account)
    found = [Draft(place, title, at, json.loads(text)) for place, title, at, text in rows]
    done = kept.done(workplace.store, [one.command for one in found if one.command])
    return tuple(one for one in found if one.command not in done)


def draft_at(workplace: Workplace, place: str) -> Draft | None:
    """What was typed and not saved at a place."""
    return next((one for one in drafts(workplace) if one.place == place), None)


def drop_draft(workplace: Workplace, place: str) -> None:
    """Forgets a draft, after saving or when the user gives it up."""
    kept.drop(workplace.store, place, workplace.user.account)
