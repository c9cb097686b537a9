"""The one way to do anything: authorise, check, run in one transaction, tell who listens."""

import json
import logging
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field, replace
from datetime import date
from functools import cache, partial
from typing import Any

import msgspec

from sifasuo_desktop.domain.access import Roles, User
from sifasuo_desktop.domain.casefile import CaseFile
from sifasuo_desktop.domain.checks import is_text
from sifasuo_desktop.domain.codes import CodeBook
from sifasuo_desktop.domain.conversion import parse
from sifasuo_desktop.domain.fields import Facts, Field, fields_of
from sifasuo_desktop.domain.office.attachment import can_have
from sifasuo_desktop.domain.office.records import Office
from sifasuo_desktop.domain.record import KINDS
from sifasuo_desktop.domain.refusal import Findings, Problem, Refused, problem
from sifasuo_desktop.kernel import registry
from sifasuo_desktop.kernel.canonical import sm3
from sifasuo_desktop.kernel.clock import BusinessDate, Clock
from sifasuo_desktop.kernel.ids import new_id
from sifasuo_desktop.ledgers.kinds import kind_of, number_of
from sifasuo_desktop.services.acting import verbs as verbs_package
from sifasuo_desktop.services.acting.assignment import is_others, others_refusal
from sifasuo_desktop.services.acting.command import Act, LateEntry, Outcome, Rulebook, Verb
from sifasuo_desktop.services.acting.ledger_routes import routes
from sifasuo_desktop.services.acting.surroundings import clock_remark
from sifasuo_desktop.store.file import Store
from sifasuo_desktop.store.together import Together
from sifasuo_desktop.store.unit_of_work import Author, Change, UnitOfWork

LOG = logging.getLogger(__name__)


@cache
def all_verbs() -> Mapping[str, Verb]:
    """Every verb by its name."""
    made = registry.discover(verbs_package, "VERB", Verb)
    return {**made, **{verb.name: verb for verb in routes(made)}}


@dataclass(frozen=True)
class Answer:
    """What an act answers; ``handover`` is ``saved`` right after an act."""

    id: str
    number: str | None
    state: str | None
    handover: str = "saved"
    warnings: tuple[Problem, ...] = ()


@dataclass(frozen=True)
class Request:
    """One call of a verb: its name, the command's values, and what may go with any act.

    ``secrets`` (a first password) never reach the log or the answer.
    """

    verb: str
    values: Mapping[str, Any]
    command_id: str | None = None
    late_entry: LateEntry | None = None
    secrets: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class ChangeSet:
    """What an act changed, with its initiator, for every page that shows it."""

    changes: tuple[Change, ...]
    initiator: object = None


Listener = Callable[[ChangeSet], None]


