"""法治审核情况统计表: what was reviewed for whom, and how much of what was said was adopted."""

from sifasuo_desktop.statistics.report import Columns, Report

REPORT = Report(
    name="review",
    title="法治审核情况统计表",
    by="drafting_dept",
    numbered=True,
    columns=(
        Columns(
            title="审查",
            figures=(
                "documents_reviewed",
                "contracts_reviewed",
                "contract_amount",
                "opinions_issued",
            ),
        ),
        Columns(
            title="意见",
            figures=("review_opinions", "review_opinions_adopted", "review_adoption_rate"),
        ),
        Columns(title="其他", figures=("reviews_returned", "reviews_unreviewed")),
    ),
)
