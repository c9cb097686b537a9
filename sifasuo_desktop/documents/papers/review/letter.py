"""法治审核意见书 (合法性审查意见书): a letter in the measure of GB/T 9704-2012.

There is no standard form; it has the parts practice gives it: what was handed in, the basis, the
opinion, what is to be changed, and that it speaks of lawfulness alone.
"""

from datetime import date

from sifasuo_desktop.documents.engine.blocks import (
    Align,
    Blocks,
    Fill,
    Inline,
    Measure,
    SealRoom,
    Strong,
    Text,
    Title,
)
from sifasuo_desktop.documents.engine.chinese import ordinal_cn
from sifasuo_desktop.documents.issuer import Issuer
from sifasuo_desktop.documents.paper import Paper, PaperInput, PaperValues
from sifasuo_desktop.documents.papers.texts import tidy
from sifasuo_desktop.domain.casefile import CaseFile
from sifasuo_desktop.domain.ledger import VOID
from sifasuo_desktop.ledgers.review_records import Review, ReviewMaterial, ReviewOpinion

TITLE = "法治审核意见书"
LETTER = "letter"
NUMBER_BLANK = "〔　　　　〕　　号"
ONLY_LAW = "本意见仅就送审件的合法性提出，供内部决策参考。"
CONCLUSIONS = {
    "lawful": "经审核，送审件的主体、权限、程序、内容和形式合法。",
    "amended": "经审核，送审件在按照下列意见修改后合法。",
    "unlawful": "经审核，送审件的主要内容不合法，建议不予制定、不予签订。",
    "procedure": "经审核，送审件的法定程序不完备，予以退回，补足程序后再送审。",
    "outside": "经审核，送审件不属于本所审核范围。",
}


class Values(PaperValues):
    """What is told; ``opinions`` are clause, problem, basis and suggestion."""

    copies: int = 2
    letter_no: str = NUMBER_BLANK
    to: Inline = Fill(blank=12)
    called: Inline = Fill(blank=16)
    handed_in: str = ""
    materials: tuple[str, ...] = ()
    basis: str | None = None
    conclusion: str = ""
    opinion: str | None = None
    opinions: tuple[tuple[str, str, str, str], ...] | None = None
    issued: date | None = None


def fill(given: PaperInput) -> Values:
    """The opinion of one review."""
    review: Review = given.item
    materials = given.case.all(ReviewMaterial)
    day = review.submitted_on
    return Values(
        letter_no=review.output_no or NUMBER_BLANK,
        to=review.drafting_dept,
        called=f"《{review.title}》",
        handed_in=f"{day.year}年{day.month}月{day.day}日",
        materials=tuple(one.name for one in materials if one.given != "lacking"),
        basis=tidy(review.based_on or ""),
        conclusion=CONCLUSIONS[review.conclusion or ""],
        opinion=tidy(review.opinion or ""),
        opinions=tuple(
            (one.clause, tidy(one.problem), tidy(one.basis or ""), tidy(one.suggestion))
            for one in given.case.all(ReviewOpinion)
        ),
        issued=review.issued_on,
        names=(review.drafting_dept, review.title),
        number=review.output_no or review.register_no,
        mark=VOID.title if review.state == VOID.name else "",
    )


def layout(values: Values, issuer: Issuer | None) -> Blocks:
    """The letter; blank with lines to be written on."""
    office = issuer.office.name if issuer else "（司法所公章）"
    handed = f"于{values.handed_in}" if values.handed_in else ""
    parts = (
        ("送审材料", _listed(values)),
        ("审查依据", _based(values)),
        ("审核意见", Text(_joined(values.conclusion, values.opinion), blank_lines=4, give=2)),
        ("修改建议", _changes(values)),
        ("声明", Text(ONLY_LAW)),
    )
    told = [(title, text) for title, text in parts if text is not None]
    return (
        Title(TITLE),
        Text(values.letter_no, align=Align.CENTRE),
        Text("", blank_lines=0, least_lines=1),
        Text((values.to, "："), indent=0),
        Text((f"你单位{handed}送审的", values.called, "，现提出审核意见如下：")),
        *(
            block
            for place, (title, text) in enumerate(told, 1)
            for block in (_head(f"{ordinal_cn(place)}、{title}"), text)
        ),
        SealRoom(office, values.issued),
    )


def _head(words: str) -> Text:
    """A heading of the first level, as GB/T 9704 has them: in 黑体, two characters in."""
    return Text((Strong(words),))


def _based(values: Values) -> Text | None:
    """What it is based on; where nothing was written there is no part of it."""
    if values.basis == "":
        return None
    return Text(values.basis or "", blank_lines=2, give=1)


def _joined(conclusion: str, opinion: str | None) -> str:
    return "\n".join(filter(None, (conclusion, opinion or "")))


def _listed(values: Values) -> Text:
    if values.opinions is None:
        return Text("", blank_lines=2, give=1)
    told = (f"{place}.{name}；" for place, name in enumerate(values.materials, 1))
    words = "".join(told).rstrip("；")
    return Text(f"{words}。" if words else "送审文本。")


def _changes(values: Values) -> Text:
    """Each opinion a paragraph: the clause, what is wrong by what law, what it should say."""
    if values.opinions is None:
        return Text("", blank_lines=6, give=4)
    told = (
        f"{place}.{clause}：{_ended(problem)}{_law(basis)}建议：{_ended(suggestion)}"
        for place, (clause, problem, basis, suggestion) in enumerate(values.opinions, 1)
    )
    return Text("\n".join(told) or "无。")


def _law(basis: str) -> str:
    return f"依据：{basis.rstrip('。')}。" if basis else ""


def _ended(words: str) -> str:
    return words if words.endswith(("。", "！", "？")) else f"{words}。"


def letters(case: CaseFile) -> tuple[Review, ...]:
    """The review, once an opinion was given in a letter."""
    review = case.record
    assert isinstance(review, Review)
    return (review,) if review.issued_on and review.output_type == LETTER else ()


PAPER = Paper(
    "review_letter",
    TITLE,
    Review.KIND,
    "record",
    letters,
    Values,
    fill,
    layout,
    at=("issued_on",),
    measure=Measure.LETTER,
)
