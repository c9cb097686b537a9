"""What is counted of the office itself."""

from sifasuo_desktop.domain.figures import Figure

FIGURES = (
    Figure(
        key="villages_there",
        title="村（居）（个）",
        of="village",
        from_="valid_from",
        until="valid_to",
        ever=True,
        why="期末没有停用的村（居）",
    ),
)
