"""A link that opens the form of an act on one record; absent where the act is not allowed."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt

from sifasuo_desktop.domain.record import KINDS
from sifasuo_desktop.services.acting.bus import all_verbs
from sifasuo_desktop.ui.desk import Desk
from sifasuo_desktop.ui.parts.buttons import Button


class ActLink(Button):
    """``preset`` is given to the form; ``about`` names the record on the screen."""

    def __init__(
        self, desk: Desk, words: str, verb: str, preset: Mapping[str, Any], about: str
    ) -> None:
        super().__init__(words)
        self._desk = desk
        self._verb = verb
        self._preset = dict(preset)
        self._about = about
        self.setProperty("kind", "link")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(f"{words}：{about}" if about else words)
        self.clicked.connect(self._press)

    def _press(self) -> None:
        self._desk.form(self._verb, self._preset, self._about)


def link_to(
    desk: Desk, words: str, verb: str, preset: Mapping[str, Any], about: str = ""
) -> ActLink | None:
    """The link, or None where there is no such act or the user may not do it."""
    declared = all_verbs().get(verb)
    if declared is None or not desk.workplace.may(declared.permission):
        return None
    return ActLink(desk, words, verb, preset, about)


def change_links(desk: Desk, kind: str, record: str, about: str) -> list[ActLink]:
    """修改 for a record of a kind that has an act for it."""
    changing = [
        verb
        for verb in all_verbs().values()
        if getattr(verb.command, "RECORD", None) is KINDS[kind]
    ]
    made = [link_to(desk, "修改", verb.name, {verb.target: record}, about) for verb in changing]
    return [one for one in made if one is not None]
