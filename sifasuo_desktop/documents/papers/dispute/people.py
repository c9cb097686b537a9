"""How the papers of a dispute write its people: parties, agents, guardians, who signs."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import chain

from sifasuo_desktop.documents.engine.blocks import (
    Block,
    Blocks,
    Field,
    KeepTogether,
    LabelledRow,
    Spacer,
    Text,
)
from sifasuo_desktop.documents.paper import PaperInput
from sifasuo_desktop.domain.casefile import CaseFile
from sifasuo_desktop.domain.dispute.parties import (
    CREDIT_CODE,
    NATURAL,
    needs_guardian,
)
from sifasuo_desktop.domain.dispute.records import Agent, Dispute, Party
from sifasuo_desktop.domain.dispute.representatives import representatives
from sifasuo_desktop.domain.identity_numbers import check_id
from sifasuo_desktop.domain.partial_dates import PartialDate
from sifasuo_desktop.domain.persons import age_words, maybe_minor

LEGAL_PERSON = "02"
ADDRESS = 16.0  # characters, 79 mm: what an address written by hand needs
BETWEEN = Spacer(0.4)
_WITH_EMPLOYER = {"1": "律师", "2": "法律工作者", "3": "工作人员"}


def dispute_of(case: CaseFile) -> Dispute:
    """The top record. Raises TypeError for another kind."""
    if not isinstance(case.record, Dispute):
        raise TypeError(case.record.KIND)
    return case.record


def _age(birth: PartialDate | None, day: date) -> str:
    """Years on the date of the paper (ruling 22), or nothing when the birth date is not known."""
    return age_words(birth, day) if birth else ""


def _number(given: PaperInput, party: Party) -> str:
    """``（居民身份证号码：…）``, in full: the paper is for the parties themselves."""
    if not party.id_number:
        return ""
    kind = given.code_title("id_type", party.id_type)
    label = f"{kind}号码" if party.id_type not in (CREDIT_CODE, "99") else "证件号码"
    return f"（{label}：{party.id_number}）"


def person_rows(
    name: str = "",
    sex: str = "",
    nation: str = "",
    age: str = "",
    occupation: str = "",
    phone: str = "",
    address: str = "",
    number: str = "",
    *,
    oral: bool = False,
) -> tuple[LabelledRow, ...]:
    """The lines of a natural person on the forms; the oral one puts the telephone last."""
    first = (
        Field("当事人姓名", name, 3),
        Field("性别", sex, 0.3),
        Field("民族", nation, 1),
        Field("年龄", age, 0.3),
    )
    work, call = Field("职业或职务", occupation), Field("联系方式", phone)
    home = Field("单位或住址", address, 2.5 if oral else 1, tail=number, blank=ADDRESS)
    rest = ((work, home), (call,)) if oral else ((work, call), (home,))
    return (LabelledRow(first), *(LabelledRow(fields) for fields in rest))


def _body_rows(party: Party) -> tuple[LabelledRow, ...]:
    """A legal person or another organisation."""
    return (
        LabelledRow((Field("单位名称", party.name),)),
        LabelledRow(
            (
                Field("统一社会信用代码", party.id_number or ""),
                Field("联系方式", party.phone or ""),
            )
        ),
        LabelledRow((Field("住所", party.address or ""),)),
        LabelledRow(
            (
                Field(_head(party), party.legal_representative or ""),
                Field("职务", party.representative_post or ""),
            )
        ),
    )


def _age_cell(party: Party, day: date) -> str:
    """``62``; ``约62岁`` where only the year or month of birth is known."""
    age = _age(party.birth_date, day)
    return f"{age}岁" if age.startswith("约") else age


def blank_person(*, oral: bool = False) -> Blocks:
    """The lines of a natural person to be filled in by hand."""
    return (KeepTogether(person_rows(oral=oral)),)


def party_blocks(given: PaperInput, party: Party, day: date, *, oral: bool = False) -> Blocks:
    """The lines of one party as of ``day``, and of those who act for it, on one page."""
    return (KeepTogether(tuple(_party_lines(given, party, day, oral=oral))),)


def spaced(people: Iterable[Blocks]) -> Blocks:
    """The lines of the parties with room between them and after the last."""
    return tuple(chain.from_iterable((*blocks, BETWEEN) for blocks in people))


def _party_lines(given: PaperInput, party: Party, day: date, *, oral: bool) -> Iterator[Block]:
    if party.party_type == NATURAL:
        yield from person_rows(
            party.name,
            given.code_title("sex", party.sex),
            given.code_title("nation", party.nation),
            _age_cell(party, day),
            party.occupation or "",
            party.phone or "",
            party.address or "",
            "" if oral else _number(given, party),
            oral=oral,
        )
    else:
        yield from _body_rows(party)
    if party in representatives((party,)):
        yield Text(f"系{side_word(party)}推选的代表人。", indent=0)
    for words in agents_words(given, party, day):
        yield Text(words, indent=0)


def side_word(party: Party) -> str:
    """申请人 or 被申请人."""
    return "申请人" if party.side == "applicant" else "被申请人"


def agents_words(given: PaperInput, party: Party, day: date) -> tuple[str, ...]:
    """A line for each of those who act for the party."""
    acting = acting_for(given.case, party, day)
    return tuple(_agent_words(given, party, agent, day) for agent in acting)


def particulars(given: PaperInput, party: Party, day: date, *, oral: bool = False) -> str:
    """What the lines of one party say, as one text for a list of many."""
    if party.party_type == NATURAL:
        age = _age(party.birth_date, day)
        words = [
            given.code_title("sex", party.sex),
            given.code_title("nation", party.nation),
            f"{age}岁" if age else "",
            party.occupation or "",
            (party.address or "") + ("" if oral else _number(given, party)),
        ]
    else:
        code = party.id_number
        words = [
            f"统一社会信用代码{code}" if code else "",
            f"住所{party.address}" if party.address else "",
            _head(party) + (party.legal_representative or ""),
            party.representative_post or "",
        ]
    words.append(party.phone or "")
    if party in representatives((party,)):
        words.insert(0, "推选的代表人")
    told = "，".join(word for word in words if word)
    return "\n".join(word for word in (told, *agents_words(given, party, day)) if word)


def _head(party: Party) -> str:
    return "法定代表人" if party.party_type == LEGAL_PERSON else "负责人"


def acting_for(case: CaseFile, party: Party, day: date) -> tuple[Agent, ...]:
    """Agents and guardians of the party; no guardian of one who has come of age by ``day``."""
    unsure = party.birth_date is None or maybe_minor(party.birth_date, day)
    grown = not unsure and not needs_guardian(party, day)
    return tuple(
        agent
        for agent in case.all(Agent)
        if agent.party == party.id and not (agent.role == "guardian" and grown)
    )


def _relation(party: Party, agent: Agent) -> str:
    """``系陈志海之妻`` from the relation as it was entered; nothing is added to it."""
    relation = (agent.relation or "").strip().removeprefix("系")
    if not relation:
        return ""
    if party.name in relation:
        return f"系{relation}"
    between = "之" if party.party_type == NATURAL else ""
    return f"系{party.name}{between}{relation.removeprefix('之')}"


def _agent_words(given: PaperInput, party: Party, agent: Agent, day: date) -> str:
    relation = _relation(party, agent)
    if agent.role == "guardian":
        return (
            f"法定代理人：{agent.name}（{relation}）" if relation else f"法定代理人：{agent.name}"
        )
    known = check_id(agent.id_number or "", day)
    read = PartialDate.of(known.birth_date) if known.birth_date else None
    age = _age(agent.birth_date or read, day)
    work = agent.employer or ""
    if work:
        work += _WITH_EMPLOYER.get(agent.agent_type or "", "")
    words = (
        agent.name,
        given.code_title("sex", agent.sex or known.sex),
        f"{age}岁" if age else "",
        work,
        relation,
        given.code_title("authority", agent.authority),
    )
    return f"委托代理人：{'，'.join(word for word in words if word)}。"


def names_of(given: PaperInput, *others: str) -> tuple[str, ...]:
    """Every name a paper of the case can speak of, so that each prints in one face."""
    found = list(others)
    for party in given.case.all(Party):
        found += [party.name, party.legal_representative or ""]
    found += [agent.name for agent in given.case.all(Agent)]
    found += given.issuer.mediators.values()
    if given.issuer.committee:
        found.append(given.issuer.committee.name)
    dispute = dispute_of(given.case)
    found += [dispute.recorder or "", dispute.registrar or ""]
    return tuple(dict.fromkeys(name for name in found if name))
