"""人民调解口头协议登记表 (F12): the whole file of an oral case; 人民调解法 第二十八、三十条."""

from datetime import date
from typing import Any

from sifasuo_desktop.documents.engine.blocks import (
    Block,
    Heading,
    KeepTogether,
    NumberedTerms,
    NumberLine,
    PaperContent,
    SealRoom,
    SignatureBlock,
    Signers,
    Text,
    Title,
)
from sifasuo_desktop.documents.issuer import Issuer, seal_words
from sifasuo_desktop.documents.paper import Paper, PaperInput
from sifasuo_desktop.documents.papers.dispute.acceptance import NOTE
from sifasuo_desktop.documents.papers.dispute.agreement import (
    BETWEEN,
    FACTS,
    SIGN_MEDIATOR,
    bare_terms,
)
from sifasuo_desktop.documents.papers.dispute.people import (
    dispute_of,
    names_of,
    party_blocks,
    person_rows,
    tidy,
)
from sifasuo_desktop.documents.papers.dispute.represented import (
    NAMES,
    list_of_people,
    sides_in_short,
)
from sifasuo_desktop.domain.casefile import CaseFile
from sifasuo_desktop.domain.dispute.agreement_rules import amounts_of_version, newest
from sifasuo_desktop.domain.dispute.records import Dispute, Party
from sifasuo_desktop.domain.dispute.representatives import MOST_EACH, standing_on
from sifasuo_desktop.domain.refusal import Problem

TITLE = "人民调解口头协议登记表"
TERMS = Heading("达成协议内容：")
PERFORMANCE = Heading("履行方式、时限：")


def _terms(terms: tuple[str, ...]) -> Block:
    """A single term needs no number."""
    if len(terms) > 1:
        return NumberedTerms(bare_terms(terms))
    return Text(bare_terms(terms)[0] if terms else "", least_lines=3)


def _ends(mediators: int, words: str, day: date | None) -> tuple[Block, ...]:
    signers = Signers(SIGN_MEDIATOR, ("",) * max(1, mediators))
    return (SignatureBlock(right=(signers,)), SealRoom(words, day), NOTE)


def build(given: PaperInput) -> PaperContent:
    """What the mediator wrote down; ages are those of the day of the agreement."""
    dispute, agreement = dispute_of(given.case), newest(given.case)
    assert agreement is not None
    parties = standing_on(given.case.all(Party), agreement.agreed)
    listed = len(parties) > MOST_EACH
    people: list[Block] = [*sides_in_short(parties, NAMES), BETWEEN] if listed else []
    for party in () if listed else parties:
        people += [*party_blocks(given, party, agreement.agreed, oral=True), BETWEEN]
    return PaperContent(
        TITLE,
        (
            Title(TITLE),
            NumberLine(dispute.file_no or ""),
            *people,
            FACTS,
            Text(tidy(agreement.facts), least_lines=3),
            TERMS,
            _terms(agreement.terms),
            PERFORMANCE,
            Text(tidy(agreement.performance), least_lines=2),
            *_ends(
                len(given.issuer.mediators_of(dispute)),
                given.issuer.seal_words,
                agreement.agreed,
            ),
            *(list_of_people(given, parties, agreement.agreed) if listed else ()),
        ),
        names=names_of(given),
        number=dispute.file_no or "",
    )


def blank(issuer: Issuer | None, parties: int = 2) -> PaperContent:
    """The form for so many parties."""
    rows = KeepTogether(person_rows(oral=True))
    return PaperContent(
        TITLE,
        (
            Title(TITLE),
            NumberLine(),
            *(rows, BETWEEN) * parties,
            FACTS,
            Text(blank_lines=2),
            TERMS,
            Text(blank_lines=2),
            PERFORMANCE,
            Text(),
            *_ends(1, seal_words(issuer.committee if issuer else None), None),
        ),
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
    build,
    blank,
    by_parties=True,
    doubts=doubts,
)
