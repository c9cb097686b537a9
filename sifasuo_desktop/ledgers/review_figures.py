"""What is counted of reviews."""

from sifasuo_desktop.domain.figures import Figure, Not, Ratio, equals, one_of, present, total
from sifasuo_desktop.ledgers.review_flow import CONTRACT

JUDGED = one_of("conclusion", "lawful", "amended", "unlawful")

FIGURES = (
    Figure(
        key="documents_reviewed",
        title="审查文件（件）",
        of="review",
        when="issued_on",
        where=(Not(CONTRACT), JUDGED),
        why="政府合同以外的，按出具日期计；程序退回和不属审核范围的不计",
        short="审查文件",
    ),
    Figure(
        key="contracts_reviewed",
        title="审查合同（件）",
        of="review",
        when="issued_on",
        where=(CONTRACT, JUDGED),
        why="政府合同，按出具日期计；程序退回和不属审核范围的不计",
        short="审查合同",
    ),
    Figure(
        key="opinions_issued",
        title="出具审核意见书（份）",
        of="review",
        when="issued_on",
        where=(equals("output_type", "letter"),),
        why="出具形式为审核意见书的，按出具日期计",
    ),
    Figure(
        key="review_opinions",
        title="提出意见（条）",
        of="review_opinion",
        when="issued_on",
        why="逐条意见，按出具日期计",
    ),
    Figure(
        key="review_opinions_answered",
        apart=True,
        title="已反馈（条）",
        of="review_opinion",
        when="issued_on",
        where=(present("adopted"),),
        why="已经反馈采纳情况的，按出具日期计",
    ),
    Figure(
        key="review_opinions_adopted",
        title="采纳意见（条）",
        of="review_opinion",
        when="issued_on",
        where=(one_of("adopted", "yes", "partly"),),
        why="采纳和部分采纳的，按出具日期计",
    ),
    Ratio(
        key="review_adoption_rate",
        title="采纳率（%）",
        above=("review_opinions_adopted",),
        below=("review_opinions_answered",),
        why="采纳意见 ÷ 已反馈的意见",
    ),
    Figure(
        key="reviews_returned",
        title="退回补正（次）",
        of="review_supplement",
        when="asked_on",
        why="按退回日期计",
    ),
    Figure(
        key="contract_amount",
        title="审查合同金额（元）",
        of="review",
        when="issued_on",
        where=(CONTRACT, JUDGED),
        measure=total("amount"),
        why="审查的政府合同金额之和",
    ),
    Figure(
        key="reviews_unreviewed",
        apart=True,
        title="未经审核补登（件）",
        of="review",
        when="submitted_on",
        where=(equals("unreviewed", value=True),),
        why="先行办理、后来补登的，按送审日期计",
    ),
)
