"""The declaration every paper module makes; the registry finds it by the name ``PAPER``.

A module below ``documents.papers`` offers ``PAPER = Paper(...)`` (or a tuple of them). ``build``
turns what is known into content; ``blank`` gives the same form empty, to be filled in by hand.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from sifasuo_desktop.documents.engine.blocks import PaperContent
from sifasuo_desktop.documents.issuer import Issuer
from sifasuo_desktop.domain.casefile import CaseFile
from sifasuo_desktop.domain.refusal import Problem

CodeTitle = Callable[[str, str | None], str]
"""Name of a code list and code → Chinese title, empty for no code; raises KeyError for a list."""


@dataclass(frozen=True)
class PaperInput:
    """What a paper is made from. ``item`` is one of what the paper's ``items`` gave.

    ``today`` is the date a paper bears when its record has none; ``entered_late`` the days by which
    the item was entered after its day.
    """

    case: CaseFile
    item: Any
    issuer: Issuer
    code_title: CodeTitle
    today: date
    entered_late: int = 0


class Blank(Protocol):
    """Makes the form with nothing filled in, where it names parties for so many."""

    def __call__(self, issuer: Issuer | None, parties: int = 2) -> PaperContent:
        """The empty form; without ``issuer`` no committee is named."""


def _no_doubts(case: CaseFile, item: Any) -> tuple[Problem, ...]:
    return ()


@dataclass(frozen=True)
class Paper:
    """One form. ``name`` is stable (``agreement``), ``kind`` the top record it belongs to.

    ``items`` gives what there is one paper of each, in order: the sessions, versions or leaves of
    a case, or where ``per`` is ``record`` its record; nothing where the case has no such paper. ``blank``
    gets the issuer, or None, and returns the form with nothing filled in. ``by_parties``: the empty
    form has lines for each party, so that it is asked for how many. ``at``: the days of the
    record (``accepted``) with which a paper of the record itself is offered in its story; none is
    the day it was entered. ``doubts`` finds what should
    be put right in a case and an item before their paper is signed.
    """

    name: str
    title: str
    kind: str
    per: str
    items: Callable[[CaseFile], tuple[Any, ...]]
    build: Callable[[PaperInput], PaperContent]
    blank: Blank
    by_parties: bool = False
    at: tuple[str, ...] = ()
    doubts: Callable[[CaseFile, Any], tuple[Problem, ...]] = _no_doubts
