"""Amounts as an agreement's text writes them: capitals, figures, and which belong together.

A capital amount and the figures beside it in brackets are one amount written twice; what they
say must agree with each other and with the obligations.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from sifasuo_desktop.domain.folding import half_width
from sifasuo_desktop.domain.money import BadAmount
from sifasuo_desktop.domain.refusal import Problem, problem
from sifasuo_desktop.domain.typed_amounts import typed_amount

_CAPITALS = "零〇壹贰貳弍叁參肆伍陆陸柒捌玖拾佰仟万萬亿億"
_CAPITAL = re.compile(
    rf"[{_CAPITALS}]+[元圆](?:零?[{_CAPITALS}]角)?(?:零?[{_CAPITALS}]分)?[整正]?"
    rf"|[{_CAPITALS}]角(?:[{_CAPITALS}]分)?[整正]?"
)
_FIGURES = r"¥?\s*[0-9][0-9,]*(?:\.[0-9]+)?\s*[万亿]?\s*[元圆]?"
# What stands between an amount and the same amount written the other way.
_BETWEEN = r"(?:[\s(\[【〔:]|人民币|小写|大写|金额|即|合计|共计|计)*"
_AFTER = re.compile(rf"{_BETWEEN}({_FIGURES})")
_BEFORE = re.compile(rf"({_FIGURES}){_BETWEEN}$")
_NUMBER = re.compile(r"(?<![0-9.])[0-9][0-9,]*(?:\.[0-9]{1,2})?(?:\s*[万亿](?=\s*[元圆]))?")


@dataclass(frozen=True)
class Pair:
    """One amount written in capitals and in figures, as it stands in the text."""

    capital: str
    figures: str

    @property
    def agrees(self) -> bool:
        """Whether both say the same amount."""
        return amount_of(self.capital) == amount_of(self.figures)


def amount_of(text: str) -> Decimal | None:
    """The yuan of an amount as it stands in a text, or None."""
    try:
        return typed_amount(text.rstrip(",，"))
    except BadAmount:
        return None


def _places(text: str) -> Iterator[tuple[re.Match[str], str]]:
    """Every capital amount with the figures that belong to it, or an empty text."""
    taken = 0
    for capital in _CAPITAL.finditer(text):
        after = _AFTER.match(text, capital.end())
        before = _BEFORE.search(text, taken, capital.start())
        if before and re.search(r"[(\[【〔:]|大写|即|合计", before[0]):
            yield capital, before[1].strip()
            taken = capital.end()
        elif after:
            yield capital, after[1].strip()
            taken = after.end()
        else:
            yield capital, ""
            taken = capital.end()


def pairs_in(text: str) -> tuple[Pair, ...]:
    """Capital amounts with the figures beside them, in the order of the text."""
    plain = half_width(text)
    return tuple(Pair(capital[0], figures) for capital, figures in _places(plain) if figures)


def amounts_in(text: str) -> frozenset[Decimal]:
    """Every amount of the text, in figures or capitals, in yuan."""
    plain = half_width(text)
    found = [amount_of(one) for one in _NUMBER.findall(plain)]
    found += [amount_of(one[0]) for one in _CAPITAL.finditer(plain)]
    return frozenset(one for one in found if one is not None)


def examine_amounts(text: str, owed: Sequence[Decimal]) -> tuple[Problem, ...]:
    """Capitals that differ from their figures, and obligations that are not in the text."""
    found = [
        problem("dispute.amounts_differ", "terms", capital=pair.capital, figures=pair.figures)
        for pair in pairs_in(text)
        if not pair.agrees
    ]
    written = amounts_in(text)
    for index, amount in enumerate(owed):
        if amount and amount not in written:
            at = f"obligations.{index}.amount"
            found.append(problem("dispute.amount_not_in_text", at, no=index + 1, amount=amount))
    return tuple(found)
