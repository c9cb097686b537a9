"""The office's monthly report (月报): what it did, by area; of the ledgers all that each counts."""

from sifasuo_desktop.statistics.report import Columns, Report, ledger_columns

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
        *ledger_columns(),
    ),
)
