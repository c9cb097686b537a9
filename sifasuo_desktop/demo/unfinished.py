"""What lies on the desk on the last morning: cases begun lately, each at another point."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from sifasuo_desktop.demo.disputes import Disputes
from sifasuo_desktop.demo.figures import Figures, Part, split
from sifasuo_desktop.demo.script import Script
from sifasuo_desktop.demo.templates import Template, templates
from sifasuo_desktop.demo.timetable import Timetable
from sifasuo_desktop.demo.written import WrittenCase
from sifasuo_desktop.domain.periods import Count, shift_months


@dataclass(frozen=True)
class Unfinished:
    """Tells the open cases; ``count`` lets a small demonstration have fewer of them."""

    disputes: Disputes

    def all(self, scale: float) -> Iterator[Script]:
        """The open cases, oldest first."""
        tellers: tuple[Callable[[], Script], ...] = (
            self._instalment_unconfirmed,
            self._instalment_today,
            self._beyond_the_month,
            self._month_nearly_over,
            self._confirmation_waits,
            self._visit_overdue,
            self._extended,
            self._labour_fortnight,
            self._visit_soon,
            self._paid_soon_by_word,
            self._assigned,
            self._unsigned,
            self._consent_open,
            self._registered,
        )
        count = max(5, round(len(tellers) * min(1.0, scale * 1.5)))
        for tell in tellers[:count]:
            yield tell()

    def _ago(self, count: int) -> date:
        return self.disputes.days.before(self.disputes.days.last, count)

    def _from_today(self, count: int) -> date:
        return self.disputes.days.last + timedelta(days=count)

    def _begin(self, key: str, table: Timetable) -> tuple[WrittenCase, Figures]:
        case, sums = self.disputes.written(_story(key), table.applied)
        case.register(table, sums)
        if table.consented:
            case.consent(table.consented, "yes")
        return case, sums

    def _table(self, accepted: date, *sessions: date, extended: date | None = None) -> Timetable:
        days = self.disputes.days
        accepted = days.on_or_before(accepted)
        applied = days.before(accepted, 1)
        return Timetable(applied, None, accepted, sessions, extended)

    def _month_ends(self, when: date) -> date:
        return shift_months(when, -1, Count.CIVIL)

    def _settled(
        self, key: str, agreed: date, plan: Callable[[int], tuple[Part, ...]]
    ) -> tuple[WrittenCase, tuple[Part, ...], date]:
        days = self.disputes.days
        agreed = days.on_or_before(agreed)
        table = self._table(days.before(agreed, 5), agreed)
        case, sums = self._begin(key, table)
        case.accept(table)
        case.mediate(table, agreed=True)
        parts = plan(sums.pay)
        case.agree(table.agreed, parts)
        return case, parts, case.sign(table.agreed)

    def _instalment_unconfirmed(self) -> Script:
        agreed = self._from_today(-66)

        def plan(amount: int) -> tuple[Part, ...]:
            first, second, third = split(amount, 3)
            return (
                Part("b", first, self._from_today(-38), self._from_today(-40)),
                Part("b", second, self._from_today(-3), None),
                Part("b", third, self._from_today(62), None),
            )

        case, parts, effective = self._settled("supplier_debt", agreed, plan)
        self.disputes.fulfil(case, effective, parts)
        return case.script

    def _instalment_today(self) -> Script:
        agreed = self._from_today(-52)

        def plan(amount: int) -> tuple[Part, ...]:
            first, second = split(amount, 2)
            return (
                Part("b", first, self._from_today(-22), self._from_today(-23)),
                Part("b", second, self._from_today(0), None),
            )

        case, parts, effective = self._settled("wages_site", agreed, plan)
        self.disputes.fulfil(case, effective, parts)
        return case.script

    def _beyond_the_month(self) -> Script:
        days = self.disputes.days
        accepted = self._month_ends(self._from_today(-2))
        table = self._table(accepted, days.after(accepted, 4), days.after(accepted, 12))
        return self._mediating("homestead_line", table)

    def _month_nearly_over(self) -> Script:
        days = self.disputes.days
        accepted = self._month_ends(self._from_today(3))
        return self._mediating("fall_from_scaffold", self._table(accepted, days.after(accepted, 6)))

    def _extended(self) -> Script:
        days = self.disputes.days
        accepted = self._month_ends(self._from_today(-4))
        sessions = (days.after(accepted, 5), days.after(accepted, 15))
        until = days.on_or_after(self._from_today(5))
        return self._mediating("house_decoration", self._table(accepted, *sessions, extended=until))

    def _labour_fortnight(self) -> Script:
        days = self.disputes.days
        accepted = days.on_or_before(self._from_today(-12))
        return self._mediating("wages_site", self._table(accepted, days.after(accepted, 3)))

    def _mediating(self, key: str, table: Timetable) -> Script:
        case, _ = self._begin(key, table)
        case.accept(table)
        case.mediate(table, agreed=True, last_is_open=True)
        return case.script

    def _confirmation_waits(self) -> Script:
        agreed = self._from_today(-30)

        def plan(amount: int) -> tuple[Part, ...]:
            first, second = split(amount, 2)
            day = self.disputes.days.on_or_before(agreed)
            return (
                Part("b", first, day, day, True),
                Part("b", second, self._from_today(41), None),
            )

        case, parts, effective = self._settled("partnership", agreed, plan)
        asked = self.disputes.confirmation(case, effective, decided=False)
        self.disputes.fulfil(case, effective, parts, asked)
        return case.script

    def _paid_at_once(self, key: str, agreed: date) -> Script:
        def plan(amount: int) -> tuple[Part, ...]:
            day = self.disputes.days.on_or_before(agreed)
            return (Part("b", amount, day, day, True),)

        case, parts, _ = self._settled(key, agreed, plan)
        case.perform(1, parts[0])
        return case.script

    def _visit_overdue(self) -> Script:
        return self._paid_at_once("ebike_collision", self._from_today(-10))

    def _visit_soon(self) -> Script:
        return self._paid_at_once("goods_quality", self._from_today(-5))

    def _paid_soon_by_word(self) -> Script:
        return self.disputes.oral(_story("small_loan", "oral"), self._ago(4), due_in=14)

    def _assigned(self) -> Script:
        table = self._table(self._ago(4))
        case, _ = self._begin("wall_boundary", table)
        case.accept(table)
        return case.script

    def _unsigned(self) -> Script:
        days = self.disputes.days
        agreed = self._ago(1)
        table = self._table(days.before(agreed, 6), agreed)
        case, sums = self._begin("drainage_between_houses", table)
        case.accept(table)
        case.mediate(table, agreed=True)
        case.agree(agreed, (Part("b", sums.pay, self._from_today(12), None),))
        return case.script

    def _consent_open(self) -> Script:
        day = self._ago(2)
        return self._begin("loan_between_friends", self._only(day, day))[0].script

    def _registered(self) -> Script:
        # The other side is to be asked today.
        table = self._only(self._ago(1), self.disputes.days.last)
        return self._begin("elder_support", table)[0].script

    def _only(self, day: date, consented: date) -> Timetable:
        return replace(self._table(day), applied=day, consented=consented)


def _story(key: str, table: str = "written") -> Template:
    return next(story for story in templates(table) if story.key == key)
