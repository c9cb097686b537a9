"""依法行政, 综治和信访 and 所情档案 through the year, each ledger a story of its own."""

from collections.abc import Iterator
from dataclasses import dataclass

from sifasuo_desktop.demo.script import Script
from sifasuo_desktop.demo.stage import Stage, Story
from sifasuo_desktop.demo.stories.told_rows import tell_rows


@dataclass(frozen=True)
class Told:
    """The rows of one ledger: the file they stand in and the day the ledger counts by."""

    kind: str
    file: str
    dated: str

    def tell(self, stage: Stage) -> Iterator[Script]:
        """Every record with what was done to it."""
        yield from tell_rows(stage, self.file, self.kind, self.dated)


EVERY = (
    Told("meeting", "meetings", "held_on"),
    Told("norm_doc", "norm_docs", "issued_on"),
    Told("admin_case", "admin_cases", "served_on"),
    Told("admin_risk", "admin_risks", "found_on"),
    Told("recon_transfer", "recon_transfers", "received_on"),
    Told("enforcement_check", "enforcement_checks", "planned_on"),
    Told("joint_consultation", "joint_consultations", "held_on"),
    Told("petition", "petitions", "received_on"),
    Told("staff_member", "office_file", "joined_on"),
    Told("premises", "office_file", "used_since"),
    Told("equipment", "office_file", "got_on"),
    Told("fund", "office_file", "granted_on"),
    Told("office_rule", "office_file", "made_on"),
)

STORY = tuple(
    Story(told.kind, told.tell, order=410 + 10 * place) for place, told in enumerate(EVERY)
)
