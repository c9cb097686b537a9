"""Reports, visits and talks by the example policy, and the end of the term."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any

from sifasuo_desktop.demo.days import Days, hour_of
from sifasuo_desktop.demo.offenders import Offender, sentences
from sifasuo_desktop.demo.reception import Sentence
from sifasuo_desktop.demo.script import Script
from sifasuo_desktop.demo.seats import Place
from sifasuo_desktop.domain.deadlines.chains import period_end
from sifasuo_desktop.domain.deadlines.parameters import Unit
from sifasuo_desktop.domain.periods import Count, shift_months

MINUTES_TO_WRITE = 35
SUMMARY_AHEAD = 31
PAPERS_AHEAD = 6


@dataclass(frozen=True)
class Planned:
    """One act on a day; a check also carries when it was done."""

    day: date
    verb: str
    values: Mapping[str, Any]
    order: int = 0
    account: str = "clerk"

    def tell(self, script: Script) -> None:
        """Adds the act to the script; a check was done shortly before it is written down."""
        if "staff" not in self.values:
            script.tell(self.day, self.account, self.verb, self.values, about="correction")
            return
        done = hour_of(script.chance, self.day)
        values = {**self.values, "done_at": f"{done:%Y-%m-%dT%H:%M}"}
        hour = done + timedelta(minutes=MINUTES_TO_WRITE)
        script.tell(self.day, self.account, self.verb, values, about="correction", hour=hour)


@dataclass(frozen=True)
class Supervision:
    """What is done about one person from the announcement to the end."""

    days: Days
    place: Place
    offender: Offender
    sentence: Sentence
    number: int
    chance: Random

    def acts(self) -> Iterator[Planned]:
        """All of it, in no order."""
        since = max(self.sentence.announced, self.days.after(self.days.first, 3))
        new = self.sentence.reported >= self.days.first
        if new:
            text = self._told(sentences().first_talk, since)
            yield self._check(since, "talk", text, first=True)
            yield self._check(since, "report", self._report(since), way="written")
        for month in self._months(since):
            yield from self._month(month, since)
        if new:
            quarter = self.days.on_or_before(period_end(since, Unit.PER_QUARTER))
            day = min(self.days.after(since, 5 + self.number % 3), quarter)
            yield self._visit(day, 4)
        yield from self._rechecks()
        yield from self._end()

    def _months(self, since: date) -> Iterator[date]:
        month = since.replace(day=1)
        while month <= min(self.days.last, self.sentence.end):
            yield month
            month = shift_months(month, 1, Count.CIVIL)

    def _month(self, month: date, since: date) -> Iterator[Planned]:
        place = self.number % 2
        quarter, which = divmod(month.month - 1, 3)
        day = self._some_day(month, 3, 18)
        if self._within(day, since):
            yield self._check(day, "report", self._report(day), way="written")
            if self.offender.ban:
                text = self._pick(sentences().ban, day)
                yield self._check(day, "report", text, about="ban", way="face")
        if self.offender.category == "04":
            seen = self._some_day(month, 3, 18)
            if self._within(seen, since):
                text = self._pick(sentences().health, seen)
                yield self._check(seen, "report", text, about="health", way="face")
        looked = self._some_day(month, 8, 22)
        if which == place and self._within(looked, since):
            yield self._visit(looked, quarter)
        talked = self._some_day(month, 6, 22)
        if which == 1 - place and self._within(talked, since):
            variants = sentences().talk
            text = self._told(variants[(quarter + self.number) % len(variants)], talked)
            yield self._check(talked, "talk", text)

    def _some_day(self, month: date, low: int, high: int) -> date:
        return self.days.on_or_after(month.replace(day=self.chance.randint(low, high)))

    def _within(self, day: date, since: date) -> bool:
        return since < day < self.sentence.end

    def _visit(self, day: date, variant: int) -> Planned:
        variants = sentences().visit
        text = self._told(variants[(variant + self.number) % len(variants)], day)
        whom = "本人及家属" if "上门" in text or "住处" in text else "家属、邻居"
        if text.startswith("到村"):
            whom = "村（居）委会"
        return self._check(day, "visit", text, visited=whom, way="site")

    def _report(self, day: date) -> str:
        return self._pick(sentences().report, day)

    def _pick(self, variants: tuple[str, ...], day: date) -> str:
        return self._told(variants[(day.month + self.number) % len(variants)], day)

    def _told(self, text: str, day: date) -> str:
        return text.format(month=day.month, work=self.offender.work, home=self.offender.home)

    def _check(self, day: date, kind: str, text: str, *, way: str = "face", **more: Any) -> Planned:
        staff = [self.place.clerk.name]
        if kind == "visit":
            staff.append(self.place.leader.name)
        values = {"way": way, "staff": staff, "content": text, **more}
        if way in ("face", "written"):
            values |= {"place": "九华司法所", "signed_by_person": True}
        return Planned(day, f"correction.{kind}", values, order=1)

    def _rechecks(self) -> Iterator[Planned]:
        if self.offender.recheck_in is None:
            return
        step = 1
        while (due := shift_months(self.sentence.start, 3 * step, Count.CRIMINAL)) < self.days.last:
            day = self.days.on_or_before(due - timedelta(days=self.chance.randint(2, 8)))
            if day > self.days.after(self.days.first, 4):
                text = self._pick(sentences().recheck, day)
                yield self._check(
                    day, "report", text, about="recheck", hospital="如皋市人民医院", way="written"
                )
            step += 1

    def _end(self) -> Iterator[Planned]:
        end = self.sentence.end
        summary = self.days.on_or_before(end - timedelta(days=SUMMARY_AHEAD))
        yield Planned(summary, "correction.summary", {"summary_received": summary.isoformat()})
        ready = self.days.before(end, PAPERS_AHEAD)
        yield Planned(ready, "correction.summary", {"papers_ready": ready.isoformat()})
        values = {
            "close_type": "01",
            "closed": end.isoformat(),
            "document_no": f"皋矫解〔{end.year}〕示例{10 + self.number}号",
            "note": "矫正期满，宣告解除，送达解除社区矫正证明书，已衔接安置帮教。",
        }
        yield Planned(end, "correction.close", values, order=9)
