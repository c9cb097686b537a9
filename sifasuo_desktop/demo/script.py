"""What is to be told: acts with the moment and the account that does them, case by case."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from random import Random
from typing import Any

from sifasuo_desktop.demo.days import Days, hour_of


@dataclass(frozen=True)
class Step:
    """One act. ``about`` is the command's field that names the case and the case's own name."""

    at: datetime
    account: str
    verb: str
    values: Mapping[str, Any]
    case: str = ""
    about: str = ""


@dataclass
class Script:
    """The acts of one case in their order; nothing is told from the story's last day on.

    Once an act has been left out, so are all that come after it.
    """

    case: str
    days: Days
    chance: Random
    steps: list[Step] = field(default_factory=list)
    over: bool = False

    def tell(
        self,
        day: date,
        account: str,
        verb: str,
        values: Mapping[str, Any],
        *,
        about: str = "dispute",
        hour: datetime | None = None,
    ) -> bool:
        """Adds an act on a day (the next working day, if none); False when it is left out."""
        entered = self.days.on_or_after(day)
        if self.over or entered >= self.days.last:
            self.over = True
            return False
        at = hour or hour_of(self.chance, entered)
        if self.steps and at <= self.steps[-1].at:
            at = self.steps[-1].at + timedelta(minutes=self.chance.randint(3, 12))
        self.steps.append(Step(at, account, verb, values, self.case, about))
        return True
