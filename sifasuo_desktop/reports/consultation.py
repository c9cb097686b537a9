"""法律援助统计报表（咨询）: the national table of consultations, with its columns (报表十一)."""

from sifasuo_desktop.statistics.report import Columns, Report

REPORT = Report(
    name="consultation",
    title="法律咨询情况统计表",
    columns=(
        Columns(
            title="咨询",
            figures=(
                "consultations",
                "consultation_people",
                "consult_visits",
                "consult_channel_2",
                "consult_channel_3",
                "consult_channel_4",
            ),
        ),
        Columns(
            title="咨询内容",
            figures=tuple(
                f"consult_topic_{one}"
                for one in (
                    "criminal",
                    "allowance",
                    "labour",
                    "contract",
                    "tort",
                    "debt",
                    "other",
                )
            ),
        ),
        Columns(
            title="处理",
            figures=(
                "consult_handled_3",
                "consult_aid_applied",
                "consult_handled_213",
                "consult_handled_211",
            ),
        ),
        Columns(title="评价", figures=("consult_satisfaction",)),
    ),
)
