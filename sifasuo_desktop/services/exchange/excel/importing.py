"""Brings the rows of a spreadsheet in through the bus: all or none, as one import that can be taken back."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from sifasuo_desktop.domain.office.import_batch import ImportBatch, act_of
from sifasuo_desktop.domain.refusal import Refused, problem
from sifasuo_desktop.kernel.ids import new_id
from sifasuo_desktop.services.acting.bus import all_verbs
from sifasuo_desktop.services.exchange.excel.book import form_of
from sifasuo_desktop.services.exchange.excel.form import Called, Deed, Form, Key
from sifasuo_desktop.services.exchange.excel.mapping import (
    Unmapped,
    remember,
    sheets_of,
    tables_in,
    unmapped,
)
from sifasuo_desktop.services.exchange.excel.names import Names
from sifasuo_desktop.services.exchange.excel.rows import (
    Row,
    Rows,
    SheetError,
    errors_of,
    message_of,
)
from sifasuo_desktop.services.exchange.excel.synonyms import synonyms
from sifasuo_desktop.services.exchange.excel.table import Table
from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.statistics.sheet_reading import Grid
from sifasuo_desktop.store.batches import values_of
from sifasuo_desktop.store.unit_of_work import Author, UnitOfWork

Progress = Callable[[int, int], bool]
"""Told how many rows of how many are done; False stops the import, and nothing comes in."""
NEW, KNOWN, WRONG = "new", "known", "wrong"
_ADD = "import_batch.add"


@dataclass(frozen=True)
class SeenRow:
    """What became of a row, or would: ``note`` says as which record it is known."""

    sheet: str
    line: int
    state: str
    words: tuple[str, ...]
    note: str = ""


@dataclass
class Imported:
    """What an import did, or would do: counts, every error, what was passed over, remarks.

    ``batch`` is the import's id once something came in.
    """

    titles: tuple[str, ...] = ()
    rows: int = 0
    new: int = 0
    known: int = 0
    passed_over: int = 0
    errors: list[SheetError] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    seen: list[SeenRow] = field(default_factory=list)
    batch: str | None = None
    cancelled: bool = False
    warnings: dict[str, list[str]] = field(default_factory=dict)

    @property
    def wrong(self) -> int:
        """How many rows have something wrong in them."""
        return sum(one.state == WRONG for one in self.seen)

    def warn(self, message: str, row: Row) -> None:
        """Notes a question about a row."""
        self.warnings.setdefault(message, []).append(str(row.line))


def import_file(
    workplace: Workplace,
    kind: str,
    path: Path,
    *,
    dry_run: bool = False,
    accept_good: bool = False,
    columns: Mapping[str, str] | None = None,
    progress: Progress | None = None,
    initiator: object = None,
    grids: Sequence[Grid] | None = None,
) -> Imported:
    """Imports a file, or with ``dry_run`` tells what would come in; ``grids`` are its sheets where it
    was read already.

    With one wrong cell nothing comes in, unless ``accept_good`` takes the other rows. ``columns``
    says of titles of the sheet what they mean, which is remembered for sheets of this head. Raises
    Refused for a file that cannot be used at all; then nothing was changed.
    """
    form = form_of(kind)
    _require(workplace, form)
    there = sheets_of(path) if grids is None else grids
    tables = tables_in(workplace, form, there, columns or {})
    run = _Run(workplace, form, tables, path.name)
    found = run.done(dry_run=dry_run, accept_good=accept_good, progress=progress, by=initiator)
    if columns and found.batch:
        remember(workplace, form, tables, columns)
    return found


@dataclass(frozen=True)
class Looked:
    """What would come in, or why the file cannot be used; what could still be said of its columns."""

    found: Imported | Refused
    unmapped: Unmapped | None = None


def look_at(
    workplace: Workplace,
    kind: str,
    path: Path,
    *,
    grids: Sequence[Grid],
    columns: Mapping[str, str],
    progress: Progress,
) -> Looked:
    """All the window shows of a file that was read, in one go: while it shows, nothing is worked out
    that would hold it up.
    """
    found: Imported | Refused
    try:
        found = import_file(
            workplace, kind, path, dry_run=True, columns=columns, progress=progress, grids=grids
        )
    except Refused as refusal:
        found = refusal
    if columns and isinstance(found, Imported):
        return Looked(found)
    try:
        return Looked(found, unmapped(workplace, kind, grids))
    except Refused:
        return Looked(found)


def _require(workplace: Workplace, form: Form) -> None:
    verb = all_verbs()[form.verb]
    if not workplace.may(verb.permission):
        raise Refused(problem("act.not_allowed", "", title=f"{verb.title}（导入）"))


# --- the rows --------------------------------------------------------------------------------


class _Cancelled(Exception):
    """Whoever watches has stopped it."""


class _Run:
    """One import under way."""

    def __init__(
        self, workplace: Workplace, form: Form, tables: Sequence[Table], name: str
    ) -> None:
        self._workplace = workplace
        self._form = form
        self._tables = tables
        self._name = name
        self._batch = new_id(workplace.store.randomness)
        self._known: dict[Key, str] = {}
        self._called: Called = _unnamed
        self.found = Imported(titles=_titles(tables))

    def done(
        self, *, dry_run: bool, accept_good: bool, progress: Progress | None, by: object
    ) -> Imported:
        """All rows in one transaction, kept at the end or not."""
        found = self.found
        with self._workplace.bus.together(by) as whole:
            self._keep_batch(None)
            try:
                self._all_rows(progress or _unwatched)
            except _Cancelled:
                found.cancelled = True
            wrong = found.errors and not accept_good
            if dry_run or wrong or found.cancelled or not found.new:
                whole.drop()
            else:
                self._keep_batch(found)
                found.batch = self._batch
        if found.batch is None and not dry_run:
            found.new = 0
        return found

    def _all_rows(self, progress: Progress) -> None:
        found, store = self.found, self._workplace.store
        total = sum(len(table.rows) for table in self._tables)
        with store.reading() as reader:
            names = Names(reader)
            reads = self._form.reads
            kept = {kind: tuple(values_of(reader, kind, some)) for kind, some in reads.items()}
        for key, record in self._form.kept(kept):
            self._known.setdefault(key, record)
        workplace = self._workplace
        words = synonyms(store.where.folder)
        rows = Rows(self._form, names, words, workplace.codes, workplace.today())
        self._called = names.called
        for table in self._tables:
            self._tell(table)
            for line in table.rows:
                if not progress(found.rows, total):
                    raise _Cancelled
                self._row(rows.read(table, line))
        progress(total, total)

    def _row(self, row: Row) -> None:
        found = self.found
        found.rows += 1
        known = self._is_known(row)
        if known is not None:
            found.known += 1
            self._see(row, KNOWN, known)
            return
        errors = row.errors or self._enter(row)
        if errors:
            found.errors += errors
            self._see(row, WRONG, errors[0].message)
            return
        found.new += 1
        for key in self._form.keys(row.values):
            self._known[key] = f"第 {row.line} 行"
        for question in self._form.asks(row.values):
            found.warn(question, row)
        self._see(row, NEW)

    def _is_known(self, row: Row) -> str | None:
        found = (self._known.get(key) for key in self._form.keys(row.values))
        return next((one for one in found if one is not None), None)

    def _enter(self, row: Row) -> Sequence[SheetError]:
        """The acts of a row, all or none of them."""
        made = ""
        deed: Deed | None = None
        try:
            with self._workplace.store.part():
                for step, deed in enumerate(self._form.deeds(row.values, self._called)):
                    values = {
                        name: made if value == "$" else value for name, value in deed.values.items()
                    }
                    values["command_id"] = act_of(self._batch, row.line, step)
                    if deed.late is not None:
                        values["late_entry"] = deed.late
                    answer = self._workplace.act(deed.verb, values)
                    made = made or answer.id
                    for warning in answer.warnings:
                        self.found.warn(message_of(warning), row)
        except Refused as refusal:
            assert deed is not None
            return errors_of(row, self._form, refusal.problems, deed.at)
        return ()

    def _see(self, row: Row, state: str, note: str = "") -> None:
        words = tuple(
            row.cells.get(one.name, (0, ""))[1]
            for one in self._form.columns
            if one.title in self.found.titles
        )
        self.found.seen.append(SeenRow(row.sheet, row.line, state, words, note))

    def _tell(self, table: Table) -> None:
        """What of the sheet is not taken, or might not have been seen."""
        found = self.found
        found.passed_over += len(table.passed)
        why: dict[str, list[str]] = {}
        for one in table.passed:
            why.setdefault(one.why, []).append(str(one.line))
        found.notes += [f"跳过{words}：第 {_listed(lines)} 行" for words, lines in why.items()]
        if table.unknown:
            found.notes.append(f"没有对应栏目、未导入的列：{'、'.join(table.unknown)}")
        if table.hidden:
            found.notes.append(f"隐藏的列也一并导入：{'、'.join(table.hidden)}")
        ignored = [one.title for one in table.columns.values() if one.number]
        if ignored:
            found.notes.append(f"{'、'.join(ignored)}只用来核对是否已有，新登记的由程序编号")

    def _keep_batch(self, found: Imported | None) -> None:
        """The import's own entry: first as it begins, then with what came of it."""
        user, store = self._workplace.user, self._workplace.store
        batch = ImportBatch(id=self._batch, of_kind=self._form.kind, file=self._name[-200:])
        if found is not None:
            batch = batch.replace(
                rows=found.rows,
                new=found.new,
                known=found.known,
                passed_over=found.passed_over,
                bad=found.wrong,
            )

        def work(unit: UnitOfWork) -> None:
            if found is None:
                unit.add(batch)
            else:
                unit.change(batch)

        store.write(Author(user.account, _ADD, new_id(store.randomness)), work)


def _unnamed(kind: str, identity: str) -> str:
    return ""


def _unwatched(done: int, total: int) -> bool:
    return True


def _titles(tables: Sequence[Table]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.title for table in tables for one in table.columns.values()))


def _listed(lines: Sequence[str], most: int = 12) -> str:
    told = "、".join(lines[:most])
    return f"{told} 等 {len(lines)}" if len(lines) > most else told
