"""人民调解协议书 (F11): one a version of the agreement; 人民调解法 第二十九条."""

from datetime import date
from decimal import Decimal
from typing import Any

from sifasuo_desktop.documents.engine.blocks import (
    Blocks,
    Fill,
    Heading,
    NumberedTerms,
    NumberLine,
    SealRoom,
    SignatureBlock,
    Signers,
    Text,
    Title,
)
from sifasuo_desktop.documents.engine.chinese import ordinal_cn
from sifasuo_desktop.documents.issuer import Issuer, seal_words
from sifasuo_desktop.documents.paper import Paper, PaperInput, PaperValues, each_party
from sifasuo_desktop.documents.papers.dispute.people import (
    blank_person,
    dispute_of,
    names_of,
    particulars,
    party_blocks,
    side_word,
    spaced,
)
from sifasuo_desktop.documents.papers.dispute.represented import sides_in_short
from sifasuo_desktop.documents.papers.dispute.signers import (
    SIGNED_IN_LIST,
    sealed_lines,
    signature_list,
    signer_words,
    signing_columns,
    too_many,
)
from sifasuo_desktop.documents.papers.texts import tidy, written
from sifasuo_desktop.domain.casefile import CaseFile
from sifasuo_desktop.domain.dispute.agreement_rules import amounts_of_version, signing_parties
from sifasuo_desktop.domain.dispute.records import Agreement, Dispute, Party
from sifasuo_desktop.domain.dispute.representatives import (
    by_side,
    full_copies,
    representatives,
    standing_on,
    usual_copies,
)
from sifasuo_desktop.domain.money import capital
from sifasuo_desktop.domain.refusal import Problem

TITLE = "人民调解协议书"
FACTS = Heading("纠纷主要事实、争议事项：")
TERMS = Heading("经调解，自愿达成如下协议：")
PERFORMANCE = Heading("履行方式、时限")
LIST = "当事人名单及签名表"
SUPERSEDED = "superseded"
HOLDERS = "当事人"
SIGN_PARTY = "当事人（签名盖章或按指印）："
SIGN_MEDIATOR = "人民调解员（签名）："
SIGN_RECORDER = "记录人（签名）："


def bare_terms(terms: tuple[str, ...]) -> tuple[str, ...]:
    """The terms without a number somebody typed before them: the paper numbers them itself."""
    bare = []
    for place, term in enumerate(terms, 1):
        term = tidy(term)
        marks = [f"{place}、", f"{place}.", f"{place}．"]
        if place <= 99:
            marks.append(f"{ordinal_cn(place)}、")
        mark = next((mark for mark in marks if term.startswith(mark)), "")
        rest = term.removeprefix(mark)
        bare.append(term if mark.endswith(".") and rest[:1].isdigit() else rest.lstrip())
    return tuple(bare)


def _copies(count: str, holders: str) -> Text:
    copies = Fill(count, blank=4)
    return Text(("本协议一式", copies, f"份，{holders}、人民调解委员会各持一份。"))


def _in_words(count: int) -> str:
    return f" {capital(Decimal(count)).removesuffix('元整')} " if count else ""


def _holders(count: int, parties: tuple[Party, ...]) -> str:
    """Who of the parties holds a copy: all of them, or of a side of many those it elected."""
    if count >= full_copies(parties) or count < usual_copies(parties):
        return HOLDERS
    return "、".join(
        side_word(side[0]) + ("推选的代表人" if representatives(side) else "")
        for side in by_side(parties)
    )


def _signatures(
    signers: tuple[str, ...], mediators: int, sealed: tuple[str, ...] = ()
) -> SignatureBlock:
    """Every line with its own label, as on the form: parties left, mediators and recorder right.

    Many parties stand below one label in each column.
    """
    right = [Signers(SIGN_MEDIATOR)] * max(1, mediators) + [Signers(SIGN_RECORDER)]
    first, second = signing_columns(signers, sealed)
    if not second:
        lines = tuple(Signers(SIGN_PARTY, (name,), sealed) for name in first)
        return SignatureBlock(lines, tuple(right))
    left = (Signers(SIGN_PARTY, first, sealed), Signers(SIGN_RECORDER))
    return SignatureBlock(left, (Signers(SIGN_PARTY, second, sealed), *right[:-1]))


