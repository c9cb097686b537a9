"""What a page is: its declaration, what it is opened at, and how it hears of changes."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from sifasuo_desktop.services.acting.bus import ChangeSet
from sifasuo_desktop.services.reading.listing import Of

if TYPE_CHECKING:
    from sifasuo_desktop.services.paper.printing import PaperJob
    from sifasuo_desktop.ui.desk import Desk


@dataclass(frozen=True)
class Target:
    """What a page is opened at; everything may be empty.

    ``record`` is an id, ``verb`` an act to begin there, ``part`` the record or kind below it the
    act is about, ``words`` what a list is filtered by, ``of`` the record that all it shows must
    name, ``draft`` the content of a kept draft, ``job`` what makes the paper of a preview in the
    store's lane.
    """

    record: str = ""
    verb: str = ""
    part: str = ""
    words: str = ""
    draft: Mapping[str, Any] = field(default_factory=dict)
    job: Callable[[], "PaperJob"] | None = None
    of: Of | None = None


NOWHERE = Target()


class PageWidget(QWidget):
    """Base of all pages: ``desk`` holds everything a page works with."""

    def __init__(self, desk: "Desk") -> None:
        super().__init__()
        self.desk = desk
        self.setProperty("ground", "page")

    def open(self, target: Target) -> None:
        """Called whenever the page comes to the front."""

    def reload(self, changes: ChangeSet) -> None:
        """Called on the window's thread after an act changed something, if the page is shown."""

    def keep_typing(self) -> None:
        """Keeps what is typed and not saved as a draft."""

    def unsaved(self) -> str:
        """What is called that was typed here and not saved, and is kept as a draft."""
        return ""

    def begin_new(self) -> bool:
        """Begins a new record of what this page shows; False where it has no own way to."""
        return False

    def may_leave(self) -> bool:
        """Whether nothing typed would be lost by showing another page; may ask."""
        return True


@dataclass(frozen=True)
class Page:
    """The declaration of a page, offered as ``PAGE`` by a module called ``pages``.

    ``order`` 0 keeps it out of the navigation; then ``within`` names the page whose entry is
    marked while this one is shown. ``permissions``: any one of them is enough; none lets all in.
    ``record_of`` names the kind whose records it shows, ``list_of`` the kind it lists, ``begins``
    the kind of which a new one is entered here. ``help`` is its section of the manual.
    """

    name: str
    title: str
    order: int
    make: Callable[["Desk"], PageWidget]
    permissions: tuple[str, ...] = ()
    within: str = ""
    record_of: str = ""
    list_of: str = ""
    begins: str = ""
    help: str = ""
