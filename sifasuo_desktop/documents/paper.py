"""The declaration every paper module makes; the registry finds it by the name ``PAPER``.

A module below ``documents.papers`` offers ``PAPER = Paper(...)`` (or a tuple of them). A paper is one
layout: ``fill`` takes from the records what stands on it, ``layout`` says where it stands. The blank
form, to be filled in by hand, is the same layout of values nobody filled in.
"""

import dataclasses
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, TypeVar, dataclass_transform

from sifasuo_desktop.documents.engine.blocks import Blocks, Measure, PaperContent
from sifasuo_desktop.documents.issuer import Issuer
from sifasuo_desktop.domain.casefile import CaseFile
from sifasuo_desktop.domain.record import Record
from sifasuo_desktop.domain.refusal import Problem

CodeTitle = Callable[[str, str | None], str]
"""Name of a code list and code → Chinese title, empty for no code; raises KeyError for a list."""
Called = Callable[[str, str], str]
"""Kind and id of a record that a field points to → how it is called on paper."""

T = TypeVar("T")
_EACH_PARTY = "each party"
USUAL_PARTIES = 2


def _nothing(kind: str, record: str) -> str:
    return ""


def _nobody(kind: str, record: str) -> Record | None:
    return None


@dataclass(frozen=True)
class Told:
    """What an act put right or put off in a record: its day, what the act is called, its words with
    what was said before, who did it.
    """

    day: date
    title: str
    words: str
    who: str


@dataclass(frozen=True)
class PaperInput:
    """What a paper is made from. ``item`` is one of what the paper's ``items`` gave.

    ``today`` is the date a paper bears when its record has none; ``entered_late`` the days by which
    the item was entered after its day. ``called`` names the records that fields point to, ``named``
    gives one whose reader may see it. For a paper that tells them ``entered`` is the day the record
    was entered and ``story`` the acts that wrote over something; ``counts`` the words of the
    figures a paper asks for.
    """

    case: CaseFile
    item: Any
    issuer: Issuer
    code_title: CodeTitle
    today: date
    entered_late: int = 0
    called: Called = _nothing
    named: Callable[[str, str], Record | None] = _nobody
    entered: date | None = None
    story: tuple[Told, ...] = ()
    counts: Mapping[str, str] = dataclasses.field(default_factory=dict)


def each_party(blank: T) -> tuple[T, ...]:
    """The default of a value of which every party has one: ``blank`` for each on the blank form."""
    usual: tuple[T, ...] = dataclasses.field(
        default=(blank,) * USUAL_PARTIES, metadata={_EACH_PARTY: blank}
    )
    return usual


@dataclass_transform(frozen_default=True, kw_only_default=True)
@dataclass(frozen=True, kw_only=True)
class PaperValues:
    """What is filled into a paper; subclasses become frozen keyword-only dataclasses.

    A default is what the blank form has there. Those of every paper are told at ``PaperContent``.
    """

    copies: int = 1
    names: tuple[str, ...] = ()
    number: str = ""
    mark: str = ""

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        dataclass(frozen=True, kw_only=True)(cls)


V = TypeVar("V", bound=PaperValues)


def _no_doubts(case: CaseFile, item: Any) -> tuple[Problem, ...]:
    return ()


@dataclass(frozen=True)
class Paper(Generic[V]):
    """One form. ``name`` is stable (``agreement``), ``kind`` the top record it belongs to.

    ``items`` gives what there is one paper of each, in order: the sessions, versions or leaves of
    a case, or where ``per`` is ``record`` its record; nothing where the case has no such paper.
    ``values`` says what is filled in, ``fill`` takes it from an item, ``layout`` gives the blocks of
    the filled paper and, without an issuer where none is known, of the blank one. ``at``: the days
    of the record (``accepted``) with which a paper of the record itself is offered in its story;
    none is the day it was entered. ``doubts`` finds what should be put right in a case and an item
    before their paper is signed. With ``photos`` those of the record are printed behind it; one that
    ``tells`` says what was written over since the record was entered, of the fields it ``holds``
    where it holds some only. ``counts`` are figures of
    records that point to this one. ``measure`` is the size of its body.
    """

    name: str
    title: str
    kind: str
    per: str
    items: Callable[[CaseFile], tuple[Any, ...]]
    values: type[V]
    fill: Callable[[PaperInput], V]
    layout: Callable[[V, Issuer | None], Blocks]
    at: tuple[str, ...] = ()
    doubts: Callable[[CaseFile, Any], tuple[Problem, ...]] = _no_doubts
    photos: bool = False
    tells: bool = False
    holds: tuple[str, ...] = ()
    counts: tuple[str, ...] = ()
    measure: Measure = Measure.FORM

    @property
    def by_parties(self) -> bool:
        """Whether the blank form has lines for each party, so that it is asked for how many."""
        return bool(self._for_each(1))

    def build(self, given: PaperInput) -> PaperContent:
        """The paper filled in."""
        return self._content(self.fill(given), given.issuer)

    def blank(self, issuer: Issuer | None, parties: int = USUAL_PARTIES) -> PaperContent:
        """The empty form, where it has lines for parties for so many.

        Without ``issuer`` no committee is named.
        """
        return self._content(self.values(**self._for_each(parties)), issuer)

    def _for_each(self, parties: int) -> dict[str, Any]:
        """The values of which every party has one, for so many on a blank form."""
        return {
            one.name: (one.metadata[_EACH_PARTY],) * parties
            for one in dataclasses.fields(self.values)
            if _EACH_PARTY in one.metadata
        }

    def _content(self, values: V, issuer: Issuer | None) -> PaperContent:
        return PaperContent(
            self.title,
            self.layout(values, issuer),
            copies=values.copies,
            names=values.names,
            number=values.number,
            mark=values.mark,
            measure=self.measure,
        )