class Bus:
    """Runs verbs on one store for one signed-in user at a time."""

    def __init__(self, store: Store, codes: CodeBook, roles: Roles, rules: Rulebook) -> None:
        self._store = store
        self._codes = codes
        self._roles = roles
        self._rules = rules
        self._listeners: list[Listener] = []
        self._gathered: list[Change] | None = None
        # The latest time stamp of the log when somebody signed in.
        self.latest = ""

    def listen(self, listener: Listener) -> None:
        """Calls ``listener`` after every act that changed something, on the acting thread."""
        self._listeners.append(listener)

    def forget(self, listener: Listener) -> None:
        """Tells somebody nothing more."""
        if listener in self._listeners:
            self._listeners.remove(listener)

    def follow(self, rules: Rulebook) -> None:
        """From the next act on these rules hold."""
        self._rules = rules

    def may(self, user: User, permission: str) -> bool:
        """Whether the user's roles give the permission."""
        return self._roles.allow(user.roles, permission)

    def may_act_on(self, user: User, kind: str) -> bool:
        """Whether the user may do any act on records of a kind."""
        acts = (verb for verb in all_verbs().values() if verb.kind == kind and verb.target)
        return any(self.may(user, verb.permission) for verb in acts)

    def bound(self, user: User, permission: str) -> bool:
        """Whether the user may do this to what is assigned to him alone."""
        return self._roles.bind(user.roles, permission)

    def send(
        self,
        request: Request,
        user: User,
        *,
        today: date | None = None,
        clock: Clock | None = None,
        initiator: object = None,
        before_commit: Callable[[Request, Answer], None] | None = None,
    ) -> Answer:
        """Does one act in one transaction. Raises Refused; then nothing was changed.

        ``before_commit`` does what belongs to the act outside the database; what it raises undoes
        the act. It is not called for a command that was done before.
        """
        verb = self._permitted(request, user)
        base = clock or self._store.clock
        moment = BusinessDate(base, today) if today else base
        command_id = request.command_id or new_id(self._store.randomness)
        author = Author(user.account, verb.name, command_id)
        content = _content(request, user) if request.command_id else None

        def work(unit: UnitOfWork) -> tuple[Answer, bool]:
            # An id that was made just now is of no earlier act.
            if request.command_id and (done := self._done_before(unit, verb, command_id, content)):
                return done, False
            answer = self._run(verb, request, user, unit, moment.today())
            warnings = (*answer.warnings, *clock_remark(self.latest, base.now()), *_jumps(unit))
            answer = replace(answer, warnings=warnings)
            unit.keep_answer(msgspec.json.encode(answer).decode(), content)
            if before_commit is not None:
                before_commit(request, answer)
            return answer, True

        (answer, fresh), changes = self._store.write(author, work, clock=base)
        if fresh:
            LOG.info("%s %s", verb.name, answer.id)
            self._tell(ChangeSet(changes, initiator))
        return answer

    def _tell(self, changed: ChangeSet) -> None:
        if self._gathered is not None:
            self._gathered += changed.changes
            return
        for listener in tuple(self._listeners):
            listener(changed)

    @contextmanager
    def together(self, initiator: object = None) -> Iterator[Together]:
        """Acts that are kept all or not at all; who listens is told once, when they are kept."""
        gathered: list[Change] = []
        self._gathered = gathered
        try:
            with self._store.together() as whole:
                yield whole
        finally:
            self._gathered = None
        if gathered and not whole.dropped:
            self._tell(ChangeSet(tuple(dict.fromkeys(gathered)), initiator))

    def _permitted(self, request: Request, user: User) -> Verb:
        verb = all_verbs().get(request.verb)
        if verb is None:
            name = request.verb if is_text(request.verb) else "?"
            raise Refused(problem("act.unknown_verb", "", verb=name))
        kind = request.values.get(verb.of) if verb.of else None
        unfit = is_text(kind) and kind in KINDS and not self.may_act_on(user, str(kind))
        if unfit or not self.may(user, verb.permission):
            raise Refused(problem("act.not_allowed", "", title=verb.title))
        return verb

    def _done_before(
        self, unit: UnitOfWork, verb: Verb, command_id: str, content: str | None
    ) -> Answer | None:
        kept = unit.answer_of(command_id)
        if kept is None:
            return None
        if kept.verb != verb.name or kept.content not in (None, content):
            raise Refused(problem("act.command_reused", "command_id"))
        return msgspec.json.decode(kept.answer.encode(), type=Answer)

    def _run(
        self, verb: Verb, request: Request, user: User, unit: UnitOfWork, today: date
    ) -> Answer:
        findings = Findings()
        late = request.late_entry
        command = self._read(verb, request, unit, today, findings)
        offices = unit.every(Office)
        act = Act(
            user=user,
            today=today,
            office=offices[0] if offices else None,
            codes=self._codes,
            rules=self._rules,
            late=late,
            findings=findings,
            secrets=request.secrets,
            bound=self.bound(user, verb.permission),
        )
        self._check_state(verb, command, unit, act, request.values)
        with findings.together():
            outcome: Outcome = verb.handler(command, unit, act)
        if late is not None and late.file_no and late.file_no != outcome.number:
            act.findings.refuse(
                "act.file_no_given", "late_entry.file_no", number=outcome.number or ""
            )
        act.findings.settle()
        return Answer(
            outcome.id, outcome.number, outcome.state, warnings=tuple(act.findings.warnings)
        )

    def _read(
        self, verb: Verb, request: Request, unit: UnitOfWork, today: date, findings: Findings
    ) -> Facts:
        """The command, or everything that is wrong with it at once, and with its 补录."""
        values = resolve_references(verb.command, request.values, unit, findings)
        if verb.of:
            values = _named_below(verb, values, unit, findings)
        missing = bool(findings.problems)
        late = request.late_entry
        if late is not None and not late.reason.strip():
            findings.refuse("act.late_reason", "late_entry.reason")
        with findings.together():
            command: Facts = parse(verb.command, values, self._codes, today)
        if missing:
            findings.settle()
        return command

    def _check_state(
        self, verb: Verb, command: Facts, unit: UnitOfWork, act: Act, given: Mapping[str, Any]
    ) -> None:
        for at, identity, name in _acted_upon(verb, command, given):
            kind = getattr(command, verb.of) if verb.of else verb.kind
            case = unit.case(kind, identity)
            assert case is not None
            if kind_of(case.record).out_of_sight(case.record, partial(self.may, act.user)):
                # As for a record that is not there.
                act.findings.refuse("value.not_found", at, title=KINDS[kind].TITLE, value=name)
                continue
            if act.bound and is_others(case.record, act.user, unit):
                act.findings.problems.append(others_refusal(case.record))
                continue
            forbidden = why_not(verb, case, act.today, self._codes)
            if forbidden is not None:
                told = _of_row(forbidden, at, case) if verb.rows else forbidden
                act.findings.problems.append(told)
        act.findings.settle()


