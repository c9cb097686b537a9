"""人民调解受理登记表 (F04): one a case of the written track (ruling 16)."""

from datetime import date

from sifasuo_desktop.documents.engine.blocks import (
    Fill,
    Heading,
    Inline,
    Note,
    PaperContent,
    SealRoom,
    SignatureBlock,
    Signers,
    Text,
    Title,
)
from sifasuo_desktop.documents.engine.chinese import date_cn
from sifasuo_desktop.documents.issuer import Issuer, seal_words
from sifasuo_desktop.documents.paper import Paper, PaperInput
from sifasuo_desktop.documents.papers.dispute.people import (
    dispute_of,
    names_of,
    tidy,
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
from sifasuo_desktop.domain.casefile import CaseFile
from sifasuo_desktop.domain.dispute.records import Dispute, Party
from sifasuo_desktop.domain.dispute.representatives import standing_on

TITLE = "人民调解受理登记表"
NOTE = Note("备注：此表由人民调解委员会填写。")
FACTS = Heading("纠纷简要情况：")
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


def _opening(dispute: Dispute, ground: str, first: str, second: str) -> Text:
    # An acceptance that is not registered yet gets its date by hand.
    words: tuple[Inline, ...] = (
        Fill(date_cn(dispute.accepted)),
        f"，人民调解委员会{ground}，经当事人同意，调解",
        Fill(first),
        "与",
        Fill(second),
        "之间的纠纷。",
    )
    return Text(words)


def _signatures(names: tuple[str, ...], sealed: tuple[str, ...] = ()) -> SignatureBlock:
    """Parties left, the registrar right; many parties stand in both columns."""
    first, second = signing_columns(names, sealed)
    others = (Signers(SIGN_PARTY, second, sealed),) if second else ()
    left = (Signers(SIGN_PARTY, first, sealed),)
    return SignatureBlock(left, (*others, Signers(SIGN_REGISTRAR)))


def _signers(case: CaseFile, day: date) -> tuple[str, ...]:
    return tuple(signer_words(case, party, day) for party in case.all(Party))


def build(given: PaperInput) -> PaperContent:
    """The sheet of the case, dated with the day of acceptance."""
    dispute = dispute_of(given.case)
    ground, source = _ground(dispute.source, given.code_title("dispute_source", dispute.source))
    detail = given.code_title("dispute_source_local", dispute.source_detail)
    day = dispute.accepted or dispute.applied
    signers = _signers(given.case, day)
    sealed = sealed_lines(given.case, signers)
    listed = too_many(signers, sealed)
    registrar = SignatureBlock(right=(Signers(SIGN_REGISTRAR),))
    return PaperContent(
        TITLE,
        (
            Title(TITLE),
            _opening(
                dispute, ground, *sides(standing_on(given.case.all(Party), day), listed=listed)
            ),
            Text(given.code_title("dispute_type", dispute.dispute_type), "纠纷类型：", indent=0),
            Text(source + (f"（{detail}）" if detail else ""), "案件来源：", indent=0),
            FACTS,
            Text(tidy(dispute.facts), least_lines=6),
            *((Text(SIGNED_IN_LIST),) if listed else ()),
            registrar if listed else _signatures(signers, sealed),
            SealRoom(given.issuer.seal_words, dispute.accepted),
            NOTE,
            *(signature_list("当事人签名表", signers, sealed=sealed) if listed else ()),
        ),
        names=names_of(given),
        number=dispute.file_no or "",
    )


def blank(issuer: Issuer | None, parties: int = 2) -> PaperContent:
    """The form with every source to choose from."""
    names = [part for _ in range(parties) for part in ("、", Fill(blank=10 if parties < 3 else 6))]
    return PaperContent(
        TITLE,
        (
            Title(TITLE),
            Text(
                (
                    Fill(date_cn(None)),
                    "，人民调解委员会依当事人申请（人民调解委员会主动调解），经当事人同意，调解",
                    *names[1:],
                    "之间的纠纷。",
                )
            ),
            Text(lead="纠纷类型：", indent=0),
            Text(
                "①当事人申请 ②人民调解委员会主动调解 ③接受委托移送",
                lead="案件来源：",
                indent=0,
            ),
            FACTS,
            Text(blank_lines=7, give=3),
            _signatures(("",) * parties),
            SealRoom(seal_words(issuer.committee if issuer else None)),
            NOTE,
        ),
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
    build,
    blank,
    by_parties=True,
    at=("accepted", "declined"),
)
