"""What the bureau says a record is now, whatever step the office that wrote it was at."""

from pathlib import Path
from typing import Any

from sifasuo_desktop.bureau.present import PresentRecord, present_records
from sifasuo_desktop.bureau.store import Bureau
from tests.bureau.office_side import Office, ingest, results, revision
from tests.growing_steps import put, steps_in

COUNTS = '''"""How many requests there are is kept."""
from sifasuo_desktop.domain.converters import Step

def dispute(content):
    return {**content, "wishes": len(content["requests"])}

STEP = Step(9001, {"dispute": dispute})
'''


def present(bureau: Bureau, kind: str = "dispute") -> list[PresentRecord]:
    with bureau.reading() as connection:
        return list(present_records(connection, kind))


def take(bureau: Bureau, office: Office, *revisions: dict[str, Any]) -> None:
    assert results(ingest(bureau, office.make(*revisions))) == ["accepted"]


def test_frames_of_two_steps_say_the_same_in_the_present_shape(
    bureau: Bureau, office: Office, tmp_path: Path
) -> None:
    old = revision(1, ver=9000, f={"requests": ["赔偿", "道歉"]})
    new = revision(2, ver=9001, f={"requests": ["赔偿"], "wishes": 1})
    take(bureau, office, old, new)
    with steps_in(tmp_path) as folder:
        put(folder, step_9001_test=COUNTS)
        found = {item.record: item.facts or {} for item in present(bureau)}
    assert (found[old["id"]]["wishes"], found[old["id"]]["retention"]) == (2, "2")
    assert found[new["id"]]["wishes"] == 1


def test_what_only_a_newer_program_knows_stands_as_it_came(bureau: Bureau, office: Office) -> None:
    take(bureau, office, revision(1, ver=9999, f={"place": "龙游河边", "river": "龙游河"}))
    (item,) = present(bureau)
    assert item.facts is not None
    assert (item.office, item.facts["place"], item.facts["river"]) == (
        "320682001",
        "龙游河边",
        "龙游河",
    )


def test_content_that_no_step_wrote_stops_nothing(
    bureau: Bureau, office: Office, tmp_path: Path
) -> None:
    spoiled = revision(1, ver=9000, f={"requests": 7})
    whole = revision(2, ver=9000, f={"requests": []})
    take(bureau, office, spoiled, whole)
    with steps_in(tmp_path) as folder:
        put(folder, step_9001_test=COUNTS)
        found = {item.record: item.facts for item in present(bureau)}
    assert found[spoiled["id"]] is None
    assert (found[whole["id"]] or {})["wishes"] == 0


def test_a_conflict_is_flagged_and_what_was_deleted_is_not_there(
    bureau: Bureau, office: Office
) -> None:
    first = revision(1)
    branches = [revision(n, id=first["id"], parent=first["rev"]) for n in (2, 3)]
    gone = revision(4, op="del")
    take(bureau, office, first, *branches, gone)
    assert [(item.record, item.conflict) for item in present(bureau)] == [(first["id"], True)]
    assert present(bureau, "party") == []
