"""The office's yearly figures, as the city's annual report names them."""

from sifasuo_desktop.statistics.report import Columns, Report

REPORT = Report(
    name="annual",
    title="年度业务数据表",
    columns=(
        Columns(title="矛盾纠纷", figures=("disputes_led", "petitions_joined")),
        Columns(
            title="法治审核",
            figures=("documents_reviewed", "contracts_reviewed", "opinions_issued"),
        ),
        Columns(title="隐患和问题", figures=("leads_found", "leads_assigned", "leads_rectified")),
        Columns(title="社矫安帮", figures=("correction_risks_found", "correction_risks_closed")),
        Columns(
            title="法律援助",
            figures=(
                "aid_points_opened",
                "aid_points_active",
                "aid_coverage",
                "aid_referrals",
            ),
        ),
        Columns(title="远程公证", figures=("notary_points", "notary_matters", "notary_accepted")),
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
        Columns(title="公共法律服务", figures=("consultations", "counsel_services")),
        Columns(title="列席会议", figures=("meetings_attended", "meeting_opinions_adopted")),
        Columns(
            title="复议和诉讼",
            figures=("admin_cases_closed", "admin_cases_lost", "admin_loss_rate"),
        ),
        Columns(title="法治薄弱村", figures=("weak_villages_listed", "weak_villages_closed")),
        Columns(title="规范性文件", figures=("documents_cleared",)),
    ),
)
