"""人民调解记录 (F10): one a mediation meeting; 人民调解法 第二十七条."""

from sifasuo_desktop.documents.engine.blocks import (
    Field,
    KeepTogether,
    LabelledRow,
    PaperContent,
    SealRoom,
    SignatureBlock,
    Signers,
    Text,
    Title,
)
from sifasuo_desktop.documents.engine.chinese import date_cn, list_cn, moment_cn
from sifasuo_desktop.documents.issuer import Issuer, seal_words
from sifasuo_desktop.documents.paper import Paper, PaperInput
from sifasuo_desktop.documents.papers.dispute.people import (
    ADDRESS,
    dispute_of,
    names_of,
    tidy,
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
from sifasuo_desktop.domain.casefile import CaseFile
from sifasuo_desktop.domain.dispute.records import Agreement, Dispute, Party, Session

TITLE = "人民调解记录"
TOLD = "人民调解委员会已将人民调解的相关规定告知各方当事人。"
RESULT = "调解结果："
READ = "以上记录我看过（念给我听过），和我说的一样。"
SIGN_PARTY = "当事人（签名盖章或按指印）："
AGREED, GOES_ON = "1", "3"
NAMES = 5  # on a line, written by hand


def _head(
    moment: str = "", place: str = "", matter: str = "", parties: str = "", invited: str = ""
) -> tuple[LabelledRow, ...]:
    return (
        LabelledRow((Field("时间", moment), Field("地点", place, blank=ADDRESS))),
        LabelledRow((Field("事由", matter),)),
        LabelledRow((Field("当事人", parties),)),
        LabelledRow((Field("参加人", invited),)),
    )


def _signatures(
    parties: tuple[str, ...],
    invited: tuple[str, ...],
    mediators: int,
    agents: tuple[str, ...] = (),
    sealed: tuple[str, ...] = (),
) -> tuple[tuple[Signers, ...], tuple[Signers, ...]]:
    first, second = signing_columns(parties, sealed)
    left = [Signers(SIGN_PARTY, first, sealed)] if first else []
    others = (Signers(SIGN_PARTY, second, sealed),) if second else ()
    if agents:
        left.append(Signers("委托代理人（签名）：", agents))
    if invited:
        left.append(Signers("参加人（签名）：", invited))
    right = (
        *others,
        Signers("人民调解员（签名）：", ("",) * max(1, mediators)),
        Signers("记录人（签名）："),
    )
    return tuple(left), right


def _result(given: PaperInput, session: Session) -> str:
    """The result in a sentence, with what the case itself says of how it goes on."""
    words = given.code_title("session_result", session.result)
    if session.result == AGREED:
        written = dispute_of(given.case).track == "written"
        same_day = {item.agreed for item in given.case.all(Agreement)}
        if written and session.held_at.date() in same_day:
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


def build(given: PaperInput) -> PaperContent:
    """The record of one meeting; the fixed first line is printed once, typed or not."""
    session: Session = given.item
    dispute = dispute_of(given.case)
    day = session.held_at.date()
    parties, agents = _hands(given.case, session)
    everybody = (*parties, *agents)
    sealed = sealed_lines(given.case, everybody)
    listed = too_many(everybody, sealed)
    if listed:
        parties = agents = ()
    came, represented = present_words(given.case, session.present, day, listed=listed)
    mediators = len(given.issuer.mediators_of(dispute))
    left, right = _signatures(parties, session.invited, mediators, agents, sealed)
    return PaperContent(
        TITLE,
        (
            Title(TITLE, spaced=True),
            *_head(
                moment_cn(session.held_at),
                session.place,
                given.code_title("dispute_type", dispute.dispute_type),
                came,
                list_cn(session.invited),
            ),
            Text(TOLD),
            Text(tidy(tidy(session.record).removeprefix(TOLD)), least_lines=8),
            KeepTogether((Text(_result(given, session), lead=RESULT), Text(READ))),
            *((Text(SIGNED_IN_LIST),) if listed else ()),
            SignatureBlock(left, right),
            SealRoom(given.issuer.seal_words, day),
            *(signature_list("当事人签名表", everybody, sealed=sealed) if listed else ()),
            *(name_list(represented) if represented else ()),
        ),
        names=names_of(given, *session.present, *session.invited),
        number=dispute.file_no or "",
    )


def blank(issuer: Issuer | None, parties: int = 2) -> PaperContent:
    """The form of two pages, ruled."""
    left, right = _signatures(("",) * parties, ("",), 1)
    *rows, invited = _head(moment_cn(None))
    names = (Text(blank_lines=parties // NAMES, indent=0),) if parties >= NAMES else ()
    return PaperContent(
        TITLE,
        (
            Title(TITLE, spaced=True),
            *rows,
            *names,
            invited,
            Text(TOLD),
            Text(blank_lines=30, give=13),
            Text("☐调解成功　☐调解不成功　☐有待继续调解", lead=RESULT),
            Text(READ),
            SignatureBlock(left, right),
            SealRoom(seal_words(issuer.committee if issuer else None)),
        ),
    )


def sessions(case: CaseFile) -> tuple[Session, ...]:
    """The meetings in their order."""
    return tuple(sorted(case.all(Session), key=lambda item: item.position))


PAPER = Paper("session", TITLE, Dispute.KIND, "session", sessions, build, blank, by_parties=True)
