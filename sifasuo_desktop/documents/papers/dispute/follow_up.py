"""人民调解回访记录 (F13): one a visit after the agreement; 人民调解法 第三十一条."""

from datetime import date

from sifasuo_desktop.documents.engine.blocks import (
    Block,
    Field,
    Heading,
    LabelledRow,
    PaperContent,
    SignatureBlock,
    Signers,
    Text,
    Title,
)
from sifasuo_desktop.documents.engine.chinese import date_cn
from sifasuo_desktop.documents.issuer import Issuer
from sifasuo_desktop.documents.paper import Paper, PaperInput
from sifasuo_desktop.documents.papers.dispute.people import ADDRESS, dispute_of, names_of, tidy
from sifasuo_desktop.documents.papers.dispute.represented import all_parties
from sifasuo_desktop.domain.casefile import CaseFile
from sifasuo_desktop.domain.dispute.records import Dispute, FollowUp, Party
from sifasuo_desktop.domain.dispute.representatives import standing_on

TITLE = "人民调解回访记录"
BY_PHONE = "phone"
SITUATION = Heading("回访情况：")


def _head(
    parties: str = "",
    number: str = "",
    matter: str = "",
    day: date | None = None,
    way: str = "",
    place: str | None = "",
) -> tuple[Block, ...]:
    """The rows above the text; ``place`` None leaves its row out."""
    rows = (
        LabelledRow((Field("当事人", parties),)),
        LabelledRow((Field("调解协议编号", number),)),
        LabelledRow((Field("回访事由", matter),)),
        LabelledRow((Field("回访时间", date_cn(day)), Field("回访方式", way))),
    )
    where = () if place is None else (LabelledRow((Field("回访地点", place, blank=ADDRESS),)),)
    return (*rows, *where, SITUATION)


def _signature(name: str, day: date | None) -> SignatureBlock:
    return SignatureBlock(right=(Signers("回访人（签名）：", (name,)),), dated=True, day=day)


def build(given: PaperInput) -> PaperContent:
    """The record of one visit or call."""
    visit: FollowUp = given.item
    dispute = dispute_of(given.case)
    kind = given.code_title("dispute_type", dispute.dispute_type)
    return PaperContent(
        TITLE,
        (
            Title(TITLE),
            *_head(
                all_parties(standing_on(given.case.all(Party), visit.visited)),
                dispute.file_no or "",
                visit.matter or f"{kind}协议履行情况",
                visit.visited,
                given.code_title("visit_way", visit.way),
                visit.place or (None if visit.way == BY_PHONE else ""),
            ),
            Text(tidy(visit.situation), least_lines=9),
            _signature(visit.visitor, visit.visited),
        ),
        names=names_of(given, visit.visitor),
        number=dispute.file_no or "",
    )


def blank(issuer: Issuer | None, parties: int = 2) -> PaperContent:
    """The form with nothing filled in."""
    return PaperContent(TITLE, (Title(TITLE), *_head(), Text(blank_lines=13), _signature("", None)))


def visits(case: CaseFile) -> tuple[FollowUp, ...]:
    """The visits in their order."""
    return tuple(sorted(case.all(FollowUp), key=lambda item: item.position))


PAPER = Paper("follow_up", TITLE, Dispute.KIND, "visit", visits, build, blank)
