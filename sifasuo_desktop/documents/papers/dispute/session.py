"""人民调解记录 (F10): one a mediation meeting; 人民调解法 第二十七条."""

from datetime import datetime

from sifasuo_desktop.documents.engine.blocks import (
    Blocks,
    Field,
    KeepTogether,
    LabelledRow,
    SealRoom,
    SignatureBlock,
    Signers,
    Text,
    Title,
)
from sifasuo_desktop.documents.engine.chinese import date_cn, list_cn, moment_cn
from sifasuo_desktop.documents.issuer import Issuer, seal_words
from sifasuo_desktop.documents.paper import Paper, PaperInput, PaperValues, each_party
from sifasuo_desktop.documents.papers.dispute.people import (
    ADDRESS,
    dispute_of,
    names_of,
)
from sifasuo_desktop.documents.papers.dispute.represented import name_list, present_words
from sifasuo_desktop.documents.papers.dispute.signers import (
    SIGNED_IN_LIST,
    present_signers,
    sealed_lines,
    signature_list,
    signer_words,
    signing_columns,
    too_many,
)
from sifasuo_desktop.documents.papers.texts import tidy, written
from sifasuo_desktop.domain.casefile import CaseFile
from sifasuo_desktop.domain.dispute.records import Agreement, Dispute, Party, Session

TITLE = "人民调解记录"
TOLD = "人民调解委员会已将人民调解的相关规定告知各方当事人。"
SIGNATURES = "当事人签名表"
RESULT = "调解结果："
READ = "以上记录我看过（念给我听过），和我说的一样。"
SIGN_PARTY = "当事人（签名盖章或按指印）："
AGREED, GOES_ON = "1", "3"
NAMES = 5  # on a line, written by hand


class Values(PaperValues):
    """What is told of one meeting; ``listed`` parties and agents sign in an annex.

    ``came`` tells in one text who came, or is empty for each whose name is written by hand;
    ``parties`` and ``agents`` are whose lines are signed.
    """

    held_at: datetime | None = None
    place: str = ""
    matter: str = ""
    came: tuple[str, ...] = each_party("")
    invited: tuple[str, ...] = ("",)
    record: str | None = None
    result: str = "☐调解成功　☐调解不成功　☐有待继续调解"
    parties: tuple[str, ...] = each_party("")
    agents: tuple[str, ...] = ()
    sealed: tuple[str, ...] = ()
    listed: bool = False
    represented: tuple[Party, ...] = ()
    mediators: int = 1


def _head(values: Values) -> Blocks:
    """The rows above the text; names written by hand get as many more lines as they need."""
    came = list_cn(values.came)
    by_hand = 0 if came else len(values.came) // NAMES
    more = (Text(blank_lines=by_hand, indent=0),) if by_hand else ()
    place = Field("地点", values.place, blank=ADDRESS)
    return (
        LabelledRow((Field("时间", moment_cn(values.held_at)), place)),
        LabelledRow((Field("事由", values.matter),)),
        LabelledRow((Field("当事人", came),)),
        *more,
        LabelledRow((Field("参加人", list_cn(values.invited)),)),
    )


def _signatures(values: Values) -> SignatureBlock:
    """Parties, agents and who was invited left, mediators and recorder right."""
    listed, sealed = values.listed, values.sealed
    first, second = signing_columns(() if listed else values.parties, sealed)
    left = [Signers(SIGN_PARTY, first, sealed)] if first else []
    others = (Signers(SIGN_PARTY, second, sealed),) if second else ()
    if values.agents and not listed:
        left.append(Signers("委托代理人（签名）：", values.agents))
    if values.invited:
        left.append(Signers("参加人（签名）：", values.invited))
    right = (
        *others,
        Signers("人民调解员（签名）：", ("",) * max(1, values.mediators)),
        Signers("记录人（签名）："),
    )
    return SignatureBlock(tuple(left), right)


def _result(given: PaperInput, session: Session) -> str:
    """The result in a sentence, with what the case itself says of how it goes on."""
    words = given.code_title("session_result", session.result)
    if session.result == AGREED:
        on_paper = dispute_of(given.case).track == "written"
        same_day = {item.agreed for item in given.case.all(Agreement)}
        if on_paper and session.held_at.date() in same_day:
            words += "，各方自愿达成协议，另制作协议书"
    elif session.result == GOES_ON and session.next_date:
        words += f"（约定{date_cn(session.next_date)}再次调解）"
    return words + "。"


def _hands(case: CaseFile, session: Session) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The lines of parties and of agents; of a meeting that names nobody, bare lines.

    Many who are not named stand in the list in which everybody who came signs.
    """
    day = session.held_at.date()
    if session.present:
        return present_signers(case, session.present, day)
    lines = tuple(signer_words(case, one, day) for one in case.all(Party))
    return (lines if too_many(lines) else ("",) * len(lines)), ()


def fill(given: PaperInput) -> Values:
    """One meeting; the fixed first line is printed once, typed or not."""
    session: Session = given.item
    dispute = dispute_of(given.case)
    day = session.held_at.date()
    parties, agents = _hands(given.case, session)
    everybody = (*parties, *agents)
    sealed = sealed_lines(given.case, everybody)
    listed = too_many(everybody, sealed)
    came, represented = present_words(given.case, session.present, day, listed=listed)
    return Values(
        held_at=session.held_at,
        place=session.place,
        matter=given.code_title("dispute_type", dispute.dispute_type),
        came=(came,),
        invited=session.invited,
        record=tidy(session.record).removeprefix(TOLD),
        result=_result(given, session),
        parties=parties,
        agents=agents,
        sealed=sealed,
        listed=listed,
        represented=represented,
        mediators=len(given.issuer.mediators_of(dispute)),
        names=names_of(given, *session.present, *session.invited),
        number=dispute.file_no or "",
    )


def layout(values: Values, issuer: Issuer | None) -> Blocks:
    """The record of one meeting, ruled where it is to be written by hand."""
    everybody = (*values.parties, *values.agents)
    signed = signature_list(SIGNATURES, everybody, sealed=values.sealed) if values.listed else ()
    return (
        Title(TITLE, spaced=True),
        *_head(values),
        Text(TOLD),
        written(values.record, blank_lines=30, give=13, least_lines=8),
        KeepTogether((Text(values.result, lead=RESULT), Text(READ))),
        *((Text(SIGNED_IN_LIST),) if values.listed else ()),
        _signatures(values),
        SealRoom(seal_words(issuer), values.held_at and values.held_at.date()),
        *signed,
        *(name_list(values.represented) if values.represented else ()),
    )


def sessions(case: CaseFile) -> tuple[Session, ...]:
    """The meetings in their order."""
    return tuple(sorted(case.all(Session), key=lambda item: item.position))


PAPER = Paper("session", TITLE, Dispute.KIND, "session", sessions, Values, fill, layout)
