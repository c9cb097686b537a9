"""A process that saves without end and says what it saved, until it is killed."""

import sys
from pathlib import Path

from sifasuo_desktop.domain.office.records import Village
from sifasuo_desktop.store.unit_of_work import Author, UnitOfWork
from tests.store.conftest import opened


def main() -> None:
    """Saves villages one after the other; each line on stdout is an acknowledged save."""
    store = opened(Path(sys.argv[1]))
    for number in range(int(sys.argv[2]), 10**6):
        name = f"村{number:06d}"

        def add(unit: UnitOfWork, name: str = name) -> None:
            unit.add(Village(id=unit.new_id(), code="320699101201", name=name, town="云溪镇"))

        store.write(Author("admin", "test", name), add)
        sys.stdout.buffer.write(f"{number}\n".encode())
        sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()
