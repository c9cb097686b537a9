"""Sums that add up: what was lost, what is paid, in which parts, and how the terms say it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from random import Random
from typing import Any

from sifasuo_desktop.demo.cast import Cast
from sifasuo_desktop.demo.days import Days, chinese
from sifasuo_desktop.demo.templates import Template
from sifasuo_desktop.domain.money import capital


@dataclass(frozen=True)
class Figures:
    """Yuan: the loss, what ``b`` pays of it and in per cent, and the same of ``c``."""

    loss: int = 0
    pay: int = 0
    share: int = 100
    other: int = 0
    share_other: int = 0

    def words(self) -> dict[str, str]:
        """The amounts as the story's texts use them."""
        return {
            "loss": str(self.loss),
            "claim": str(self.loss),
            "pay": str(self.pay),
            "share": str(self.share),
            "share_c": str(self.share_other),
            "rest": str(self.loss - self.pay - self.other),
            "loss_c": written(self.loss),
            "pay_c": written(self.pay),
            "pay_other_c": written(self.other),
        }


@dataclass(frozen=True)
class Part:
    """One thing to be done: who, how much, by when, and when it really was (None: not yet)."""

    debtor: str
    amount: int
    due: date
    performed: date | None
    at_signing: bool = False


def written(amount: int) -> str:
    """人民币壹万叁仟捌佰元整（¥13,800.00）."""
    return f"人民币{capital(Decimal(amount))}（¥{amount:,}.00）"


def figures(story: Template, chance: Random) -> Figures:
    """The amounts of a story."""
    if story.loss is None:
        return Figures()
    low, high, step = story.loss
    loss = chance.randrange(low, high + step, step)
    share = chance.choice(story.share)
    return Figures(loss, loss * share // 100, share, loss * story.share_c // 100, story.share_c)


def split(amount: int, count: int) -> list[int]:
    """An amount in ``count`` parts of whole hundreds; the last takes what is left."""
    each = amount // count // 100 * 100
    return [each] * (count - 1) + [amount - each * (count - 1)]


def month_end(day: date, months: int) -> date:
    """The last day of the month so many months later."""
    month = day.year * 12 + day.month - 1 + months + 1
    return date(month // 12, month % 12 + 1, 1) - timedelta(days=1)


def usual_parts(
    story: Template, sums: Figures, agreed: date, days: Days, chance: Random
) -> tuple[Part, ...]:
    """When what is paid, by the size of the amount."""
    if story.pay == "duty":
        due = agreed + timedelta(days=chance.choice((7, 10, 15)))
        done = days.on_or_after(agreed + timedelta(days=chance.randint(2, 6)))
        return (Part("b", 0, due, done),)
    if story.pay == "now":
        return (Part("b", sums.pay, agreed, agreed, True),)
    first = [Part("c", sums.other, agreed, agreed, True)] if sums.other else []
    count = 1 if sums.pay < 12000 else 2 if sums.pay < 45000 else 3
    amounts = split(sums.pay, count)
    if count > 1 and chance.random() < 0.6:
        first.append(Part("b", amounts.pop(0), agreed, agreed, True))
    start = 0 if agreed.day <= 12 else 1
    gap = chance.choice((1, 1, 2))
    for place, amount in enumerate(amounts):
        due = month_end(agreed, start + place * gap)
        early = chance.choice((-9, -6, -4, -2, -1, 0, 0, 5))
        performed = max(agreed + timedelta(days=2), due + timedelta(days=early))
        first.append(Part("b", amount, due, performed))
    return tuple(first)


def payment_clause(cast: Cast, parts: Sequence[Part]) -> str:
    """付款时间: who pays how much by when."""
    creditor = cast.parties["a"].name
    clauses = []
    for letter in ("c", "b"):
        own = [part for part in parts if part.debtor == letter and part.amount]
        if own:
            name = cast.parties[letter].name
            clauses.append(f"{name}{'，'.join(_when(part, len(own) == 1) for part in own)}")
    return f"{'；'.join(clauses)}。收款人：{creditor}。"


def _when(part: Part, whole: bool) -> str:
    once = "一次性" if whole else ""
    if part.at_signing:
        return f"于本协议签订时{once}支付{written(part.amount)}"
    return f"最迟至{chinese(part.due)}（含当日）{once}支付{written(part.amount)}"


def performance_text(cast: Cast, parts: Sequence[Part]) -> str:
    """履行方式、时限."""
    if not any(part.amount for part in parts):
        last = max(part.due for part in parts)
        return f"由{cast.parties['b'].name}自行完成，履行期限至{chinese(last)}（含当日）。"
    if all(part.at_signing for part in parts):
        return "签订协议时当场支付，由收款人出具收条。"
    return "银行转账，时限见协议中的付款条款，转账凭证留存附卷。"


def obligation_values(story: Template, cast: Cast, parts: Sequence[Part]) -> list[dict[str, Any]]:
    """The obligations as the agreement takes them."""
    found = []
    for part in parts:
        value = {
            "debtor": cast.parties[part.debtor].name,
            "creditor": cast.parties["a"].name,
            "amount": f"{part.amount}.00",
            "due": part.due.isoformat(),
            "at_signing": part.at_signing,
        }
        if part.amount:
            value["manner"] = story.manner or ("7" if story.type in _DAMAGES else "99")
            value["method"] = "现金或者当场转账" if part.at_signing else "银行转账"
        else:
            value["manner"] = story.manner or "99"
            value["content"] = cast.told(story.duty)
        found.append(value)
    return found


_DAMAGES = frozenset({"2", "6", "8", "9", "14", "15", "16", "17"})
