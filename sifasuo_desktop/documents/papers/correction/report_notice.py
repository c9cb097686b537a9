"""社区矫正对象报到情况通知单 (W04): tells the deciding organ whether the person reported in.

社区矫正法 第二十一条. The number stays blank: the county body gives it.
"""

from sifasuo_desktop.documents.engine.blocks import (
    Block,
    Fill,
    Inline,
    Note,
    NumberLine,
    PaperContent,
    SealRoom,
    Spacer,
    Text,
    Title,
)
from sifasuo_desktop.documents.engine.chinese import date_cn
from sifasuo_desktop.documents.issuer import Issuer
from sifasuo_desktop.documents.paper import Paper, PaperInput, Per
from sifasuo_desktop.domain.casefile import CaseFile
from sifasuo_desktop.domain.correction.records import Correction

TITLE = "社区矫正对象报到情况通知单"
COPIES = 3
SITUATIONS = ("01", "02", "03")
NOTE = Note(
    "注：本通知单一式三份，一份送社区矫正决定机关，其余按规定抄送、存档。在相应的报到情形前打“✓”。"
)
SEAL = "（县级社区矫正机构公章）"


def _person(person: Correction | None, given: PaperInput | None) -> Text:
    """Who the person is and what was decided, in one sentence of fields."""
    values = ("",) * 9
    if person and given:
        values = (
            person.name,
            given.code_title("sex", person.sex),
            date_cn(person.birth_date),
            person.id_number or "",
            person.residence,
            person.offence,
            date_cn(person.judged) if person.judged else "",
            person.judgment_no or "",
            given.code_title("correction_category", person.category),
        )
    name, sex, birth, number, residence, offence, judged, document, category = values
    term = (date_cn(person.start), date_cn(person.end)) if person else (date_cn(None),) * 2
    words: tuple[Inline, ...] = (
        "社区矫正对象",
        Fill(name, 5),
        "，性别",
        Fill(sex, 2),
        "，出生日期",
        Fill(birth or date_cn(None)),
        "，居民身份证号码",
        Fill(number, 10),
        "，居住地",
        Fill(residence, 14),
        "。因犯",
        Fill(offence, 8),
        "，你单位于",
        Fill(judged or date_cn(None)),
        "作出裁判（文书号：",
        Fill(document, 12),
        "），矫正类别为",
        Fill(category, 6),
        "，矫正期限自",
        Fill(term[0]),
        "起至",
        Fill(term[1]),
        "止。",
    )
    return Text(words)


def _situations(person: Correction | None, titles: tuple[str, ...]) -> tuple[Block, ...]:
    """The three situations, the one that holds ticked, with the date of reporting in."""
    lines: list[Block] = []
    for code, title in zip(SITUATIONS, titles, strict=True):
        holds = person is not None and person.report_situation == code
        words: tuple[Inline, ...] = ("☑" if holds else "☐", title)
        if code != SITUATIONS[-1]:
            day = person.reported if person and holds else None
            words = (*words, "，报到日期：", Fill(date_cn(day)))
        lines.append(Text((*words, "。")))
    return tuple(lines)


def _content(
    person: Correction | None, given: PaperInput | None, titles: tuple[str, ...]
) -> tuple[Block, ...]:
    return (
        Title(TITLE),
        NumberLine(),
        Spacer(0.5),
        Text((Fill(person.deciding_organ if person else "", 14), "："), indent=0),
        _person(person, given),
        Text("现将其报到情况通知如下："),
        *_situations(person, titles),
        Text("特此通知。"),
        SealRoom(SEAL),
        NOTE,
    )


def build(given: PaperInput) -> PaperContent:
    """The notice with its facts; number and date are the county body's."""
    person: Correction = given.item
    titles = tuple(given.code_title("report_situation", code) for code in SITUATIONS)
    names = (person.name, person.deciding_organ)
    return PaperContent(TITLE, _content(person, given, titles), copies=COPIES, names=names)


def blank(issuer: Issuer | None) -> PaperContent:
    """The form with nothing filled in."""
    titles = ("在规定时限内报到", "超出规定时限报到", "未报到且下落不明")
    return PaperContent(TITLE, _content(None, None, titles), copies=COPIES)


def notices(case: CaseFile) -> tuple[Correction, ...]:
    """The person."""
    return (case.record,) if isinstance(case.record, Correction) else ()


PAPER = Paper("report_notice", TITLE, Correction.KIND, Per.RECORD, notices, build, blank)
