"""What CONTRIBUTING.md says of growing the house is done in a copy of it, and the files are counted.

The checks live beside the tests of their floor, in ``additions/check_*.py``, and run in the copy;
there the walks over the source and the tests of all papers must hold as well.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from sifasuo_desktop.kernel import paths
from sifasuo_desktop.store import migrate
from tests.architecture.added import (
    LEDGER,
    LEDGER_MIGRATION,
    REPORT,
)

pytestmark = pytest.mark.long

ROOT = Path(__file__).parents[2]
NEWEST = migrate.newest()
NEXT = f"{int(NEWEST) + 1:04d}"

MIGRATION = f'''"""Disputes keep the weather of the day."""

import sqlalchemy as sa
from alembic import op

revision = "{NEXT}"
down_revision = "{NEWEST}"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("r_dispute", sa.Column("weather", sa.Text))
'''

VERB = '''"""dispute.pause, dispute.go_on: mediation rests for a reason, and is taken up again."""

from typing import Annotated

from sifasuo_desktop.domain.fields import F
from sifasuo_desktop.domain.states import State
from sifasuo_desktop.services.acting.command import Act, Command, Outcome, Verb
from sifasuo_desktop.services.acting.verbs.dispute.target import DisputeRef, answer, opened
from sifasuo_desktop.store.unit_of_work import UnitOfWork

PAUSED = State("paused", "暂停调解", light="yellow", step=2, awaits="dispute.go_on")


class PauseDispute(Command):
    """Nothing but the reason is kept, in the log."""

    VERB = "dispute.pause"
    TITLE = "暂停调解"

    dispute: DisputeRef
    why: Annotated[str, F("暂停原因", length=300)]


class GoOnWithDispute(Command):
    """The mediation goes on where it was."""

    VERB = "dispute.go_on"
    TITLE = "恢复调解"

    dispute: DisputeRef


def pause(command: PauseDispute, unit: UnitOfWork, act: Act) -> Outcome:
    """The case rests."""
    _, dispute = opened(unit, command.dispute)
    unit.reason = command.why
    resting = dispute.replace(state="paused")
    unit.change(resting)
    return answer(resting)


def go_on(command: GoOnWithDispute, unit: UnitOfWork, act: Act) -> Outcome:
    """The case is mediated again."""
    _, dispute = opened(unit, command.dispute)
    again = dispute.replace(state="mediating")
    unit.change(again)
    return answer(again)


VERB = (
    Verb(
        PauseDispute,
        "dispute.mediate",
        pause,
        "dispute",
        target="dispute",
        states=("mediating",),
        leads_to=("paused",),
        adds=(PAUSED,),
    ),
    Verb(
        GoOnWithDispute,
        "dispute.mediate",
        go_on,
        "dispute",
        target="dispute",
        states=("paused",),
        leads_to=("mediating",),
    ),
)
'''

PAPER = '''"""现场勘查记录: one for a case, filled in at the place."""

from sifasuo_desktop.documents.engine.blocks import (
    Blocks,
    Field,
    LabelledRow,
    SignatureBlock,
    Signers,
    Text,
    Title,
)
from sifasuo_desktop.documents.issuer import Issuer
from sifasuo_desktop.documents.paper import Paper, PaperInput, PaperValues
from sifasuo_desktop.documents.papers.dispute.people import dispute_of, names_of
from sifasuo_desktop.domain.casefile import CaseFile
from sifasuo_desktop.domain.dispute.records import Dispute

TITLE = "现场勘查记录"


class Values(PaperValues):
    """What is known before one goes there."""

    place: str = ""


def fill(given: PaperInput) -> Values:
    """The place of a case."""
    dispute = dispute_of(given.case)
    return Values(place=dispute.place or "", number=dispute.register_no, names=names_of(given))


def layout(values: Values, issuer: Issuer | None) -> Blocks:
    """The sheet with lines for what is found."""
    return (
        Title(TITLE),
        LabelledRow((Field("案号", values.number),)),
        LabelledRow((Field("勘查地点", values.place),)),
        Text(blank_lines=12),
        SignatureBlock(right=(Signers("勘查人（签名）："),), dated=True),
    )


def sheets(case: CaseFile) -> tuple[Dispute, ...]:
    """One for a case."""
    return (dispute_of(case),)


PAPER = Paper("site_record", TITLE, Dispute.KIND, "record", sheets, Values, fill, layout)
'''

RULE = '''"""归档: what is closed is put into the archive; a rule about closed cases."""

from collections.abc import Iterator

from sifasuo_desktop.domain.deadlines.engine import Claim, Rule, Setting
from sifasuo_desktop.domain.deadlines.facts import DisputeFacts
from sifasuo_desktop.domain.deadlines.parameters import Parameter


def _archive(case: DisputeFacts, parameter: Parameter, setting: Setting) -> Iterator[Claim]:
    if case.state == "closed" and case.closed:
        due = parameter.due(case.closed, setting.calendar)
        yield Claim(due=due, why=f"{case.closed}结案，尚未归档")


RULES = (
    Rule(
        name="dispute.archive",
        kind="dispute",
        facts=DisputeFacts,
        parameter="archive.days",
        act="",
        find=_archive,
        after_closing=60,
        number={"title": "案卷归档", "value": 30, "unit": "day", "soft": True, "basis": "本所自定"},
    ),
)
'''


class Copy:
    """A copy of the program and its tests; ``touched`` are the files an addition wrote."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.touched: set[str] = set()
        leave = shutil.ignore_patterns("e2e", "faults", "bench", "*.pyc.*")
        for name in ("sifasuo_desktop", "migrations", "tests", "docs"):
            shutil.copytree(ROOT / name, folder / name, ignore=leave)
        for name in ("pyproject.toml", "CHANGELOG.md", "README.md"):
            shutil.copy(ROOT / name, folder / name)
        (folder / "resources").mkdir()
        for path in paths.resources().iterdir():
            (folder / "resources" / path.name).symlink_to(path)

    def write(self, name: str, text: str) -> None:
        """A new file."""
        assert not (self.folder / name).exists()
        (self.folder / name).write_text(text, encoding="utf-8")
        self.touched.add(name)

    def insert(self, name: str, after: str, text: str) -> None:
        """One more line in a file."""
        path = self.folder / name
        if path.is_symlink():
            own = path.resolve()
            path.unlink()
            shutil.copy(own, path)
        before, found, rest = path.read_text(encoding="utf-8").partition(after)
        assert found
        path.write_text(f"{before}{after}{text}{rest}", encoding="utf-8")
        self.touched.add(name)

    def check(self, *tests: str) -> None:
        """Runs tests in the copy; every one must pass."""
        around = {**os.environ, "PYTHONPATH": str(self.folder), "QT_QPA_PLATFORM": "offscreen"}
        call = [sys.executable, "-m", "pytest", "-q", "-n", "0", "-p", "no:cacheprovider", *tests]
        done = subprocess.run(
            call,
            cwd=self.folder,
            env=around,
            capture_output=True,
            text=True,
            timeout=400,
            check=False,
        )
        assert done.returncode == 0, done.stdout[-6000:] + done.stderr[-2000:]


