"""社区矫正对象外出审批表 (W12): one a leave; 社区矫正法实施办法 第二十六至二十八条."""

from datetime import date

from sifasuo_desktop.documents.engine.blocks import Blocks, Cell, Form, FormRow, Note, Title
from sifasuo_desktop.documents.engine.chinese import date_cn, period_cn
from sifasuo_desktop.documents.issuer import Issuer
from sifasuo_desktop.documents.paper import Paper, PaperInput, PaperValues
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


class Values(PaperValues):
    """What is told of one leave; ``level`` is the body that decides, ``decided`` the day it did."""

    copies: int = 3
    name: str = ""
    sex: str = ""
    id_number: str = ""
    category: str = ""
    residence: str = ""
    reason: str = ""
    applied: date | None = None
    destination: str = ""
    contact: str = ""
    start: date | None = None
    end: date | None = None
    days: str = "　　"
    window_days: str = "　　"
    proofs: str = ""
    level: str = "city"
    decision: str = ""
    decided: date | None = None
    remarks: str = ""


def fill(given: PaperInput) -> Values:
    """One leave of the person."""
    person, leave = given.case.record, given.item
    assert isinstance(person, Correction)
    decided = leave.approved if leave.level else None
    return Values(
        name=person.name,
        sex=given.code_title("sex", person.sex),
        id_number=person.id_number or "",
        category=given.code_title("correction_category", person.category),
        residence=person.residence,
        reason=f"{given.code_title('leave_reason', leave.reason)}：{leave.reason_detail}",
        applied=leave.applied,
        destination=leave.destination,
        contact=leave.contact or "",
        start=leave.start,
        end=leave.end,
        days=str(leave.days),
        window_days=str(leave.window_days),
        proofs="、".join(leave.proofs),
        level=leave.level or leave.level_needed,
        decision=_decision(leave) if decided else "",
        decided=decided,
        remarks=_remarks(leave, given.entered_late),
        names=(person.name, leave.approver or ""),
        number=person.name,
    )


def _decision(leave: Leave) -> str:
    """What was decided, in the words of the record."""
    number = f"（{leave.approval_no}）" if leave.approval_no else ""
    if leave.state == "refused":
        return f"不予批准{number}。{leave.refused_reason or ''}"
    return f"批准外出{number}。"


def _remarks(leave: Leave, entered_late: int) -> str:
    told = [f"事后登记（{entered_late}天）"] if entered_late else []
    if leave.state in _ENDED:
        told.append(f"{_ENDED[leave.state]}：{date_cn(leave.ended_on)}，{leave.end_reason or ''}")
    if leave.extended_to:
        told.append(f"申请延期至{date_cn(leave.extended_to)}：{leave.extend_reason or ''}")
    if leave.returned:
        told.append(f"实际返回：{date_cn(leave.returned)}")
    if leave.cancelled_on:
        told.append(f"销假：{date_cn(leave.cancelled_on)}")
    return "；".join(told)


def _opinions(values: Values) -> tuple[FormRow, ...]:
    """Every body up to the one that decides; empty ones are filled in by hand.

    Of three the two lower ones, which only pass it on, stand side by side.
    """
    if values.level != "city":
        return tuple(_opinion(level, values) for level in ("office", "county"))
    cells = [
        cell
        for level in ("office", "county")
        for cell in (Cell(LEVELS[level], label=True), Cell("", foot=BESIDE))
    ]
    return (FormRow(tuple(cells), SEAL_LINES), _opinion("city", values))


def _opinion(level: str, values: Values) -> FormRow:
    decides = level == values.level
    foot = (SIGN, date_cn(values.decided if decides else None))
    return _wide(LEVELS[level], values.decision if decides else "", SEAL_LINES, foot)


def layout(values: Values, issuer: Issuer | None) -> Blocks:
    """The sheet of one leave with the rows of all bodies that may decide."""
    foot = (f"申请人（签名、按指印）：{ROOM}", date_cn(values.applied))
    rows = (
        _pair("姓　　名", values.name, "性　　别", values.sex),
        _pair("身份证号码", values.id_number, "矫正类别", values.category),
        _wide("现居住地", values.residence),
        _wide("外出事由", values.reason, 3, foot),
        _wide("外出目的地", values.destination),
        _wide("目的地联系人", values.contact),
        _wide("外出期限", period_cn(values.start, values.end)),
        _pair("外出天数", f"{values.days}天", "两个月内累计", f"{values.window_days}天"),
        _wide("证明材料", values.proofs),
        *_opinions(values),
        _wide("备　　注", values.remarks),
    )
    return (Title(TITLE), Form(WIDTHS, rows), NOTE)


def leaves(case: CaseFile) -> tuple[Leave, ...]:
    """The leaves in their order."""
    return tuple(sorted(case.all(Leave), key=lambda item: item.position))


PAPER = Paper("leave_approval", TITLE, Correction.KIND, "leave", leaves, Values, fill, layout)
