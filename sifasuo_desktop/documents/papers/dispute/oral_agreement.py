"""人民调解口头协议登记表 (F12): the whole file of an oral case; 人民调解法 第二十八、三十条."""

from datetime import date
from typing import Any

from sifasuo_desktop.documents.engine.blocks import (
    Block,
    Blocks,
    Heading,
    NumberedTerms,
    NumberLine,
    SealRoom,
    SignatureBlock,
    Signers,
    Title,
)
from sifasuo_desktop.documents.issuer import Issuer, seal_words
from sifasuo_desktop.documents.paper import Paper, PaperInput, PaperValues, each_party
from sifasuo_desktop.documents.papers.dispute.acceptance import NOTE
from sifasuo_desktop.documents.papers.dispute.agreement import (
    FACTS,
    SIGN_MEDIATOR,
    bare_terms,
)
from sifasuo_desktop.documents.papers.dispute.people import (
    blank_person,
    dispute_of,
    names_of,
    particulars,
    party_blocks,
    spaced,
)
from sifasuo_desktop.documents.papers.dispute.represented import (
    NAMES,
    list_of_people,
    sides_in_short,
)
from sifasuo_desktop.documents.papers.texts import written
from sifasuo_desktop.domain.casefile import CaseFile
from sifasuo_desktop.domain.dispute.agreement_rules import amounts_of_version, newest
from sifasuo_desktop.domain.dispute.records import Dispute, Party
from sifasuo_desktop.domain.dispute.representatives import MOST_EACH, standing_on
from sifasuo_desktop.domain.refusal import Problem

TITLE = "人民调解口头协议登记表"
TERMS = Heading("达成协议内容：")
PERFORMANCE = Heading("履行方式、时限：")


class Values(PaperValues):
    """What the mediator wrote down; of many parties the ``annex`` tells name and particulars."""

    people: tuple[Blocks, ...] = each_party(blank_person(oral=True))
    facts: str | None = None
    terms: tuple[str, ...] | None = None
    performance: str | None = None
    mediators: int = 1
    agreed: date | None = None
    annex: tuple[tuple[str, str], ...] = ()


def fill(given: PaperInput) -> Values:
    """The agreement of the case; ages are those of its day."""
    dispute, agreement = dispute_of(given.case), newest(given.case)
    assert agreement is not None
    day = agreement.agreed
    parties = standing_on(given.case.all(Party), day)
    listed = len(parties) > MOST_EACH
    told = tuple((one.name, particulars(given, one, day, oral=True)) for one in parties)
    in_full = tuple(party_blocks(given, party, day, oral=True) for party in parties)
    return Values(
        people=(sides_in_short(parties, NAMES),) if listed else in_full,
        facts=agreement.facts,
        terms=bare_terms(agreement.terms),
        performance=agreement.performance,
        mediators=len(given.issuer.mediators_of(dispute)),
        agreed=day,
        annex=told if listed else (),
        names=names_of(given),
        number=dispute.file_no or "",
    )


def _terms(terms: tuple[str, ...] | None) -> Block:
    """A single term needs no number."""
    if terms and len(terms) > 1:
        return NumberedTerms(terms)
    only = None if terms is None else "".join(terms)
    return written(only, blank_lines=2, least_lines=3)


def layout(values: Values, issuer: Issuer | None) -> Blocks:
    """The sheet, signed by the mediator alone."""
    mediators = Signers(SIGN_MEDIATOR, ("",) * max(1, values.mediators))
    return (
        Title(TITLE),
        NumberLine(values.number),
        *spaced(values.people),
        FACTS,
        written(values.facts, blank_lines=2, least_lines=3),
        TERMS,
        _terms(values.terms),
        PERFORMANCE,
        written(values.performance, blank_lines=1, least_lines=2),
        SignatureBlock(right=(mediators,)),
        SealRoom(seal_words(issuer), values.agreed),
        NOTE,
        *(list_of_people(values.annex) if values.annex else ()),
    )


def sheets(case: CaseFile) -> tuple[Dispute, ...]:
    """The case if it is oral."""
    dispute = dispute_of(case)
    return (dispute,) if dispute.track == "oral" and newest(case) else ()


def doubts(case: CaseFile, dispute: Any) -> tuple[Problem, ...]:
    """Amounts that are written in two ways in the agreement on the sheet."""
    version = newest(case)
    return amounts_of_version(case, version) if version else ()


PAPER = Paper(
    "oral_agreement",
    TITLE,
    Dispute.KIND,
    "record",
    sheets,
    Values,
    fill,
    layout,
    doubts=doubts,
)
