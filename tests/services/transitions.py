"""What the log says of states: which act left which record in which state."""

import json

from sifasuo_desktop.services.acting.bus import all_verbs
from sifasuo_desktop.services.acting.states import states_of
from sifasuo_desktop.services.office.workplace import Workplace


def undeclared(workplace: Workplace) -> set[tuple[str, str]]:
    """(verb, kind.state) of every change of a state that the verb does not declare."""
    query = "SELECT verb, kind, record, payload FROM revision ORDER BY n"
    before: dict[str, str | None] = {}
    found = set()
    with workplace.store.reading() as reader:
        rows = reader.connection.exec_driver_sql(query).all()
    for verb, kind, record, payload in rows:
        if not states_of(kind) or payload is None:
            continue
        state = json.loads(payload)["f"].get("state")
        if state is None or state == before.get(record):
            continue
        before[record] = state
        # What an office begins with is entered by no verb, in the state of all beginnings.
        begins = {next(iter(states_of(kind))).name}
        leads = all_verbs()[verb].leads_to if verb in all_verbs() else begins
        if state not in leads and f"{kind}.{state}" not in leads:
            found.add((verb, f"{kind}.{state}"))
    return found
