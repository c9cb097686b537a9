"""A call of ``sifasuo-bureau`` that cannot be done: a code of ``bureau.toml``, group ``errors``."""


class BureauTrouble(Exception):
    """Nothing was changed; ``code`` says why, ``facts`` fill the sentence."""

    def __init__(self, code: str, field: str | None = None, **facts: str | int) -> None:
        super().__init__(code)
        self.code = code
        self.field = field
        self.facts = facts
