"""The lawful next acts of a record as buttons, each with its key; why the others are not lawful."""

from collections.abc import Callable, Sequence

from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QWidget

from sifasuo_desktop.ui.parts.act_ranks import Act, forbidden, lawful
from sifasuo_desktop.ui.parts.buttons import Button, button
from sifasuo_desktop.ui.parts.card import empty

MOST_BUTTONS = 4
MOST_KEYS = 9
A_LINE = 6


class ActsBar(QWidget):
    """``order`` names the verbs by importance: the first become buttons, the rest is in 更多.

    Alt+1 … Alt+9 do the lawful acts in their order, Alt+0 opens 更多, wherever the cursor stands
    while no form lies over the page.
    """

    def __init__(
        self, chosen: Callable[[str], None], order: Sequence[str], most: int = MOST_BUTTONS
    ) -> None:
        super().__init__()
        self._chosen = chosen
        self._most = most
        self._order = tuple(order)
        self._more: QPushButton | None = None
        self._short = False
        self.lawful: list[Act] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(8)
        self._keys = [_Key(self, place) for place in range(MOST_KEYS + 1)]

    def show_acts(self, acts: Sequence[Act], first: Sequence[str] = ()) -> None:
        """Shows the acts of a record as ``show`` found them; ``first`` are those that are due."""
        empty(self._row)
        self.lawful = lawful(acts, self._order, first)
        # What ends a case for good is never offered as a button.
        shown = [act for act in self.lawful if not str(act["verb"]).endswith(".void")]
        shown = shown[: self._most]
        self._more = self._make_more(self.lawful[len(shown) :], len(shown), forbidden(acts))
        if self._more is not None:
            self._row.addWidget(self._more)
        for place, act in reversed(list(enumerate(shown))):
            made = _ActButton(act, self._chosen, place)
            made.show_keys(not self._short)
            self._row.addWidget(made)

    def whole_width(self) -> int:
        """The width at which every button shows its key as well."""
        left_out = (
            sum(one.keys_width() for one in self.findChildren(_ActButton)) if self._short else 0
        )
        return self.sizeHint().width() + left_out

    def shorten(self, short: bool) -> None:
        """Leaves the keys out of the buttons, where they would be cut off; tooltips tell them."""
        if short != self._short:
            self._short = short
            for one in self.findChildren(_ActButton):
                one.show_keys(not short)

    def do_at(self, place: int) -> None:
        """What Alt and a digit ask for: an act by its place from 1, or with 0 the menu."""
        if place == 0 and self._more is not None:
            self._more.showMenu()
        elif 1 <= place <= len(self.lawful):
            self._chosen(str(self.lawful[place - 1]["verb"]))

    def _make_more(
        self, acts: Sequence[Act], before: int, groups: Sequence[tuple[str, list[str]]]
    ) -> QPushButton | None:
        if not acts and not groups:
            return None
        more = button("更多 ▾")
        more.setAccessibleName("更多操作")
        more.setToolTip("Alt+0")
        menu = QMenu(more)
        menu.setToolTipsVisible(True)
        for place, act in enumerate(acts, before):
            menu.addAction(_ActEntry(act, self._chosen, menu, place))
        add_forbidden(menu, groups)
        more.setMenu(menu)
        return more


def add_forbidden(menu: QMenu, groups: Sequence[tuple[str, list[str]]]) -> None:
    """What cannot be done now: the titles together, their reason once below them."""
    for reason, titles in groups:
        menu.addSeparator()
        lines = [
            "、".join(titles[start : start + A_LINE]) for start in range(0, len(titles), A_LINE)
        ]
        for words in (*lines, f"　{reason}"):
            entry = menu.addAction(words)
            entry.setEnabled(False)
            entry.setToolTip(f"现在不能办理：{reason}")


def key_words(place: int) -> str:
    """The key of the act at a place from 0; empty for those beyond the digits."""
    return f"Alt+{place + 1}" if place < MOST_KEYS else ""


class _Key(QShortcut):
    def __init__(self, bar: ActsBar, place: int) -> None:
        super().__init__(QKeySequence(f"Alt+{place}"), bar)
        self._bar = bar
        self._place = place
        self.activated.connect(self._press)

    def _press(self) -> None:
        self._bar.do_at(self._place)


class _ActButton(Button):
    def __init__(self, act: Act, chosen: Callable[[str], None], place: int) -> None:
        super().__init__(str(act["title"]))
        self._title, self._keys = str(act["title"]), f"  {key_words(place)}"
        self._verb = str(act["verb"])
        self._then = chosen
        self.setAccessibleName(str(act["title"]))
        self.setToolTip(key_words(place))
        if place == 0:
            self.setProperty("kind", "primary")
        self.clicked.connect(self._press)

    def show_keys(self, shown: bool) -> None:
        """The key beside the title, or the title alone."""
        self.setText(self._title + self._keys if shown else self._title)

    def keys_width(self) -> int:
        """How much wider the key makes it."""
        return self.fontMetrics().horizontalAdvance(self._keys)

    def _press(self) -> None:
        self._then(self._verb)


class _ActEntry(QAction):
    def __init__(self, act: Act, chosen: Callable[[str], None], parent: QMenu, place: int) -> None:
        keys = key_words(place)
        super().__init__(f"{act['title']}\t{keys}" if keys else str(act["title"]), parent)
        self._verb = str(act["verb"])
        self._then = chosen
        self.triggered.connect(self._press)

    def _press(self) -> None:
        self._then(self._verb)
