"""The office's yearly figures, as the city's annual report names them; those of ledgers that exist."""

from sifasuo_desktop.statistics.report import Columns, Report

REPORT = Report(
    name="annual",
    title="年度业务数据表",
    columns=(
        Columns(title="矛盾纠纷", figures=("disputes_led", "petitions_joined")),
        Columns(title="隐患和问题", figures=("leads_found", "leads_assigned", "leads_rectified")),
        Columns(title="社矫安帮", figures=("correction_risks_found", "correction_risks_closed")),
        Columns(
            title="服务企业",
            figures=(
                "enterprises_visited",
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
