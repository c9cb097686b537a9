"""社区矫正对象外出审批表 (W12): one a leave; 社区矫正法实施办法 第二十六至二十八条."""

from sifasuo_desktop.documents.engine.blocks import Cell, Form, FormRow, Note, PaperContent, Title
from sifasuo_desktop.documents.engine.chinese import date_cn, period_cn
from sifasuo_desktop.documents.issuer import Issuer
from sifasuo_desktop.documents.paper import Paper, PaperInput
from sifasuo_desktop.domain.casefile import CaseFile
from sifasuo_desktop.domain.correction.records import Correction, Leave

TITLE = "社区矫正对象外出审批表"
NOTE = Note("注：本表一式三份，社区矫正对象、司法所、县级社区矫正机构各一份。")
WIDTHS = (1.5, 2.3, 1.5, 2.3)
ROOM = "　" * 7
SIGN = f"签名（盖章）：{ROOM}"
BESIDE = ("签名（盖章）：　　", "　年　月　日")
LEVELS = {
    "office": "司法所\n意　　见",
    "county": "县级社区\n矫正机构意见",
    "city": "上一级社区\n矫正机构意见",
}
# With the room of the cell 42 mm, the size of a seal.
SEAL_LINES = 5.4
_ENDED = {"not_taken": "批准后未外出", "withdrawn": "申请人撤回", "voided": "登记有误，作废"}


def _pair(label: str, value: str, label2: str, value2: str) -> FormRow:
    return FormRow((Cell(label, label=True), Cell(value), Cell(label2, label=True), Cell(value2)))


def _wide(label: str, value: str, lines: float = 1, foot: tuple[str, ...] = ()) -> FormRow:
    return FormRow((Cell(label, label=True), Cell(value, span=3, foot=foot)), lines)


def _person_rows(person: Correction | None, given: PaperInput | None) -> tuple[FormRow, ...]:
    if person is None or given is None:
        return (
            _pair("姓　　名", "", "性　　别", ""),
            _pair("身份证号码", "", "矫正类别", ""),
            _wide("现居住地", ""),
        )
    category = given.code_title("correction_category", person.category)
    return (
        _pair("姓　　名", person.name, "性　　别", given.code_title("sex", person.sex)),
        _pair("身份证号码", person.id_number or "", "矫正类别", category),
        _wide("现居住地", person.residence),
    )


def _leave_rows(leave: Leave | None, given: PaperInput | None) -> tuple[FormRow, ...]:
    if leave is None or given is None:
        return (
            _wide("外出事由", "", 3, (f"申请人（签名、按指印）：{ROOM}", date_cn(None))),
            _wide("外出目的地", ""),
            _wide("目的地联系人", ""),
            _wide("外出期限", period_cn(None, None)),
            _pair("外出天数", "　　天", "两个月内累计", "　　天"),
            _wide("证明材料", ""),
        )
    reason = f"{given.code_title('leave_reason', leave.reason)}：{leave.reason_detail}"
    return (
        _wide("外出事由", reason, 3, (f"申请人（签名、按指印）：{ROOM}", date_cn(leave.applied))),
        _wide("外出目的地", leave.destination),
        _wide("目的地联系人", leave.contact or ""),
        _wide("外出期限", period_cn(leave.start, leave.end)),
        _pair("外出天数", f"{leave.days}天", "两个月内累计", f"{leave.window_days}天"),
        _wide("证明材料", "、".join(leave.proofs)),
    )


def _decision(leave: Leave) -> str:
    """What was decided, in the words of the record; nothing before it is decided."""
    number = f"（{leave.approval_no}）" if leave.approval_no else ""
    if leave.state == "refused":
        return f"不予批准{number}。{leave.refused_reason or ''}"
    return f"批准外出{number}。" if leave.approved else ""


def _opinions(leave: Leave | None) -> tuple[FormRow, ...]:
    """Every body up to the one that decides; empty ones are filled in by hand.

    Of three the two lower ones, which only pass it on, stand side by side.
    """
    if leave and (leave.level or leave.level_needed) != "city":
        return tuple(_opinion(level, leave) for level in ("office", "county"))
    cells = [
        cell
        for level in ("office", "county")
        for cell in (Cell(LEVELS[level], label=True), Cell("", foot=BESIDE))
    ]
    return (FormRow(tuple(cells), SEAL_LINES), _opinion("city", leave))


def _opinion(level: str, leave: Leave | None) -> FormRow:
    if leave and leave.level == level and leave.approved:
        foot = (SIGN, date_cn(leave.approved))
        return _wide(LEVELS[level], _decision(leave), SEAL_LINES, foot)
    return _wide(LEVELS[level], "", SEAL_LINES, (SIGN, date_cn(None)))


def _remarks(leave: Leave | None, given: PaperInput | None) -> str:
    if leave is None or given is None:
        return ""
    told = [f"事后登记（{given.entered_late}天）"] if given.entered_late else []
    if leave.state in _ENDED:
        told.append(f"{_ENDED[leave.state]}：{date_cn(leave.ended_on)}，{leave.end_reason or ''}")
    if leave.extended_to:
        told.append(f"申请延期至{date_cn(leave.extended_to)}：{leave.extend_reason or ''}")
    if leave.returned:
        told.append(f"实际返回：{date_cn(leave.returned)}")
    if leave.cancelled_on:
        told.append(f"销假：{date_cn(leave.cancelled_on)}")
    return "；".join(told)


def _content(
    person: Correction | None, leave: Leave | None, given: PaperInput | None
) -> PaperContent:
    rows = (
        *_person_rows(person, given),
        *_leave_rows(leave, given),
        *_opinions(leave),
        _wide("备　　注", _remarks(leave, given)),
    )
    names = (person.name, leave.approver or "") if person and leave else ()
    blocks = (Title(TITLE), Form(WIDTHS, rows), NOTE)
    return PaperContent(TITLE, blocks, copies=3, names=names, number=person.name if person else "")


def build(given: PaperInput) -> PaperContent:
    """The sheet of one leave."""
    assert isinstance(given.case.record, Correction)
    return _content(given.case.record, given.item, given)


def blank(issuer: Issuer | None, parties: int = 2) -> PaperContent:
    """The form with the rows of all bodies that may decide."""
    return _content(None, None, None)


def leaves(case: CaseFile) -> tuple[Leave, ...]:
    """The leaves in their order."""
    return tuple(sorted(case.all(Leave), key=lambda item: item.position))


PAPER = Paper("leave_approval", TITLE, Correction.KIND, "leave", leaves, build, blank)
