"""Each committee's work in a period: cases, successes, amounts, follow-ups."""

from sifasuo_desktop.statistics.report import Columns, Report

REPORT = Report(
    name="mediation_committees",
    title="人民调解委员会工作情况表",
    by="committee",
    columns=(
        Columns(
            title="案件",
            figures=("cases", "successes", "failures", "success_rate", "people", "amount"),
        ),
        Columns(title="协议", figures=("oral", "written", "performed", "confirmed")),
        Columns(title="回访", figures=("dispute_follow_ups",)),
    ),
)
