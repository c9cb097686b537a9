"""Plays a scenario: steps that are acts, later ones referring to earlier ones by name."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from sifasuo_desktop.domain.checks import is_text
from sifasuo_desktop.domain.refusal import Refused, problem
from sifasuo_desktop.services.acting.bus import Answer

# What looks like the name of a step; "$100" is an amount in a text and stays as it is.
_NAME = re.compile(r"[^\W\d][\w.-]*")


@dataclass(frozen=True)
class Step:
    """One step done: its place (from 1), the verb, the name it was given, and the answer."""

    step: int
    do: str
    name: str | None
    answer: Answer


@dataclass(frozen=True)
class Played:
    """The steps done and, if one was refused, which and why."""

    steps: tuple[Step, ...]
    failed: int | None = None
    refusal: Refused | None = None


class Actor(Protocol):
    """Who acts: a signed-in person at an open store."""

    def act(
        self,
        verb: str,
        values: Mapping[str, Any],
        *,
        secrets: Mapping[str, str] | None = None,
        today: date | None = None,
    ) -> Answer: ...


def play(
    workplace: Actor,
    steps: Sequence[Mapping[str, Any]],
    *,
    today: date | None = None,
    secrets: Mapping[str, str] | None = None,
) -> Played:
    """Each step in its own transaction; stops at the first refusal.

    ``secrets`` holds the first password of the accounts a scenario adds.
    """
    done: list[Step] = []
    known: dict[str, str] = {}
    for place, step in enumerate(steps, 1):
        try:
            verb = step.get("do")
            if not isinstance(verb, str) or not is_text(verb):
                raise Refused(problem("value.type", "do", title="操作名称", form="文字"))
            if not isinstance(step.get("with"), Mapping):
                raise Refused(problem("value.type", "with", title="填写内容", form="一组字段"))
            values = resolved(step["with"], known)
            answer = workplace.act(verb, values, today=today, secrets=secrets)
        except Refused as refusal:
            return Played(tuple(done), place, refusal)
        name = step.get("as")
        if name:
            known[str(name)] = answer.id
        done.append(Step(place, verb, name, answer))
    return Played(tuple(done))


def resolved(value: Any, known: Mapping[str, str]) -> Any:
    """A value in which ``$`` and the name of a step stand for the id of what it made.

    Raises Refused ``act.reference``.
    """
    if isinstance(value, str) and value.startswith("$"):
        identity = known.get(value[1:])
        if identity is None and not _NAME.fullmatch(value[1:]):
            return value
        if identity is None:
            raise Refused(problem("act.reference", "", value=value))
        return identity
    if isinstance(value, Mapping):
        return {key: resolved(item, known) for key, item in value.items()}
    if isinstance(value, list):
        return [resolved(item, known) for item in value]
    return value
