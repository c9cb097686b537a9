"""The list of a kind that no subject lists by hand: everything from its declaration."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QPushButton

from sifasuo_desktop.domain.fields import fields_of
from sifasuo_desktop.domain.record import family
from sifasuo_desktop.ledgers.kinds import kinds
from sifasuo_desktop.services.acting.command import Verb
from sifasuo_desktop.services.acting.makers import makers_of
from sifasuo_desktop.ui.desk import Desk
from sifasuo_desktop.ui.lists.list_page import ListPage
from sifasuo_desktop.ui.parts.buttons import Button


class KindList(ListPage):
    """``named`` is its own name."""

    def __init__(self, desk: Desk, kind: str, named: str) -> None:
        declared = kinds()[kind].record
        sought = [
            field.spec.title
            for cls in family(kind)
            for field in fields_of(cls)
            if field.spec.search
        ]
        may = desk.workplace.may
        self.kind = self.record_page = kind
        self.list_page = named
        self.title = desk.in_own_words(kinds()[kind].book or declared.TITLE)
        self.act_order = kinds()[kind].acts
        self.filter_hint = f"筛选：{'、'.join(dict.fromkeys(sought))}"
        self._makers = [verb for verb in makers_of(kind) if may(verb.permission)]
        made = f"用右上角的“{self._makers[0].title}”登记。" if self._makers else ""
        self.empty_words = (f"还没有登记{declared.TITLE}。", made)
        super().__init__(desk)
        self.filter.setVisible(bool(sought))

    def begin_new(self) -> bool:
        """The first of the acts by which one is entered."""
        for verb in self._makers[:1]:
            self.desk.form(verb.name, {})
        return bool(self._makers)

    def make_buttons(self) -> Sequence[QPushButton]:
        """The acts by which one is entered."""
        return [_MakeButton(self.desk, verb) for verb in self._makers]


class _MakeButton(Button):
    def __init__(self, desk: Desk, verb: Verb) -> None:
        super().__init__(verb.title)
        self.setAccessibleName(verb.title)
        self.setProperty("kind", "primary")
        self.clicked.connect(partial(desk.form, verb.name, {}))