def _which(case: CaseFile, version: Agreement) -> tuple[str, str]:
    """``（第2版）`` where there are several versions, and the mark across one that counts no more."""
    every = [item.version for item in case.all(Agreement)]
    label = f"（第{version.version}版）" if len(every) > 1 else ""
    if version.state != SUPERSEDED:
        return label, ""
    later = [number for number in every if number > version.version]
    return label, f"已被第{min(later)}版取代" if later else "未生效"


class Values(PaperValues):
    """What is told of one version; ``listed`` parties sign in an annex, where all is told of them."""

    file_no: str = ""
    people: tuple[Blocks, ...] = each_party(blank_person())
    facts: str | None = None
    terms: tuple[str, ...] | None = None
    performance: str | None = None
    copies_in_words: str = ""
    holders: str = HOLDERS
    signers: tuple[str, ...] = each_party("")
    sealed: tuple[str, ...] = ()
    listed: bool = False
    particulars: tuple[str, ...] = ()
    mediators: int = 1
    agreed: date | None = None


def fill(given: PaperInput) -> Values:
    """The version ``given.item`` in full; ages are those of the day it was agreed on."""
    dispute, version = dispute_of(given.case), given.item
    day = version.agreed
    parties = standing_on(signing_parties(given.case, version) or given.case.all(Party), day)
    signers = tuple(signer_words(given.case, party, day) for party in parties)
    sealed = sealed_lines(given.case, signers)
    listed = too_many(signers, sealed)
    in_full = tuple(party_blocks(given, party, day) for party in parties)
    label, mark = _which(given.case, version)
    number = (dispute.file_no or "") + (label if dispute.file_no else "")
    return Values(
        file_no=number,
        people=(sides_in_short(parties, LIST),) if listed else in_full,
        facts=version.facts,
        terms=bare_terms(version.terms),
        performance=version.performance,
        copies_in_words=_in_words(version.copies),
        holders=_holders(version.copies, parties),
        signers=signers,
        sealed=sealed,
        listed=listed,
        particulars=tuple(particulars(given, party, day) for party in parties),
        mediators=len(given.issuer.mediators_of(dispute)),
        agreed=day,
        copies=version.copies,
        names=names_of(given),
        number=number or label,
        mark=mark,
    )


def _terms(terms: tuple[str, ...] | None) -> NumberedTerms:
    return NumberedTerms(blanks=10, give=4) if terms is None else NumberedTerms(terms)


def layout(values: Values, issuer: Issuer | None) -> Blocks:
    """Each party with its lines and its signature, many in an annex."""
    signers, sealed = values.signers, values.sealed
    annex = signature_list(LIST, signers, values.particulars, sealed) if values.listed else ()
    return (
        Title(TITLE, spaced=True),
        NumberLine(values.file_no),
        *spaced(values.people),
        FACTS,
        written(values.facts, blank_lines=8),
        TERMS,
        _terms(values.terms),
        PERFORMANCE,
        written(values.performance, blank_lines=4, give=2),
        _copies(values.copies_in_words, values.holders),
        *((Text(SIGNED_IN_LIST),) if values.listed else ()),
        _signatures(() if values.listed else signers, values.mediators, sealed),
        SealRoom(seal_words(issuer), values.agreed),
        *annex,
    )


def versions(case: CaseFile) -> tuple[Agreement, ...]:
    """All versions of a written agreement, the first first; an oral one has its own sheet."""
    if not isinstance(case.record, Dispute) or case.record.track != "written":
        return ()
    return tuple(sorted(case.all(Agreement), key=lambda item: item.version))


def doubts(case: CaseFile, version: Any) -> tuple[Problem, ...]:
    """Amounts that are written in two ways."""
    return amounts_of_version(case, version)


PAPER = Paper(
    "agreement",
    TITLE,
    Dispute.KIND,
    "version",
    versions,
    Values,
    fill,
    layout,
    doubts=doubts,
)
