"""A form begins with what its record says: lists of a step, what an act elsewhere takes over."""

from collections.abc import Mapping
from functools import partial
from typing import Any, Protocol

from sifasuo_desktop.domain.refusal import Refused
from sifasuo_desktop.services.acting.command import Verb
from sifasuo_desktop.services.reading.begun_values import begins_with, begun_values
from sifasuo_desktop.ui.desk import Desk, sentences
from sifasuo_desktop.ui.forms.awaited import Awaited
from sifasuo_desktop.ui.forms.form_panel import FormPanel
from sifasuo_desktop.ui.parts.message_bar import MessageBar
from sifasuo_desktop.ui.runner import Trouble


class Begins(Protocol):
    """The form that begins so; ``restored`` when it shows a draft, which stays."""

    restored: bool
    panel: FormPanel
    bar: MessageBar

    def renew(self) -> None: ...


class BegunWith:
    """Of one act on one record."""

    def __init__(self, desk: Desk, awaited: Awaited, verb: Verb, preset: Mapping[str, Any]) -> None:
        self._desk, self._awaited = desk, awaited
        self._verb, self._record = verb.name, str(preset.get(verb.target) or "")

    def show_in(self, form: Begins) -> None:
        """Reads it, where the act begins with anything, and shows it in the form."""
        if self._record and begins_with(self._verb):
            work = partial(begun_values, self._desk.workplace, self._verb, self._record)
            self._awaited.read(work, partial(_show, form))


def _show(form: Begins, result: dict[str, Any] | Refused | Trouble) -> None:
    if isinstance(result, Refused | Trouble):
        form.bar.refuse(sentences(result))
    elif not form.restored:
        form.panel.offer_values(result)
        form.renew()
