"""Where the parts of a store lie."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from sifasuo_desktop.kernel.private import keep_private

if TYPE_CHECKING:
    from sifasuo_desktop.store.tip import Tip

DATABASE = "store.db"
SLOTS = "slots.json"
RECOVERY = "recovery.json"
HEAD = "store.head"
ATTEMPTS = "attempts.json"
RULES = "rules.toml"
CALENDAR = "calendar.toml"
ATTACHMENTS = "attachments"


@dataclass(frozen=True)
class StoreFolder:
    """Where the parts of a store lie."""

    folder: Path

    @property
    def database(self) -> Path:
        return self.folder / DATABASE

    @property
    def unfinished(self) -> Path:
        """The database while the store is being made; what lies here may be thrown away."""
        return self.folder / (DATABASE + ".new")

    @property
    def slots(self) -> Path:
        return self.folder / SLOTS

    @property
    def recovery(self) -> Path:
        """The slot of the printed recovery key."""
        return self.folder / RECOVERY

    @property
    def attempts(self) -> Path:
        """How often passwords were wrong."""
        return self.folder / ATTEMPTS

    @property
    def tip(self) -> "Tip":
        """The last acknowledged entry of the log."""
        # What only asks where files lie is not to read the database's library.
        from sifasuo_desktop.store.tip import Tip

        return Tip(self.folder / HEAD)

    @property
    def outbox(self) -> Path:
        return self.folder / "outbox"

    @property
    def backups(self) -> Path:
        return self.folder / "backups"

    @property
    def attachments(self) -> Path:
        """The sealed files of scans and photos."""
        return self.folder / ATTACHMENTS

    @property
    def logs(self) -> Path:
        return self.folder / "logs"

    def own_files(self) -> tuple[Path, ...]:
        """What the office itself wrote beside its records: its rules and its calendar."""
        return self.folder / RULES, self.folder / CALENDAR

    def database_files(self) -> tuple[Path, ...]:
        """The database with what SQLite keeps beside it."""
        return tuple(self.database.with_name(DATABASE + end) for end in ("", "-wal", "-shm"))

    def parts(self) -> tuple[Path, ...]:
        """Everything of the store's own that may lie in the folder."""
        slots = (self.slots, self.recovery, self.attempts, self.tip.path)
        folders = (self.outbox, self.attachments, self.backups, self.logs)
        return (*self.database_files(), *slots, *folders)

    def is_own(self, path: Path) -> bool:
        """Whether a store made this: its parts, and what it was making or kept of spoiled ones."""
        own = {part.name for part in (*self.parts(), *self.own_files())}
        half_written = path.suffix == ".part" and path.name.startswith(tuple(f"{n}." for n in own))
        return path.name in own or half_written or path.name.startswith((DATABASE, SLOTS))

    def keep_private(self) -> bool:
        """Takes everybody else the way in; whether nobody else has one."""
        return keep_private(self.folder.resolve(), self.parts())

    def is_store(self) -> bool:
        """Whether a store lies here; one whose making was cut off does not count."""
        if self.database.exists():
            return True
        return self.slots.exists() and not self.unfinished.exists()
