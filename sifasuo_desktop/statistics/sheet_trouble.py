"""Why a file cannot be read as a sheet: a code of the sentences and what fills them."""


class SheetTrouble(Exception):
    """The file is not taken; nothing of it was read in."""

    def __init__(self, code: str, **values: str) -> None:
        super().__init__(code)
        self.code = code
        self.values = values
