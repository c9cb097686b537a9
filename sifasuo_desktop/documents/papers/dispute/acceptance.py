"""人民调解受理登记表 (F04): one a case of the written track (ruling 16)."""

from dataclasses import replace
from datetime import date

from sifasuo_desktop.documents.engine.blocks import (
    Blocks,
    Fill,
    Heading,
    Inline,
    Note,
    SealRoom,
    SignatureBlock,
    Signers,
    Text,
    Title,
)
from sifasuo_desktop.documents.engine.chinese import date_cn
from sifasuo_desktop.documents.issuer import Issuer, seal_words
from sifasuo_desktop.documents.paper import Paper, PaperInput, PaperValues, each_party
from sifasuo_desktop.documents.papers.dispute.people import (
    dispute_of,
    names_of,
)
from sifasuo_desktop.documents.papers.dispute.represented import sides
from sifasuo_desktop.documents.papers.dispute.signers import (
    SIGNED_IN_LIST,
    sealed_lines,
    signature_list,
    signer_words,
    signing_columns,
    too_many,
)
from sifasuo_desktop.documents.papers.texts import written
from sifasuo_desktop.domain.casefile import CaseFile
from sifasuo_desktop.domain.dispute.records import Dispute, Party
from sifasuo_desktop.domain.dispute.representatives import standing_on

TITLE = "人民调解受理登记表"
NOTE = Note("备注：此表由人民调解委员会填写。")
FACTS = Heading("纠纷简要情况：")
SIGNATURES = "当事人签名表"
SIGN_PARTY = "当事人（签名）："
SIGN_REGISTRAR = "登记人（签名）："
APPLIED, ACTIVE = "1", "2"


def _ground(source: str, title: str) -> tuple[str, str]:
    """How the case came, in the opening sentence and as an item of the form."""
    if source == APPLIED:
        return "依当事人申请", f"①{title}"
    if source == ACTIVE:
        return "主动调解", f"②{title}"
    return f"接受{title}", f"③接受{title}"


class Values(PaperValues):
    """What is told of the case; the dispute is ``between`` sides, which ``joined`` joins.

    ``listed`` parties sign in an annex.
    """

    accepted: date | None = None  # not registered yet: the date is filled in by hand
    ground: str = "依当事人申请（人民调解委员会主动调解）"
    between: tuple[Fill, ...] = each_party(Fill(blank=10))
    joined: str = "、"
    dispute_type: str = ""
    source: str = "①当事人申请 ②人民调解委员会主动调解 ③接受委托移送"
    facts: str | None = None
    signers: tuple[str, ...] = each_party("")
    sealed: tuple[str, ...] = ()
    listed: bool = False


def _opening(values: Values) -> Text:
    narrow = len(values.between) > 2
    sides: list[Inline] = []
    for side in values.between:
        sides += [values.joined, replace(side, blank=6) if narrow else side]
    words: tuple[Inline, ...] = (
        Fill(date_cn(values.accepted)),
        f"，人民调解委员会{values.ground}，经当事人同意，调解",
        *sides[1:],
        "之间的纠纷。",
    )
    return Text(words)


def _signatures(values: Values) -> SignatureBlock:
    """Parties left, the registrar right; many parties stand in both columns."""
    registrar = Signers(SIGN_REGISTRAR)
    if values.listed:
        return SignatureBlock(right=(registrar,))
    first, second = signing_columns(values.signers, values.sealed)
    others = (Signers(SIGN_PARTY, second, values.sealed),) if second else ()
    return SignatureBlock((Signers(SIGN_PARTY, first, values.sealed),), (*others, registrar))


def fill(given: PaperInput) -> Values:
    """The case, dated with the day of acceptance."""
    dispute = dispute_of(given.case)
    ground, source = _ground(dispute.source, given.code_title("dispute_source", dispute.source))
    detail = given.code_title("dispute_source_local", dispute.source_detail)
    day = dispute.accepted or dispute.applied
    signers = tuple(signer_words(given.case, one, day) for one in given.case.all(Party))
    sealed = sealed_lines(given.case, signers)
    listed = too_many(signers, sealed)
    first, second = sides(standing_on(given.case.all(Party), day), listed=listed)
    return Values(
        accepted=dispute.accepted,
        ground=ground,
        between=(Fill(first), Fill(second)),
        joined="与",
        dispute_type=given.code_title("dispute_type", dispute.dispute_type),
        source=source + (f"（{detail}）" if detail else ""),
        facts=dispute.facts,
        signers=signers,
        sealed=sealed,
        listed=listed,
        names=names_of(given),
        number=dispute.file_no or "",
    )


def layout(values: Values, issuer: Issuer | None) -> Blocks:
    """The sheet of the case; blank with every source to choose from."""
    signers, sealed = values.signers, values.sealed
    return (
        Title(TITLE),
        _opening(values),
        Text(values.dispute_type, "纠纷类型：", indent=0),
        Text(values.source, "案件来源：", indent=0),
        FACTS,
        written(values.facts, blank_lines=7, give=3, least_lines=6),
        *((Text(SIGNED_IN_LIST),) if values.listed else ()),
        _signatures(values),
        SealRoom(seal_words(issuer), values.accepted),
        NOTE,
        *(signature_list(SIGNATURES, signers, sealed=sealed) if values.listed else ()),
    )


def sheets(case: CaseFile) -> tuple[Dispute, ...]:
    """The case, unless it is oral or was declined."""
    dispute = dispute_of(case)
    return () if dispute.track != "written" or dispute.declined else (dispute,)


PAPER = Paper(
    "acceptance",
    TITLE,
    Dispute.KIND,
    "record",
    sheets,
    Values,
    fill,
    layout,
    at=("accepted", "declined"),
)
