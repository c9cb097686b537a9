"""Everything the page of a record shows, of any kind, read in one go."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sifasuo_desktop.domain.casefile import CaseFile
from sifasuo_desktop.domain.fields import fields_of
from sifasuo_desktop.domain.ledger import VOID
from sifasuo_desktop.domain.record import KINDS
from sifasuo_desktop.ledgers.book import ledgers
from sifasuo_desktop.ledgers.kinds import kind_of, number_of
from sifasuo_desktop.services.acting.makers import begun_from
from sifasuo_desktop.services.acting.states import state_of
from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.services.reading.change_words import change_words
from sifasuo_desktop.services.reading.choices import Choice
from sifasuo_desktop.services.reading.happening import Entry, Happening, Said, happened, written
from sifasuo_desktop.services.reading.paper_link import PaperLink, papers_of
from sifasuo_desktop.services.reading.pointing import Pointing, pointing_at
from sifasuo_desktop.services.reading.seeking import named_by
from sifasuo_desktop.services.reading.showing import case_of, shown_case

Plain = Mapping[str, Any]


@dataclass(frozen=True, kw_only=True)
class RecordView:
    """One record on the screen. ``record`` and ``children`` are plain values, masked or not.

    ``state`` stands above the title, ``light`` is the pill beside it with ``why`` as its tooltip,
    ``line`` the words below. ``acts`` are verb, title, allowed, reason; ``first`` those that come
    first. ``pointing`` are the records of other kinds that name this one, ``named`` those that it
    names, by their kind. ``masked_before``: its history tells numbers that are masked.
    """

    kind: str
    title: str
    state: str
    light: tuple[str, str]
    line: str
    record: Plain
    children: Mapping[str, Sequence[Plain]]
    acts: Sequence[Plain]
    papers: tuple[PaperLink, ...]
    story: tuple[Happening, ...]
    today: date
    why: str = ""
    first: tuple[str, ...] = ()
    unmasked: bool = False
    masked_before: bool = False
    pointing: tuple[Pointing, ...] = ()
    named: Mapping[str, tuple[Choice, ...]] = field(default_factory=dict)


def record_view(
    workplace: Workplace,
    kind: str,
    name: str,
    *,
    unmask: bool = False,
    again: bool = False,
    said: Said | None = None,
) -> RecordView:
    """The view of a kind that has no other; ``said`` tells what was written down in an act.

    Raises Refused as ``show`` does.
    """
    case = case_of(workplace, kind, name)
    found = shown_case(workplace, case, unmask=unmask, again=again)
    record = found["record"]
    named = named_by(workplace, case)
    title = called(workplace, case)
    state = state_of(kind, record.get("state"))
    return RecordView(
        kind=kind,
        title=title,
        state=state.title if state else "",
        light=(state.title, state.light) if state else ("", "grey"),
        line=_line(workplace, case, title, record),
        record=record,
        children=found["children"],
        acts=[*_begun(workplace, case), *found["acts"]],
        papers=tuple(link for link, _ in papers_of(case)),
        story=happened(found["history"], said or _said(workplace, kind, named)),
        today=workplace.today(),
        first=(state.awaits,) if state and state.awaits else (),
        unmasked=unmask,
        masked_before=_masked_before(found["history"]),
        named=named,
        pointing=pointing_at(workplace, case.record),
    )


def _masked_before(history: Sequence[Entry]) -> bool:
    return any(
        field.spec.mask and field.name in entry["changes"]
        for entry in history
        for field in fields_of(KINDS[entry["kind"]])
    )


def called(workplace: Workplace, case: CaseFile) -> str:
    """How a record is called, from its kind."""
    kind = kind_of(case.record)
    beside = case.all(kind.beside) if kind.beside else ()
    return kind.title(case.record, beside, workplace.codes)


def _said(workplace: Workplace, kind: str, named: Mapping[str, tuple[Choice, ...]]) -> Said:
    """A ledger's acts tell what they filled in; elsewhere what was written is told."""
    return change_words(workplace.codes, named) if kind in ledgers() else written


def _begun(workplace: Workplace, case: CaseFile) -> Iterator[Plain]:
    """What is entered elsewhere for a record that stands: a visit for a firm."""
    if getattr(case.record, "state", "") != VOID.name:
        for verb in begun_from(case.record.KIND):
            if workplace.may(verb.permission):
                yield {"verb": verb.name, "title": verb.title, "allowed": True, "reason": None}


def _line(workplace: Workplace, case: CaseFile, title: str, record: Plain) -> str:
    """What kind of record it is, its number unless it is called so, how far it is handed over."""
    handed = workplace.codes.title("handover", record["handover"]) if record["handover"] else ""
    number = number_of(case.record) or ""
    words = (type(case.record).TITLE, "" if number == title else number, handed)
    return " · ".join(word for word in words if word)
