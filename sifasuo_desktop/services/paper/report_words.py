"""A figure in words, as the page and the paper of a report say it."""

from decimal import Decimal

from sifasuo_desktop.statistics.counting import Number


def words_of(value: Number) -> str:
    """A count as it is, an amount or a ratio with two places; a stroke where there is no value."""
    if value is None:
        return "—"
    return f"{value:,.2f}" if isinstance(value, Decimal) else str(value)