LAYOUT = "test_blank_and_filled_show_the_same_labels_in_the_same_order"
WALKS = ("tests/architecture/test_kinds.py", "tests/architecture/test_declarations.py")


@pytest.fixture
def copy(tmp_path: Path) -> Copy:
    return Copy(tmp_path / "copy")


def test_a_field_is_one_line_and_a_migration(copy: Copy) -> None:
    copy.insert(
        "sifasuo_desktop/domain/dispute/records.py",
        '    sub_type: Annotated[str | None, F("子类型", length=40, search=True)] = None\n',
        '    weather: Annotated[str | None, F("当天天气", length=40, search=True)] = None\n',
    )
    copy.write(f"migrations/versions/{NEXT}_weather.py", MIGRATION)
    assert len(copy.touched) == 2
    copy.check(
        "tests/services/additions/check_field.py",
        "tests/ui/additions/check_field.py",
        "tests/ui/test_whole_record.py",
        "tests/migrations/test_migrations.py::test_the_steps_make_exactly_the_declared_tables",
        *WALKS,
    )


def test_a_verb_with_a_new_state_is_one_file(copy: Copy) -> None:
    copy.write("sifasuo_desktop/services/acting/verbs/dispute/pause.py", VERB)
    assert len(copy.touched) == 1
    copy.check("tests/services/additions/check_verb.py", "tests/ui/additions/check_verb.py", *WALKS)


