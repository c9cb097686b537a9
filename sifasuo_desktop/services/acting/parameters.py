"""The parameters of the deadline rules with what the office entered itself laid over them."""

from datetime import date

from sifasuo_desktop.domain.deadlines.parameters import Parameters
from sifasuo_desktop.ledgers.kinds import kinds
from sifasuo_desktop.store.reading import Reader


def parameters_on(parameters: Parameters, reader: Reader, today: date) -> Parameters:
    """The shipped parameters under those made of records, as of the bureau's class rules."""
    for kind in kinds().values():
        if kind.layer is not None:
            parameters = parameters.over(kind.layer(reader.every(kind.record), today))
    return parameters
