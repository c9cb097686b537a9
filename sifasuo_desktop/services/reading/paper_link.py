"""The papers a page offers for printing."""

from dataclasses import dataclass

from sifasuo_desktop.documents.book import papers
from sifasuo_desktop.domain.casefile import CaseFile


@dataclass(frozen=True)
class PaperLink:
    """A paper that can be printed: its name, what to call it, and which of several.

    ``at`` names the days of the record it is offered with in its story.
    """

    document: str
    title: str
    item: int
    count: int
    at: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """The title, with the place among several of its kind."""
        return f"{self.title}（{self.item}）" if self.count > 1 else self.title


def papers_of(case: CaseFile) -> tuple[tuple[PaperLink, str], ...]:
    """Every paper that can be printed of a case, with the id of the record it is about."""
    found = []
    for paper in papers().values():
        if paper.kind != case.record.KIND:
            continue
        items = paper.items(case)
        for place, item in enumerate(items, 1):
            link = PaperLink(paper.name, paper.title, place, len(items), paper.at)
            found.append((link, str(getattr(item, "id", ""))))
    return tuple(found)
