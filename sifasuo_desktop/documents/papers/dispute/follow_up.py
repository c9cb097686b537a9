"""人民调解回访记录 (F13): one a visit after the agreement; 人民调解法 第三十一条."""

from datetime import date

from sifasuo_desktop.documents.engine.blocks import (
    Blocks,
    Field,
    Heading,
    LabelledRow,
    SignatureBlock,
    Signers,
    Title,
)
from sifasuo_desktop.documents.engine.chinese import date_cn
from sifasuo_desktop.documents.issuer import Issuer
from sifasuo_desktop.documents.paper import Paper, PaperInput, PaperValues
from sifasuo_desktop.documents.papers.dispute.people import ADDRESS, dispute_of, names_of
from sifasuo_desktop.documents.papers.dispute.represented import all_parties
from sifasuo_desktop.documents.papers.texts import written
from sifasuo_desktop.domain.casefile import CaseFile
from sifasuo_desktop.domain.dispute.records import Dispute, FollowUp, Party
from sifasuo_desktop.domain.dispute.representatives import standing_on

TITLE = "人民调解回访记录"
BY_PHONE = "phone"
SITUATION = Heading("回访情况：")


class Values(PaperValues):
    """What is told of one visit or call."""

    parties: str = ""
    matter: str = ""
    visited: date | None = None
    way: str = ""
    place: str | None = ""  # None leaves its row out
    situation: str | None = None
    visitor: str = ""


def fill(given: PaperInput) -> Values:
    """One visit or call."""
    visit: FollowUp = given.item
    dispute = dispute_of(given.case)
    kind = given.code_title("dispute_type", dispute.dispute_type)
    return Values(
        parties=all_parties(standing_on(given.case.all(Party), visit.visited)),
        matter=visit.matter or f"{kind}协议履行情况",
        visited=visit.visited,
        way=given.code_title("visit_way", visit.way),
        place=visit.place or (None if visit.way == BY_PHONE else ""),
        situation=visit.situation,
        visitor=visit.visitor,
        names=names_of(given, visit.visitor),
        number=dispute.file_no or "",
    )


def layout(values: Values, issuer: Issuer | None) -> Blocks:
    """The record of one visit."""
    where = Field("回访地点", values.place or "", blank=ADDRESS)
    visitor = Signers("回访人（签名）：", (values.visitor,))
    return (
        Title(TITLE),
        LabelledRow((Field("当事人", values.parties),)),
        LabelledRow((Field("调解协议编号", values.number),)),
        LabelledRow((Field("回访事由", values.matter),)),
        LabelledRow((Field("回访时间", date_cn(values.visited)), Field("回访方式", values.way))),
        *(() if values.place is None else (LabelledRow((where,)),)),
        SITUATION,
        written(values.situation, blank_lines=13, least_lines=9),
        SignatureBlock(right=(visitor,), dated=True, day=values.visited),
    )


def visits(case: CaseFile) -> tuple[FollowUp, ...]:
    """The visits in their order."""
    return tuple(sorted(case.all(FollowUp), key=lambda item: item.position))


PAPER = Paper("follow_up", TITLE, Dispute.KIND, "visit", visits, Values, fill, layout)
