"""Papers against bare ReportLab setting the same text; fonts are loaded before.

ReportLab gets each printed line as a paragraph of its own and keeps the faces: the body's alone,
or in "same faces" every run in the face the paper has it in, embedded as it is there.
"""

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

from sifasuo_desktop.documents.book import papers
from sifasuo_desktop.documents.paper import PaperInput
from sifasuo_desktop.domain.record import Record
from sifasuo_desktop.kernel import paths
from sifasuo_desktop.services.acting.playing import play
from sifasuo_desktop.services.office.reference_data import code_book
from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.services.paper.printing import PaperJob, gather
from tests.bench.bare_paper import bare
from tests.bench.stores import Stores
from tests.bench.table import Line, Remark, Row, pairs, row
from tests.documents import cases, samples

FILE_NO = "（2026）皋云人调字第018号"
TODAY = date(2026, 9, 10)
PAIRS, FEWER, VOLUMES = 25, 15, 5
VOLUME = 15
ONE_FACE, SAME_FACES = (
    "bare ReportLab, same text in one face",
    "bare ReportLab, same text, same faces",
)
LONG = (samples.FACTS * 8)[:3000]
RARE = (
    "张𠮷安", "龴文海", "王㛃", "陈䶮", "周𬭎", "钱大喆", "阿卜杜拉·买买提·吐尔喆", "林\U00030054青",
    "何\U00031350明", "鄭錦繡",
)  # fmt: skip
"""Names with characters of extensions A, B, E, G and H, and such as the body's face lacks."""


def job_of(workplace: Workplace) -> PaperJob:
    """The agreement of the shipped example."""
    path = paths.resources("examples", "agreement_example.json")
    played = play(workplace, json.loads(path.read_text(encoding="utf-8")))
    if played.refusal is not None:
        raise played.refusal
    return gather(workplace, "agreement", FILE_NO)


def _job(document: str, top: Record, *below: Record) -> PaperJob:
    of = cases.case(top, *below)
    paper = papers()[document]
    given = PaperInput(of, paper.items(of)[-1], cases.issuer(), code_book().title, TODAY)
    return PaperJob(paper.build(given))


def _agreement(names: tuple[str, ...], facts: str = samples.FACTS) -> PaperJob:
    people = [
        cases.party(f"p{place}", "applicant" if place else "respondent", name=name)
        for place, name in enumerate(names)
    ]
    made = cases.agreement(
        facts=facts, terms=samples.TERMS, parties=tuple(person.id for person in people)
    )
    return _job("agreement", cases.dispute(facts=facts), *people, made)


def _mediated(document: str, **values: Any) -> PaperJob:
    people = (cases.party("p1", name="陈志海"), cases.party("p2", "respondent", name="吴长林"))
    met = cases.session(record=samples.FACTS, present=("陈志海", "吴长林"))
    visit = cases.visit(situation=samples.FACTS[:200])
    made = cases.agreement(terms=samples.TERMS, parties=("p1", "p2"))
    of = cases.dispute(facts=samples.FACTS, **values)
    return _job(document, of, *people, made, met, visit)


def _jobs() -> dict[str, PaperJob]:
    """The papers of the table beside the example, by what is told of them."""
    twelve = tuple(f"陈志{chr(0x4E00 + 7 * place)}" for place in range(12))
    return {
        "agreement, 3,000 characters of facts": _agreement(("陈志海", "吴长林"), LONG),
        "agreement, 12 parties": _agreement(twelve),
        "agreement, rare characters": _agreement(RARE, samples.FACTS + "、".join(RARE)),
    }


def _others() -> dict[str, PaperJob]:
    person = cases.correction()
    return {
        "application and acceptance": _mediated("acceptance"),
        "record of a session": _mediated("session"),
        "follow-up": _mediated("follow_up"),
        "oral agreement": _mediated("oral_agreement", track="oral"),
        "leave approval": _job("leave_approval", person, cases.leave()),
        "notice of report": _job("report_notice", person),
    }


def _row(what: str, job: PaperJob, *, faces: bool, goal: float, count: int) -> Row:
    against = bare(job.render().pdf, faces=faces)
    baseline = SAME_FACES if faces else ONE_FACE
    return row(what, baseline, pairs(job.render, against, count), goal=goal)


def run(stores: Stores) -> Iterator[Line]:
    """Both make a whole PDF in memory; pairs."""
    workplace = stores.fresh()
    committee = {"name": "试验镇人民调解委员会", "type": "03", "prefix": "皋试"}
    workplace.act("committee.add", committee)
    example = job_of(workplace)
    workplace.close()
    count = stores.sizes.times(PAIRS)
    yield _row("one agreement", example, faces=False, goal=1.2, count=count)
    jobs = _jobs()
    for what, job in jobs.items():
        for faces in (True, False):
            # The goal is against the same fonts: rare characters take several.
            yield _row(what, job, faces=faces, goal=1.2 if faces else 0, count=count)
    others = _others()
    for what, job in others.items():
        yield _row(what, job, faces=True, goal=1.2, count=stores.sizes.times(FEWER))
    yield _volume([example, *jobs.values(), *others.values()], stores.sizes.times(VOLUMES))
    yield Remark("against LibreOffice converting a docx: there is no docx of a paper yet")


def _volume(jobs: list[PaperJob], count: int) -> Row:
    """The papers of a file one after the other, 15 in all; bare each in its faces."""
    papers_of = [jobs[place % len(jobs)] for place in range(VOLUME)]
    bares = [bare(job.render().pdf, faces=True) for job in papers_of]

    def ours() -> None:
        for job in papers_of:
            job.render()

    def theirs() -> None:
        for each in bares:
            each()

    return row(f"{VOLUME} papers of a file", SAME_FACES, pairs(ours, theirs, count), goal=1.2)