def _named_below(
    verb: Verb, values: Mapping[str, Any], unit: UnitOfWork, findings: Findings
) -> dict[str, Any]:
    """The values with the record that is acted upon named by its id, of whatever kind it is."""
    resolved = dict(values)
    kind, name = resolved.get(verb.of), resolved.get(verb.target)
    if not (isinstance(kind, str) and isinstance(name, str) and is_text(kind) and is_text(name)):
        return resolved  # parse says what is wrong with it
    if not can_have(kind):
        findings.refuse("find.kind", verb.of, kind=kind)
        return resolved
    found = unit.named(kind, name.strip())
    if found is None:
        findings.refuse("value.not_found", verb.target, title=KINDS[kind].TITLE, value=name)
    return {**resolved, verb.target: found or name}


def _jumps(unit: UnitOfWork) -> Iterator[Problem]:
    return (problem(code, number=number) for code, number in unit.jumped)


def _content(request: Request, user: User) -> str:
    """SM3 of who asks for what, hex; passwords are no part of it."""
    late = asdict(request.late_entry) if request.late_entry else None
    asked = [user.account, request.verb, request.values, late]
    return sm3(json.dumps(asked, sort_keys=True, default=str).encode()).hex()


def _acted_upon(
    verb: Verb, command: Facts, given: Mapping[str, Any]
) -> Iterator[tuple[str, str, Any]]:
    """Of every record acted upon: the path of its name, its id, and the name as it was given."""
    if verb.target and getattr(command, verb.target) is not None:
        yield verb.target, getattr(command, verb.target), given[verb.target]
    rows = getattr(command, verb.rows) if verb.rows else ()
    for place, row in enumerate(rows):
        at = f"{verb.rows}.{place}.{verb.kind}"
        yield at, getattr(row, verb.kind), given[verb.rows][place][verb.kind]


def _of_row(forbidden: Problem, at: str, case: CaseFile) -> Problem:
    """Why not, told of one of several records."""
    if forbidden.code != "act.state":
        return replace(forbidden, field=at)
    number = number_of(case.record) or ""
    return problem("act.state_of", at, **dict(forbidden.values), number=number)


def why_not(verb: Verb, case: Any, today: date, codes: CodeBook) -> Problem | None:
    """Why an act is not lawful for a record now, or None."""
    state = getattr(case.record, "state", None)
    if verb.states and state not in verb.states:
        title = codes.title(f"{case.record.KIND}_state", state)
        hints = codes.list("state_hint").titles
        hint = hints.get(f"{case.record.KIND}.{state}", hints["other"])
        return problem("act.state", "", state=title, title=verb.title, hint=hint)
    return verb.guard(case, today) if verb.guard else None


_REFERRING: dict[type[Facts], tuple[Field, ...]] = {}


def _referring(cls: type[Facts]) -> tuple[Field, ...]:
    """The fields in which a record may be named, at any depth; a part of one is told by its id."""
    if cls not in _REFERRING:
        _REFERRING[cls] = tuple(
            field
            for field in fields_of(cls)
            if field.nested or (field.spec.ref and not KINDS[field.spec.ref].PARENT)
        )
    return _REFERRING[cls]


def resolve_references(
    cls: type[Facts],
    values: Mapping[str, Any],
    unit: UnitOfWork,
    findings: Findings,
    at: str = "",
) -> dict[str, Any]:
    """The values with every name of a record replaced by its id; notes what is not found.

    ``at`` is the dotted path of the values, with a dot at its end.
    """
    resolved = dict(values)
    for field_ in _referring(cls):
        value, path = resolved.get(field_.name), at + field_.name
        if value in (None, ""):
            continue
        if not field_.many:
            resolved[field_.name] = _one(field_, value, unit, findings, path)
        elif isinstance(value, list | tuple):  # else parse says what is wrong with it
            resolved[field_.name] = [
                _one(field_, item, unit, findings, f"{path}.{place}" if field_.nested else path)
                for place, item in enumerate(value)
            ]
    return resolved


def _one(field_: Field, value: Any, unit: UnitOfWork, findings: Findings, path: str) -> Any:
    kind = field_.spec.ref
    if field_.nested and isinstance(value, Mapping):
        return resolve_references(field_.type, value, unit, findings, f"{path}.")
    if field_.nested or not is_text(value):
        return value  # parse says what is wrong with it
    found = unit.named(kind, value.strip())
    if found is None:
        findings.refuse("value.not_found", path, title=KINDS[kind].TITLE, value=value)
    return found or value
