"""import_batch.undo: an import is taken back whole, while nothing was built on it."""

from datetime import date
from typing import Annotated, ClassVar

from sifasuo_desktop.domain.casefile import CaseFile
from sifasuo_desktop.domain.fields import F
from sifasuo_desktop.domain.office.import_batch import ImportBatch
from sifasuo_desktop.domain.record import KINDS
from sifasuo_desktop.domain.refusal import Problem, Refused, problem
from sifasuo_desktop.ledgers.kinds import number_of
from sifasuo_desktop.services.acting.command import Act, Command, Outcome, Verb
from sifasuo_desktop.store.batches import built_on, made_by
from sifasuo_desktop.store.unit_of_work import UnitOfWork


class UndoImport(Command):
    """The log keeps every record with its history; numbers the program gave are not given again."""

    VERB: ClassVar[str] = "import_batch.undo"
    TITLE: ClassVar[str] = "撤回导入"

    import_batch: Annotated[str, F("表格导入", ref="import_batch", length=60)]
    reason: Annotated[str, F("撤回原因", length=300)] = "导入有误"


def guard(case: CaseFile, today: date) -> Problem | None:
    """Once is enough."""
    taken_back = getattr(case.record, "taken_back", None)
    return problem("sheet.undone") if taken_back else None


def handle(command: UndoImport, unit: UnitOfWork, act: Act) -> Outcome:
    """Takes out all it brought in, parts before what they belong to. Refused when one of the
    records was worked on since, or something else names it.
    """
    batch = unit.get(ImportBatch, command.import_batch)
    assert batch is not None
    made = made_by(unit, batch.id)
    later = built_on(unit, batch.id, made)
    if later is not None:
        raise Refused(problem("sheet.built_on", "import_batch", number=_called(unit, made, later)))
    unit.reason = command.reason
    for kind, record in reversed(made):
        there = unit.get(KINDS[kind], record)
        if there is not None:
            unit.take_back(there)
    unit.change(batch.replace(taken_back=command.reason))
    return Outcome(batch.id, None, None)


def _called(unit: UnitOfWork, made: list[tuple[str, str]], record: str) -> str:
    """What people call a record of the import."""
    kind = next((of for of, one in made if one == record), "")
    there = unit.get(KINDS[kind], record) if kind else None
    return (number_of(there) if there else None) or record


VERB = Verb(
    UndoImport,
    "import_batch.undo",
    handle,
    ImportBatch.KIND,
    target="import_batch",
    guard=guard,
)
