"""How a figure went over the last periods, as a picture with its numbers."""

from collections.abc import Mapping, Sequence

from PySide6.QtCharts import (
    QBarCategoryAxis,
    QBarSeries,
    QBarSet,
    QChart,
    QChartView,
    QValueAxis,
)
from PySide6.QtCore import QMargins, Qt
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QSizePolicy

from sifasuo_desktop.services.paper.report_words import words_of
from sifasuo_desktop.statistics.counting import Number
from sifasuo_desktop.statistics.periods import Period
from sifasuo_desktop.ui import theme
from sifasuo_desktop.ui.parts.card import Card

Trend = Sequence[tuple[Period, Mapping[str, Number]]]
STEPS = 4
THIRD = 3
LAST = "\u200b"
"""A name for the end of the axis, each of which must be another."""


class TrendCard(Card):
    """Bars of one figure; the numbers are told by the accessible name as well."""

    def __init__(self, look: theme.Theme) -> None:
        super().__init__("近十二期")
        self._look = look
        self._view = QChartView(QChart())
        self._view.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._view.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self._view.setMinimumHeight(look.px(150))
        self._view.setFrameShape(QChartView.Shape.NoFrame)
        self._view.setBackgroundBrush(QColor(theme.SURFACE))
        self._view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.add(self._view, 1)

    def show_trend(self, words: str, key: str, found: Trend) -> None:
        """Draws a figure called so."""
        months = all(period.short.endswith("月") for period, _ in found)
        self.heading.setText(f"近十二{'个月' if months else '期'}：{words}")
        values = [(period, numbers[key]) for period, numbers in found]
        told = "，".join(f"{period.words} {words_of(value)}" for period, value in values)
        self._view.setAccessibleName(f"{words}：{told}")
        chart = self._chart(values)
        before = self._view.chart()
        self._view.setChart(chart)
        before.deleteLater()

    def _chart(self, values: Sequence[tuple[Period, Number]]) -> QChart:
        font = QFont(self.font())
        font.setPixelSize(self._look.px(12))
        bars = QBarSet("")
        # Words at an end of the axis that reach beyond it are not drawn: it ends in nothing.
        bars.append([0.0, *(float(value or 0) for _, value in values), 0.0])
        bars.setColor(QColor(theme.ACCENT))
        series = QBarSeries()
        series.append(bars)
        series.setBarWidth(0.6)
        chart = QChart()
        chart.addSeries(series)
        chart.legend().hide()
        chart.setMargins(QMargins(0, 0, 0, 0))
        chart.setBackgroundVisible(False)
        below = QBarCategoryAxis()
        below.append(["", *_named([period for period, _ in values]), LAST])
        below.setTruncateLabels(False)
        below.setLabelsFont(font)
        below.setGridLineVisible(False)
        beside = QValueAxis()
        beside.setLabelsFont(font)
        beside.setGridLineColor(QColor(theme.INNER_LINE))
        most = max((float(value or 0) for _, value in values), default=0)
        top = _top(most)
        beside.setRange(0, top)
        beside.setTickCount(STEPS + 1)
        beside.setLabelFormat("%d" if top % STEPS == 0 else "%.1f")
        for axis, side in (
            (below, Qt.AlignmentFlag.AlignBottom),
            (beside, Qt.AlignmentFlag.AlignLeft),
        ):
            axis.setLabelsColor(QColor(theme.SECONDARY))
            chart.addAxis(axis, side)
            series.attachAxis(axis)
        return chart


def _named(periods: Sequence[Period]) -> list[str]:
    """What stands below the bars, each name once: of months their numbers, of others every third."""
    found = []
    for place, period in enumerate(reversed(periods)):
        words = period.short.removesuffix("月")
        crowded = words == period.short and place % THIRD
        found.append(" " * (place + 1) if crowded else words)
    return found[::-1]


def _top(most: float) -> float:
    """The end of the axis: a multiple of four, so that its steps are whole."""
    unit = 1
    while most > unit * 10 * STEPS:
        unit *= 10
    steps = -(-most // (unit * STEPS))
    return max(STEPS, steps * unit * STEPS)
