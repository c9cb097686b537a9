"""The office's monthly report (月报): what it did, by area."""

from sifasuo_desktop.statistics.report import Columns, Report

REPORT = Report(
    name="month",
    title="司法所业务月报表",
    columns=(
        Columns(
            title="人民调解",
            figures=(
                "cases",
                "successes",
                "failures",
                "success_rate",
                "amount",
                "disputes_led",
                "petitions_joined",
                "dispute_follow_ups",
            ),
        ),
        Columns(
            title="社区矫正",
            figures=(
                "correction_received",
                "correction_ended",
                "correction_on_register",
                "correction_visits",
                "correction_talks",
            ),
        ),
        Columns(
            title="隐患和问题",
            figures=(
                "leads_found",
                "leads_assigned",
                "leads_rectified",
                "leads_closed",
                "leads_rate",
            ),
        ),
        Columns(
            title="服务企业",
            figures=(
                "enterprises_visited",
                "enterprise_visits",
                "enterprise_problems_found",
                "enterprise_problems_solved",
            ),
        ),
        Columns(
            title="普法宣传",
            figures=("publicity_events", "publicity_people", "publicity_materials"),
        ),
    ),
)
