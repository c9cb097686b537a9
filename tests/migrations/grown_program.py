"""A copy of the program one step further: a field is added and filled, one renamed, one dropped.

The step is numbered from the newest; both the office's tables and the bureau's take it.
"""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from sifasuo_desktop.kernel import paths
from sifasuo_desktop.store import migrate

ROOT = Path(__file__).parents[2]
GOLDEN = ROOT / "tests" / "golden"
PASSWORD = json.loads((GOLDEN / "facts.json").read_text(encoding="utf-8"))["password"]
NEWEST = migrate.newest()
NEXT = f"{int(NEWEST) + 1:04d}"
NEWEST_OF_BUREAU = migrate.newest(paths.bureau_migrations())
NEXT_OF_BUREAU = f"{int(NEWEST_OF_BUREAU) + 1:04d}"

OFFICE_STEP = f'''"""Requests are counted, measures are called by another name, the sub-type goes."""
import sqlalchemy as sa
from alembic import op

revision = "{NEXT}"
down_revision = "{NEWEST}"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("r_dispute", sa.Column("wishes", sa.Integer))
    op.execute("UPDATE r_dispute SET wishes = json_array_length(requests)")
    op.alter_column("r_dispute", "prediction_measures", new_column_name="calming_measures")
    op.drop_column("r_dispute", "sub_type")
'''

BUREAU_STEP = f'''"""A revision keeps when it was taken in."""
import sqlalchemy as sa
from alembic import op

revision = "{NEXT_OF_BUREAU}"
down_revision = "{NEWEST_OF_BUREAU}"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("revision", sa.Column("note", sa.Text))
    op.execute("UPDATE revision SET note = made_at")
'''

CONVERTER = f'''"""What the step of the same number did to the rows of disputes."""
from sifasuo_desktop.domain.converters import Plain, Step


def dispute(content: Plain) -> Plain:
    content["wishes"] = len(content["requests"])
    content["calming_measures"] = content.pop("prediction_measures")
    del content["sub_type"]
    return content


STEP = Step({int(NEXT)}, {{"dispute": dispute}})
'''

DROPPED = re.compile(r"^    sub_type: .*$", re.MULTILINE)
ADDED = '    wishes: Annotated[int, F("申请事项数")] = 0'
RENAMED = re.compile(r"\bprediction_measures\b")


class GrownProgram:
    """The copy in ``folder``, with copies of the golden office and its bureau beside it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        for name in ("sifasuo_desktop", "migrations"):
            shutil.copytree(ROOT / name, folder / name)
        (folder / "resources").symlink_to(paths.resources())
        for name in ("store", "bureau"):
            shutil.copytree(GOLDEN / name, folder / name)
        self.converter = folder / "sifasuo_desktop/domain/growth" / f"step_{NEXT}_test.py"
        self._grow()

    def _grow(self) -> None:
        for path in (self.folder / "sifasuo_desktop").rglob("*.py"):
            text = path.read_text(encoding="utf-8")
            if RENAMED.search(text):
                path.write_text(RENAMED.sub("calming_measures", text), encoding="utf-8")
        records = self.folder / "sifasuo_desktop/domain/dispute/records.py"
        text, found = DROPPED.subn(ADDED, records.read_text(encoding="utf-8"))
        assert found == 1
        records.write_text(text, encoding="utf-8")
        self.converter.write_text(CONVERTER, encoding="utf-8")
        self._put("versions", NEXT, OFFICE_STEP)
        self._put("bureau/versions", NEXT_OF_BUREAU, BUREAU_STEP)

    def _put(self, versions: str, number: str, step: str) -> None:
        path = self.folder / "migrations" / versions / f"{number}_test.py"
        path.write_text(step, encoding="utf-8")

    def run(self, call: str) -> Any:
        """What one call of ``grown_driver.py`` found, in a process of the copy's own."""
        around = {
            **os.environ,
            "PYTHONPATH": str(self.folder),
            "SIFASUO_STORE": str(self.folder / "store"),
            "SIFASUO_USER": "admin",
            "SIFASUO_PASSWORD": PASSWORD,
            "SIFASUO_BUREAU_HOME": str(self.folder / "bureau"),
        }
        done = subprocess.run(
            [sys.executable, str(Path(__file__).with_name("grown_driver.py")), call, str(GOLDEN)],
            env=around,
            cwd=self.folder,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
        assert done.returncode == 0, done.stderr[-4000:]
        return json.loads(done.stdout)
