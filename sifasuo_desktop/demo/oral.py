"""An oral case: one form on the spot, a visit, the closed file."""

from datetime import date, timedelta

from sifasuo_desktop.demo.cast import guardian_values, party_values
from sifasuo_desktop.demo.days import Days, chinese
from sifasuo_desktop.demo.figures import Figures, Part, obligation_values
from sifasuo_desktop.demo.talking import visit_text, way_of
from sifasuo_desktop.demo.templates import phrases
from sifasuo_desktop.demo.told_case import ToldCase


def visit_day(days: Days, done: date, count: int) -> date:
    """A working day about ``count`` days after ``done``; a long holiday never puts it before."""
    return max(days.on_or_before(done + timedelta(days=count)), days.on_or_after(done))


class OralCase(ToldCase):
    """Tells one case settled by word of mouth (人民调解法 第二十八条)."""

    def choose_people(self) -> None:
        self.host = self.chance.choice(self.seat.mediators)

    def register(self, day: date, sums: Figures, part: Part) -> None:
        """From intake to agreement in one act."""
        story, cast = self.story, self.cast
        debtor = cast.parties["b"].name
        cast.words.update(sums.words())
        cast.words["payment"] = f"{debtor}最迟至{chinese(part.due)}（含当日）付清上述款项。"
        values = {
            "committee": self.seat.name,
            "applied": day.isoformat(),
            "dispute_type": story.type,
            "sub_type": story.sub,
            "source": story.source or self.chance.choice("112"),
            "difficulty": "1",
            "occurred": cast.occurred.isoformat(),
            "place": cast.told(story.place),
            "village": cast.hamlet.code,
            "people_involved": 2,
            "loss_amount": f"{sums.loss}.00" if sums.loss else None,
            "facts": cast.told(story.facts),
            "lead_role": self.lead_role,
            "parties": [
                party_values(cast, "a", story.a_job, "yes"),
                party_values(cast, "b", story.b_job, "yes"),
            ],
            "agents": guardian_values(cast),
            "host": self.host.name,
            "agreed": day.isoformat(),
            "terms": [cast.told(term) for term in story.terms],
            "performance": self._performance(part),
            "obligations": obligation_values(story, cast, (part,)),
            "performed": part.at_signing,
        }
        account = "mediator" if self.host is self.place.mediator else "clerk"
        self.script.tell(day, account, "dispute.register_oral", values)

    def _performance(self, part: Part) -> str:
        if part.at_signing:
            return "当场履行完毕。"
        return f"履行期限至{chinese(part.due)}（含当日）。"

    def finish(self, day: date, part: Part) -> None:
        """Performance, the visit after it, and the end."""
        if part.performed is None:
            return
        if not part.at_signing:
            values = {
                "obligation": "1",
                "status": "paid",
                "performed": part.performed.isoformat(),
                "proof": "收条",
            }
            if not self.script.tell(part.performed, "clerk", "dispute.perform", values):
                return
        visited = visit_day(self.days, max(day, part.performed), self.chance.randint(3, 6))
        self.visit(visited, part)
        closed = self.days.after(visited, self.chance.randint(0, 3))
        values = {"closed": closed.isoformat(), "note": self.chance.choice(phrases().close)}
        self.script.tell(closed, "clerk", "dispute.close", values)

    def visit(self, day: date, part: Part) -> None:
        """Who looked, and what was found."""
        text = visit_text("done", self.cast, part, self.chance)
        account = "mediator" if self.host is self.place.mediator else "clerk"
        values = {
            "visited": day.isoformat(),
            "visitor": self.host.name,
            "way": way_of(text),
            "matter": "协议履行情况",
            "situation": text,
            "satisfied": "1",
        }
        self.script.tell(day, account, "dispute.follow_up", values)
