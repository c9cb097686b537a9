"""The picture of the last twelve periods: the present one and the first are named as well."""

import pytest
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from sifasuo_desktop.statistics.periods import before, read_period
from sifasuo_desktop.ui.subjects.reports.trend_card import TrendCard
from sifasuo_desktop.ui.theme import Theme

EVERY, THIRD = list(range(1, 13)), [3, 6, 9, 12]


def named_bars(card: TrendCard) -> list[int]:
    """Below which of the bars, counted from one, something is written."""
    chart = card._view.chart()
    area = chart.plotArea()
    image = card._view.grab().toImage()
    each = area.width() / 14
    found = []
    for place in range(1, 13):
        middle = area.left() + (place + 0.5) * each
        if written(image, round(middle - 4), round(middle + 4), round(area.bottom()) + 6):
            found.append(place)
    return found


def written(image: QImage, left: int, right: int, top: int) -> bool:
    """Whether there is ink between two places, below a line."""
    return any(
        image.pixelColor(x, y) != QColor("white")
        for x in range(left, right)
        for y in range(top, image.height())
    )


@pytest.mark.parametrize("factor", [1.0, 1.75])
@pytest.mark.parametrize(
    ("last", "heading", "named"),
    [
        ("2026-10", "近十二个月：宣传场次（场）", EVERY),
        ("2026Q3", "近十二期：宣传场次（场）", THIRD),
        ("2026H1", "近十二期：宣传场次（场）", THIRD),
        ("2026", "近十二期：宣传场次（场）", THIRD),
    ],
)
def test_the_periods_are_named_to_the_last(
    qtbot: QtBot, factor: float, last: str, heading: str, named: list[int]
) -> None:
    card = TrendCard(Theme(factor))
    qtbot.addWidget(card)
    periods = [read_period(last)]
    while len(periods) < 12:
        periods.insert(0, before(periods[0]))
    card.show_trend("宣传场次（场）", "held", [(one, {"held": 3}) for one in periods])
    card.resize(round(366 * min(factor, 1.3)), 230)
    with qtbot.waitExposed(card):
        card.show()
    assert card.heading.text() == heading
    assert set(named) <= set(named_bars(card))
