"""One record with everything below it: values, history, and which acts are lawful now."""

from collections.abc import Iterable, Mapping
from typing import Any

from sifasuo_desktop.domain.access import person_name
from sifasuo_desktop.domain.casefile import CaseFile
from sifasuo_desktop.domain.checks import is_text
from sifasuo_desktop.domain.fields import Facts
from sifasuo_desktop.domain.office.attachment import Attachment
from sifasuo_desktop.domain.office.records import User as UserRecord
from sifasuo_desktop.domain.record import KINDS, Record
from sifasuo_desktop.domain.refusal import Refused, problem
from sifasuo_desktop.ledgers.kinds import kind_of, number_of
from sifasuo_desktop.services.acting.assignment import others_refusal
from sifasuo_desktop.services.acting.bus import all_verbs, why_not
from sifasuo_desktop.services.office.reference_data import sentence
from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.services.reading.finding import readable_kind
from sifasuo_desktop.services.reading.late_marks import late_days, late_marks
from sifasuo_desktop.services.reading.masking import masked, shown
from sifasuo_desktop.services.reading.others import others_of
from sifasuo_desktop.services.reading.signed_names import with_names
from sifasuo_desktop.store.entries import Entry
from sifasuo_desktop.store.lists import handover_states, history


def case_of(workplace: Workplace, kind: str, name: str) -> CaseFile:
    """The record that ``name`` names with its children, if the user may read it.

    Raises Refused ``find.kind``, ``act.not_readable``, ``find.not_found``; a juvenile's record is
    absent for whoever lacks the permission (ruling 15), and so is a sealed one; who has the
    permission to look at a sealed record leaves a trace.
    """
    readable_kind(workplace, kind)
    if not is_text(name):
        raise Refused(problem("find.not_found", "", value="?"))
    with workplace.store.reading() as reader:
        identity = reader.named(kind, name)
        case = reader.case(kind, identity) if identity else None
        users = reader.every(UserRecord)
    if case is None or hidden(workplace, case.record):
        raise Refused(problem("find.not_found", "", value=name))
    sealed = kind_of(case.record).sealed
    if sealed and getattr(case.record, sealed) is not None:
        workplace.note("sealed", case.record.id)
    return case if kind == UserRecord.KIND else with_names(case, users)


def note_unmasking(workplace: Workplace, case: CaseFile, *, again: bool) -> None:
    """Raises Refused without the permission; notes the first look at the numbers in full."""
    workplace.require("unmask")
    if not again:
        workplace.note("unmask", case.record.id)


def hidden(workplace: Workplace, record: Record) -> bool:
    """Whether the user may not know that the record is there: a juvenile's, or a sealed one."""
    return kind_of(record).out_of_sight(record, workplace.may)


def show(
    workplace: Workplace, kind: str, name: str, *, unmask: bool = False, again: bool = False
) -> dict[str, Any]:
    """``record``, ``children``, ``history`` and ``acts`` as plain values.

    ``unmask`` shows numbers in full; it needs the permission and is noted. ``again`` reads anew what
    is shown in full already, which is noted no second time.
    """
    case = case_of(workplace, kind, name)
    found = shown_case(workplace, case, unmask=unmask, again=again)
    with workplace.store.reading() as reader:
        beside = reader.every(Attachment, root=case.record.id)
    children = {**found["children"], Attachment.KIND: [shown(one) for one in beside]}
    return {**found, "children": children}


def shown_case(
    workplace: Workplace, case: CaseFile, *, unmask: bool = False, again: bool = False
) -> dict[str, Any]:
    """The same of a case that was read."""
    if unmask:
        note_unmasking(workplace, case, again=again)
    today = workplace.today()

    def plain(record: Record) -> dict[str, Any]:
        values = shown(record, unmask=unmask)
        state = kind_of(record).state_on(record, today)
        return {**values, "state": state} if state is not None else values

    with workplace.store.reading() as reader:
        states = handover_states(reader, [case.record.id])
        revisions = history(reader, case.record.id)
    marks = late_marks(revisions)

    def marked(record: Record) -> dict[str, Any]:
        late = {"entered_late": marks.get(record.id, 0)} if kind_of(case.record).marks_late else {}
        return {**plain(record), **late}

    record = {
        **marked(case.record),
        "number": number_of(case.record),
        "handover": states.get(case.record.id),
    }
    return {
        "record": record,
        "children": {
            child: [marked(item) for item in records] for child, records in case.children.items()
        },
        "history": _history(workplace, revisions, unmask),
        "acts": acts_of(workplace, case),
    }


def history_of(workplace: Workplace, case: CaseFile) -> list[dict[str, Any]]:
    """The history of a case that was read, oldest first, its numbers in full: for papers, on which
    they stand so.
    """
    with workplace.store.reading() as reader:
        revisions = history(reader, case.record.id)
    return _history(workplace, revisions, unmask=True)


def _history(
    workplace: Workplace, revisions: Iterable[Entry], unmask: bool
) -> list[dict[str, Any]]:
    before: dict[str, dict[str, Any]] = {}
    names = _names(workplace)
    entries = []
    for entry in revisions:
        after = entry.facts or {}
        entries.append(
            {
                "rev": entry.rev,
                "kind": entry.kind,
                "record": entry.record,
                "at": entry.at,
                "by": names.get(entry.by) or entry.by,
                "who": names.get(entry.by, ""),
                "verb": entry.verb,
                "entered_late": late_days(entry.verb, after, entry.at),
                "reason": entry.reason,
                "changes": _changes(KINDS[entry.kind], before.get(entry.record, {}), after, unmask),
            }
        )
        before[entry.record] = after
    return entries


def _changes(
    cls: type[Facts], before: Mapping[str, Any], after: Mapping[str, Any], unmask: bool
) -> dict[str, list[Any]]:
    old = before if unmask else masked(cls, before)
    new = after if unmask else masked(cls, after)
    return {
        name: [old.get(name), new.get(name)]
        for name in sorted(after)
        if name not in ("id", "parent") and before.get(name) != after.get(name)
    }


def _names(workplace: Workplace) -> dict[str, str]:
    with workplace.store.reading() as reader:
        return {
            user.account: person_name(user.account, user.name) for user in reader.every(UserRecord)
        }


def acts_of(workplace: Workplace, case: CaseFile) -> list[dict[str, Any]]:
    """Every verb on this kind of record: allowed now, or why not in a sentence."""
    others = bool(others_of(workplace, [case.record]))
    found = []
    for verb in all_verbs().values():
        if verb.kind != case.record.KIND or not verb.target:
            continue
        reason = None
        if not workplace.may(verb.permission):
            reason = sentence("act.not_allowed", title=verb.title)
        else:
            forbidden = why_not(verb, case, workplace.today(), workplace.codes)
            if others and workplace.bound(verb.permission):
                forbidden = others_refusal(case.record)
            if forbidden is not None:
                reason = sentence(forbidden.code, **dict(forbidden.values))
        found.append(
            {"verb": verb.name, "title": verb.title, "allowed": reason is None, "reason": reason}
        )
    return found
