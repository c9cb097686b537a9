"""人民调解案件情况统计表: 41 columns, a row a committee.

The columns are those a deployed system exports; the ministry's own sheet (司发通〔2010〕239号) could not
be had, and the names of 6 to 11, 40 and 41 are inferred. The amount is told in yuan.
"""

from sifasuo_desktop.domain.dispute.figures import HANDED, TYPES
from sifasuo_desktop.statistics.report import Columns, Report

REPORT = Report(
    name="mediation_cases",
    title="人民调解案件情况统计表",
    by="committee",
    numbered=True,
    columns=(
        Columns(title="案件", figures=("cases", "people", "successes", "difficult", "amount")),
        Columns(
            title="调解主体",
            figures=(
                "by_village",
                "by_town",
                "by_enterprise",
                "by_association",
                "by_trade",
                "by_other",
            ),
        ),
        Columns(
            title="案件来源",
            figures=(
                "source_applied",
                "source_own",
                "source_handed",
                *(f"source_{code}" for code in HANDED),
            ),
        ),
        Columns(title="纠纷类型", figures=tuple(f"type_{code}" for code in TYPES)),
        Columns(title="协议形式", figures=("oral", "written")),
        Columns(title="履行和确认", figures=("performed", "confirmed")),
    ),
)