def test_a_paper_is_one_file(copy: Copy) -> None:
    copy.write("sifasuo_desktop/documents/papers/dispute/site_record.py", PAPER)
    assert len(copy.touched) == 1
    copy.check(
        "tests/services/additions/check_paper.py",
        "tests/documents/test_every_paper.py::test_every_paper_has_a_case_here",
        "tests/documents/test_every_paper.py::test_nothing_stands_on_anything_else[site_record]",
        *(
            f"tests/documents/test_one_layout.py::{LAYOUT}[site_record-{many}]"
            for many in (1, 2, 3)
        ),
        *WALKS,
    )


def test_a_rule_is_one_file_and_may_speak_of_closed_cases(copy: Copy) -> None:
    copy.write("sifasuo_desktop/domain/deadlines/rules_archive.py", RULE)
    assert len(copy.touched) == 1
    copy.check("tests/services/additions/check_rule.py", *WALKS)


def test_a_ledger_is_one_file_and_a_migration(copy: Copy) -> None:
    """Ten fields, a flow of two steps, a deadline: everything else is derived."""
    copy.write("sifasuo_desktop/ledgers/visitor_book.py", LEDGER)
    copy.write(
        f"migrations/versions/{NEXT}_visitor_book.py",
        LEDGER_MIGRATION.format(next=NEXT, newest=NEWEST),
    )
    assert len(copy.touched) == 2
    copy.check(
        "tests/services/additions/check_ledger.py",
        "tests/ui/additions/check_ledger.py",
        "tests/migrations/test_migrations.py::test_the_steps_make_exactly_the_declared_tables",
        "tests/ui/test_fields_seen.py::test_every_field_of_a_kind_is_seen_on_its_page[visitor_book]",
        *WALKS,
    )


@pytest.mark.parametrize(
    ("line", "other", "told"),
    [
        ('    title="来访登记簿",\n', '    title="",\n', "title is empty"),
        ('within=("handed",)', 'within=("given",)', "step look: there is no state given"),
        ('F("主要事项", ', 'F("", ', "field matter has no title"),
        ('called=("keeper",)', 'called=("warden",)', "called: there is no field warden"),
        ('act="hand_over"', 'act="hand"', "term handing: there is no act hand"),
        (
            'total("callers")',
            'total("matter")',
            "figure reception_callers: matter cannot be added up",
        ),
        (
            'when="on",\n            short',
            'when="keeper",\n            short',
            "figure reception_days: field keeper is no day",
        ),
    ],
)
def test_the_author_of_a_ledger_is_told_what_is_wrong(
    copy: Copy, line: str, other: str, told: str
) -> None:
    assert LEDGER.count(line) == 1
    copy.write("sifasuo_desktop/ledgers/visitor_book.py", LEDGER.replace(line, other))
    with pytest.raises(
        AssertionError, match=f"sifasuo_desktop/ledgers/visitor_book.py: visitor_book: {told}"
    ):
        copy.check("tests/architecture/test_kinds.py")


def test_a_report_is_one_file(copy: Copy) -> None:
    copy.write("sifasuo_desktop/reports/by_type.py", REPORT)
    assert len(copy.touched) == 1
    copy.check("tests/services/additions/check_report.py", *WALKS)


def test_the_author_of_a_report_is_told_what_is_wrong(copy: Copy) -> None:
    copy.write("sifasuo_desktop/reports/by_type.py", REPORT.replace('"cases"', '"causes"'))
    told = "sifasuo_desktop/reports/by_type.py: by_type: there is no figure causes"
    with pytest.raises(AssertionError, match=told):
        copy.check("tests/services/additions/check_report.py")


def test_a_verb_that_leads_into_a_dead_end_is_told(copy: Copy) -> None:
    """The same verb without the way back."""
    cut = VERB.replace('        leads_to=("mediating",),\n', "")
    copy.write("sifasuo_desktop/services/acting/verbs/dispute/pause.py", cut)
    with pytest.raises(AssertionError, match="paused"):
        copy.check("tests/architecture/test_kinds.py")
