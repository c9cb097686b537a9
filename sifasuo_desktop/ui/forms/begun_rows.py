"""The lists of a step's form begin with the parts that stand, or with those of the office's lists."""

from collections.abc import Mapping
from functools import partial
from typing import Any, Protocol

from sifasuo_desktop.domain.refusal import Refused
from sifasuo_desktop.services.acting.command import Verb
from sifasuo_desktop.services.reading.step_rows import rows_of, step_rows
from sifasuo_desktop.ui.desk import Desk, sentences
from sifasuo_desktop.ui.forms.awaited import Awaited
from sifasuo_desktop.ui.forms.form_panel import FormPanel
from sifasuo_desktop.ui.parts.message_bar import MessageBar
from sifasuo_desktop.ui.runner import Trouble


class WithLists(Protocol):
    """The form whose lists begin so; ``restored`` when it shows a draft, which stays."""

    restored: bool
    panel: FormPanel
    bar: MessageBar

    def renew(self) -> None: ...


class BegunRows:
    """Of one step of one record."""

    def __init__(self, desk: Desk, awaited: Awaited, verb: Verb, preset: Mapping[str, Any]) -> None:
        self._desk, self._awaited = desk, awaited
        self._verb, self._record = verb.name, str(preset.get(verb.target) or "")

    def show_in(self, form: WithLists) -> None:
        """Reads them, where the step asks for lists, and shows them in the form."""
        if self._record and rows_of(self._verb):
            work = partial(step_rows, self._desk.workplace, self._verb, self._record)
            self._awaited.read(work, partial(_show, form))


def _show(form: WithLists, result: dict[str, list[dict[str, Any]]] | Refused | Trouble) -> None:
    if isinstance(result, Refused | Trouble):
        form.bar.refuse(sentences(result))
    elif not form.restored:
        for name, rows in result.items():
            form.panel.groups[name].set_value(rows)
        form.renew()
