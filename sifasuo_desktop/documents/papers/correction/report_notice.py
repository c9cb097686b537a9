"""社区矫正对象报到情况通知单 (W04): tells the deciding organ whether the person reported in.

社区矫正法 第二十一条. Number and date stay blank: the county body gives them.
"""

from datetime import date

from sifasuo_desktop.documents.engine.blocks import (
    Blocks,
    Cell,
    Fill,
    Form,
    FormRow,
    Note,
    NumberLine,
    SealRoom,
    Spacer,
    Text,
    Title,
)
from sifasuo_desktop.documents.engine.chinese import date_cn, period_cn
from sifasuo_desktop.documents.issuer import Issuer
from sifasuo_desktop.documents.paper import Paper, PaperInput, PaperValues
from sifasuo_desktop.domain.casefile import CaseFile
from sifasuo_desktop.domain.correction.records import Correction

TITLE = "社区矫正对象报到情况通知单"
SITUATIONS = {
    "01": "在规定时限内报到",
    "02": "超出规定时限报到",
    "03": "未报到且下落不明",
}
NOT_REPORTED = "03"
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


class Values(PaperValues):
    """What is told of the person; ``ticked`` is the code of the situation that holds."""

    copies: int = 3
    organ: str = ""
    name: str = ""
    sex: str = ""
    born: date | None = None
    id_number: str = ""
    residence: str = ""
    offence: str = ""
    judged: date | None = None
    judgment_no: str = ""
    effective: date | None = None
    category: str = ""
    start: date | None = None
    end: date | None = None
    reported: str = date_cn(None)
    ticked: str | None = None


def fill(given: PaperInput) -> Values:
    """The facts of the person."""
    person: Correction = given.item
    title = given.code_title
    return Values(
        organ=person.deciding_organ,
        name=person.name,
        sex=title("sex", person.sex),
        born=person.birth_date,
        id_number=person.id_number or "",
        residence=person.residence,
        offence=person.offence,
        judged=person.judged,
        judgment_no=person.judgment_no or "",
        effective=person.effective,
        category=title("correction_category", person.category),
        start=person.start,
        end=person.end,
        reported="" if person.report_situation == NOT_REPORTED else date_cn(person.reported),
        ticked=person.report_situation,
        names=(person.name, person.deciding_organ),
        number=person.name,
    )


def layout(values: Values, issuer: Issuer | None) -> Blocks:
    """The notice of one person."""
    rows = (
        _pair("姓　　名", values.name, "性　　别", values.sex),
        _pair("出生日期", date_cn(values.born), "身份证号码", values.id_number),
        _wide("居住地", values.residence),
        _wide("罪　　名", values.offence),
        _pair("裁判时间", date_cn(values.judged), "裁判书号", values.judgment_no),
        _pair("生效日期", date_cn(values.effective), "矫正类别", values.category),
        _wide("矫正期限", period_cn(values.start, values.end)),
        _wide("报到时间", values.reported),
        _wide("报到情形", _ticks(values.ticked), 3.2),
    )
    return (
        Title(TITLE),
        NumberLine(),
        Spacer(0.5),
        Text((Fill(values.organ, 14), "："), indent=0),
        Text("现将下列社区矫正对象的报到情况通知如下："),
        Spacer(0.3),
        Form(WIDTHS, rows),
        Spacer(0.3),
        Text("特此通知。"),
        SealRoom(SEAL),
        NOTE,
    )


def notices(case: CaseFile) -> tuple[Correction, ...]:
    """The person."""
    return (case.record,) if isinstance(case.record, Correction) else ()


PAPER = Paper("report_notice", TITLE, Correction.KIND, "record", notices, Values, fill, layout)
