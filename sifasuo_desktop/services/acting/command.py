"""What a verb is: a frozen command class, a permission and a handler, declared once."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Annotated, Any, ClassVar

from sifasuo_desktop.domain.access import User
from sifasuo_desktop.domain.casefile import CaseFile
from sifasuo_desktop.domain.codes import CodeBook
from sifasuo_desktop.domain.deadlines.parameters import Parameters
from sifasuo_desktop.domain.fields import KEEP, F, Facts
from sifasuo_desktop.domain.ledger import Group
from sifasuo_desktop.domain.office.records import Office
from sifasuo_desktop.domain.record import Record
from sifasuo_desktop.domain.refusal import Findings, Problem
from sifasuo_desktop.domain.states import State
from sifasuo_desktop.domain.workdays import Calendar
from sifasuo_desktop.store.unit_of_work import UnitOfWork


class Command(Facts):
    """Base of all commands; ``VERB`` is the stable name, ``TITLE`` the button's text.

    ``GROUPS`` are fields that stand together in the form, under a title. ``UNLESS`` is a field of the
    part the act is about: one in which it is filled cannot be meant.
    """

    VERB: ClassVar[str] = ""
    TITLE: ClassVar[str] = ""
    GROUPS: ClassVar[tuple[Group, ...]] = ()
    UNLESS: ClassVar[str] = ""


class ChangeCommand(Command):
    """Base of the acts that put something recorded right; the fields come from the record.

    What is not given stays as it is. A key that is there with null, an empty text or an empty
    list empties an optional field. ``RECORD`` is the class of what is put right; ``CALLED`` gives
    what its fields are called here: one that is named as a field of every change (``reason``, the
    why of the change) has the kind before it (``leave_reason``). ``RECORDED`` are those that are put
    right only once they are there.
    """

    RECORD: ClassVar[type[Record]]
    CALLED: ClassVar[Mapping[str, str]] = {}
    RECORDED: ClassVar[frozenset[str]] = frozenset()

    reason: Annotated[str | None, F("更正原因", length=300, help="更正已签名材料上的内容须填")] = (
        None
    )

    def given(self) -> dict[str, Any]:
        """The values given, by the names of the record's fields."""
        values = {name: getattr(self, called) for name, called in self.CALLED.items()}
        return {name: value for name, value in values.items() if value is not KEEP}


@dataclass(frozen=True)
class LateEntry:
    """补录: an entry from old paper; impossible orders of dates are kept with a warning."""

    reason: str
    file_no: str | None = None


@dataclass(frozen=True)
class Rulebook:
    """What the deadline rules read: numbers with their sources, and the working days."""

    parameters: Parameters
    calendar: Calendar


@dataclass(frozen=True)
class Act:
    """One run of a verb: who, when, with what knowledge, and what was found on the way.

    ``bound``: he does it to what is assigned to him alone.
    """

    user: User
    today: date
    office: Office | None
    codes: CodeBook
    rules: Rulebook
    late: LateEntry | None
    findings: Findings
    secrets: Mapping[str, str]
    bound: bool = False

    def with_findings(self, findings: Findings) -> "Act":
        """The same run with another place for what is found."""
        return replace(self, findings=findings)

    def order(self, earlier: date | None, later: date | None, code: str, at: str) -> None:
        """Two dates in a lawful order: refused, or in a 补录 kept with a warning (ruling 17)."""
        if earlier is None or later is None or earlier <= later:
            return
        say = self.findings.warn if self.late else self.findings.refuse
        say(code, at, earlier=earlier.isoformat(), later=later.isoformat())

    def not_future(self, day: date | None, at: str) -> None:
        """A thing that happened lies not after the business date, not even in a 补录."""
        if day is not None and day > self.today:
            self.findings.refuse("date.future", at, day=day.isoformat())


@dataclass(frozen=True)
class Outcome:
    """What an act answers: the record it was about and how it is called."""

    id: str
    number: str | None
    state: str | None


Handler = Callable[[Any, UnitOfWork, Act], Outcome]
Guard = Callable[[CaseFile, date], Problem | None]


@dataclass(frozen=True)
class Verb:
    """The declaration of a verb.

    ``target`` names the command's field that holds the record acted upon (empty for a verb that
    makes one); ``states`` are the states of that record in which the act is lawful, empty for
    any; ``guard`` finds another reason why not. An act on several records at once has ``rows``, the
    field with the list of them: in each row a field called as the kind names one. ``day`` names the
    field of what it keeps that holds the day the act is about, where a late entry is to be marked.
    ``leads_to`` names the states it may leave a record in: of its kind, or of a child with the
    child's kind before it (``leave.approved``). ``adds`` are those of them that no other act knows.
    An act on a record of any kind has ``of``, the field that says of which; whoever may act on that
    kind may do it.
    """

    command: type[Command]
    permission: str
    handler: Handler
    kind: str
    target: str = ""
    states: tuple[str, ...] = ()
    guard: Guard | None = None
    day: str = ""
    rows: str = ""
    leads_to: tuple[str, ...] = ()
    adds: tuple[State, ...] = ()
    of: str = ""

    @property
    def name(self) -> str:
        """The stable name, e.g. ``dispute.accept``."""
        return self.command.VERB

    @property
    def title(self) -> str:
        """The Chinese name of the act."""
        return self.command.TITLE
