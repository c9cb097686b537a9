"""What every page works with: the workplace, the lanes, the prompter, and the way to pages."""

from collections.abc import Callable, Generator, Hashable, Mapping
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from sifasuo_desktop.domain.office.records import Office
from sifasuo_desktop.domain.refusal import Problem, Refused
from sifasuo_desktop.kernel.settings import Settings
from sifasuo_desktop.services.acting.bus import Answer
from sifasuo_desktop.services.office.reference_data import sentence
from sifasuo_desktop.services.office.wording import in_words_of
from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.services.reading.choices import Choice, make_findable, record_choices
from sifasuo_desktop.services.reading.listing import Of
from sifasuo_desktop.services.reading.recalled import recalled
from sifasuo_desktop.services.reading.seeking import named, sought
from sifasuo_desktop.ui.page import NOWHERE, Target
from sifasuo_desktop.ui.parts.make_input import Surroundings
from sifasuo_desktop.ui.parts.seeking import Found
from sifasuo_desktop.ui.prompter import Prompter
from sifasuo_desktop.ui.runner import Runner, Trouble
from sifasuo_desktop.ui.theme import Theme

T = TypeVar("T")

LATER_MS = 1000
"""Nobody looks for an entry of a list in the first second: the page comes first."""


class Desk(QObject):
    """One signed-in person's desk.

    ``turn`` asks the frame to show a page, ``ask_form`` to open the form of an act.
    """

    turn = Signal(str, object)
    turn_to_record = Signal(str, str)
    turn_to_list = Signal(str, object)
    ask_form = Signal(str, object, str, object)
    said = Signal(str, str)

    def __init__(
        self,
        workplace: Workplace,
        runner: Runner,
        prompter: Prompter,
        theme: Theme,
        settings: Settings,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.settings = settings
        self.workplace = workplace
        self.runner = runner
        self.prompter = prompter
        self.theme = theme
        self.office: Office | None = None
        """As it was read last; titles use its own words from then on."""
        self._records: dict[str, tuple[Choice, ...]] = {}
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(LATER_MS)
        self._later.timeout.connect(self._make_findable)

    def load_choices(self) -> None:
        """Reads the records that can be chosen in forms, in the store's lane."""
        self.read(partial(record_choices, self.workplace), self._take_choices)

    def around(self) -> Surroundings:
        """What inputs need to know."""
        return Surroundings(
            self.workplace.today,
            self._records,
            self.seek,
            self.recall,
            self.workplace.user.name,
        )

    def seek(self, kind: str, words: str, by_id: bool, then: Found) -> None:
        """Looks for records a field can name, in the store's lane."""
        work = partial(named if by_id else sought, self.workplace, kind, words)
        self.read(work, then)

    def recall(self, kind: str, words: str, by_id: bool, then: Found) -> None:
        """Looks for what was written of earlier records, in the store's lane."""
        self.read(partial(recalled, self.workplace, kind, words), then)

    def in_own_words(self, title: str) -> str:
        """A title with the office's own word for what has several."""
        return in_words_of(self.office, title)

    def go(self, page: str, target: Target = NOWHERE) -> None:
        """Shows a page."""
        self.turn.emit(page, target)

    def show_record(self, kind: str, record: str) -> None:
        """Shows the page of a record."""
        self.turn_to_record.emit(kind, record)

    def show_list(self, kind: str, words: str = "", of: Of | None = None) -> None:
        """Shows the list of a kind: those with these words, or those that name one record."""
        self.turn_to_list.emit(kind, Target(words=words, of=of))

    def form(
        self,
        verb: str,
        preset: Mapping[str, Any],
        about: str = "",
        draft: Mapping[str, Any] | None = None,
    ) -> None:
        """Opens the form of an act; ``preset`` values are given and not shown as inputs."""
        self.ask_form.emit(verb, dict(preset), about, dict(draft or {}))

    def say(self, text: str, light: str = "green") -> None:
        """Says something in the bar at the top of the page."""
        self.said.emit(text, light)

    def read(
        self,
        work: Callable[[], T] | Callable[[], Generator[None, None, T]],
        then: Callable[[T | Refused | Trouble], None],
        instead: Hashable = None,
    ) -> None:
        """Reads from the store in its lane, after every act.

        Of reads for the same ``then``, or that ask the same by ``instead``, the newest is enough.
        """
        self.runner.read_in_store(work, then, instead or _method_of(then))

    def write(
        self, work: Callable[[], T], then: Callable[[T | Refused | Trouble], None] | None = None
    ) -> None:
        """Writes what is no act (a draft, an arrangement) into the store in its lane."""
        self.runner.act_in_store(work, then)

    def act(
        self,
        verb: str,
        values: Mapping[str, Any],
        then: Callable[[Answer | Refused | Trouble], None],
        secrets: Mapping[str, str] | None = None,
    ) -> None:
        """Does one act in the store's lane."""
        work = partial(self.workplace.act, verb, dict(values), secrets=secrets, initiator=self)
        self.runner.act_in_store(work, then)

    def start_folder(self) -> Path:
        """Where file dialogs begin."""
        return Path.home()

    def _take_choices(self, result: dict[str, tuple[Choice, ...]] | Refused | Trouble) -> None:
        if isinstance(result, dict):
            self._records = result
            self._later.start()

    def _make_findable(self) -> None:
        every = [one for choices in self._records.values() for one in choices]
        self.runner.in_pool(partial(make_findable, every))


def _method_of(then: Callable[..., Any]) -> Hashable:
    """A bound method, which is the same whenever it is named; nothing for what knows more."""
    owner = getattr(then, "__self__", None)
    return None if owner is None else (id(owner), getattr(then, "__name__", ""))


def told(found: Problem) -> str:
    """The sentence of a problem."""
    return sentence(found.code, **dict(found.values))


def sentences(result: Refused | Trouble) -> list[str]:
    """What a failure says."""
    if isinstance(result, Trouble):
        return [result.sentence]
    return list(dict.fromkeys(told(found) for found in result.problems))
