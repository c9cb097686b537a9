"""The deadlines of ledgers as rules, beside those of the subjects."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from sifasuo_desktop.domain.casefile import CaseFile
from sifasuo_desktop.domain.deadlines import book
from sifasuo_desktop.domain.deadlines.engine import Claim, Rule, Setting
from sifasuo_desktop.domain.deadlines.facts import CaseFacts
from sifasuo_desktop.domain.deadlines.parameters import Parameter
from sifasuo_desktop.domain.fields import fields_of
from sifasuo_desktop.domain.ledger import Entry, Ledger, Term
from sifasuo_desktop.domain.record import Record
from sifasuo_desktop.ledgers.book import ledgers


@dataclass(frozen=True, kw_only=True)
class EntryFacts(CaseFacts):
    """A record of a ledger; each ledger has a class of its own, so that its rules alone look."""

    entry: Record


@cache
def facts_class(kind: str) -> type[EntryFacts]:
    """The facts of one ledger's records."""
    return type(f"{kind.title().replace('_', '')}Facts", (EntryFacts,), {})


def facts_of(ledger: Ledger) -> Callable[[CaseFile], CaseFacts | None]:
    """What makes facts of a record of a ledger."""
    made = facts_class(ledger.kind)

    def facts(case: CaseFile) -> CaseFacts | None:
        entry = case.record
        assert isinstance(entry, Entry)
        return made(
            id=case.record.id,
            number=entry.register_no,
            who=ledger.concerns(case.record),
            state=entry.state,
            entry=case.record,
        )

    return facts


def _rule(ledger: Ledger, term: Term) -> Rule:
    dates = {one.name for one in fields_of(ledger.record)}

    def find(facts: EntryFacts, parameter: Parameter, setting: Setting) -> Iterator[Claim]:
        values = {name: getattr(facts.entry, name) for name in dates}
        day = values[term.day]
        if day is None or facts.state not in term.states or (term.unless and values[term.unless]):
            return
        due = parameter.due(day, setting.calendar)
        said = {one: "" if value is None else value for one, value in values.items()}
        yield Claim(due=due, why=term.why.format_map(said))

    name = ledger.verb(term.name)
    return Rule(
        name=name,
        kind=ledger.kind,
        facts=facts_class(ledger.kind),
        parameter=name,
        act=ledger.verb(term.act),
        find=find,
        number=dict(term.number),
    )


@cache
def all_rules() -> tuple[Rule, ...]:
    """Every rule of subjects and ledgers, in order of name."""
    own = (_rule(ledger, term) for ledger in ledgers().values() for term in ledger.terms)
    return tuple(sorted((*book.all_rules(), *own), key=lambda rule: rule.name))


@cache
def rules_by_name() -> Mapping[str, Rule]:
    """Every rule by its name."""
    return {rule.name: rule for rule in all_rules()}
