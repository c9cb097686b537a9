"""社区矫正对象报到情况通知单 (W04): tells the deciding organ whether the person reported in.

社区矫正法 第二十一条. Number and date stay blank: the county body gives them.
"""

from sifasuo_desktop.documents.engine.blocks import (
    Cell,
    Fill,
    Form,
    FormRow,
    Note,
    NumberLine,
    PaperContent,
    SealRoom,
    Spacer,
    Text,
    Title,
)
from sifasuo_desktop.documents.engine.chinese import date_cn, period_cn
from sifasuo_desktop.documents.issuer import Issuer
from sifasuo_desktop.documents.paper import Paper, PaperInput
from sifasuo_desktop.domain.casefile import CaseFile
from sifasuo_desktop.domain.correction.records import Correction

TITLE = "社区矫正对象报到情况通知单"
COPIES = 3
SITUATIONS = {
    "01": "在规定时限内报到",
    "02": "超出规定时限报到",
    "03": "未报到且下落不明",
}
WIDTHS = (1.18, 2.42, 1.18, 2.82)  # the last holds the number of a judgment on one line
NOTE = Note("注：本通知单一式三份，一份送社区矫正决定机关，其余按规定抄送、存档。")
SEAL = "（县级社区矫正机构公章）"


def _pair(label: str, value: str, label2: str, value2: str) -> FormRow:
    return FormRow(
        (Cell(label, label=True), Cell(value), Cell(label2, label=True), Cell(value2)), 1.1
    )


def _wide(label: str, value: str, lines: float = 1.1) -> FormRow:
    return FormRow((Cell(label, label=True), Cell(value, span=3)), lines)


def _ticks(situation: str | None) -> str:
    """The three situations, the one that holds ticked."""
    return "\n".join(
        f"{'☑' if code == situation else '☐'} {title}" for code, title in SITUATIONS.items()
    )


def _content(
    organ: str, rows: tuple[FormRow, ...], names: tuple[str, ...], whose: str = ""
) -> PaperContent:
    blocks = (
        Title(TITLE),
        NumberLine(),
        Spacer(0.5),
        Text((Fill(organ, 14), "："), indent=0),
        Text("现将下列社区矫正对象的报到情况通知如下："),
        Spacer(0.3),
        Form(WIDTHS, rows),
        Spacer(0.3),
        Text("特此通知。"),
        SealRoom(SEAL),
        NOTE,
    )
    return PaperContent(TITLE, blocks, copies=COPIES, names=names, number=whose)


def build(given: PaperInput) -> PaperContent:
    """The notice with the facts of the person."""
    person: Correction = given.item
    title = given.code_title
    category = title("correction_category", person.category)
    came = person.report_situation != "03"
    rows = (
        _pair("姓　　名", person.name, "性　　别", title("sex", person.sex)),
        _pair("出生日期", date_cn(person.birth_date), "身份证号码", person.id_number or ""),
        _wide("居住地", person.residence),
        _wide("罪　　名", person.offence),
        _pair(
            "裁判时间",
            date_cn(person.judged),
            "裁判书号",
            person.judgment_no or "",
        ),
        _pair("生效日期", date_cn(person.effective), "矫正类别", category),
        _wide("矫正期限", period_cn(person.start, person.end)),
        _wide("报到时间", date_cn(person.reported) if came else ""),
        _wide("报到情形", _ticks(person.report_situation), 3.2),
    )
    names = (person.name, person.deciding_organ)
    return _content(person.deciding_organ, rows, names, person.name)


def blank(issuer: Issuer | None, parties: int = 2) -> PaperContent:
    """The form with nothing filled in."""
    day = date_cn(None)
    rows = (
        _pair("姓　　名", "", "性　　别", ""),
        _pair("出生日期", day, "身份证号码", ""),
        _wide("居住地", ""),
        _wide("罪　　名", ""),
        _pair("裁判时间", day, "裁判书号", ""),
        _pair("生效日期", day, "矫正类别", ""),
        _wide("矫正期限", period_cn(None, None)),
        _wide("报到时间", day),
        _wide("报到情形", _ticks(None), 3.2),
    )
    return _content("", rows, ())


def notices(case: CaseFile) -> tuple[Correction, ...]:
    """The person."""
    return (case.record,) if isinstance(case.record, Correction) else ()


PAPER = Paper("report_notice", TITLE, Correction.KIND, "record", notices, build, blank)
