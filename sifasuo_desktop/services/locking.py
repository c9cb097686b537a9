"""The password asked again at a locked screen."""

from sifasuo_desktop.services.workplace import Workplace
from sifasuo_desktop.store.engine import StoreTrouble
from sifasuo_desktop.store.slots import Slots


def password_opens(workplace: Workplace, password: str) -> bool:
    """Whether the signed-in user's password is right."""
    store = workplace.store
    try:
        Slots(store.where.slots, store.randomness).open(workplace.user.account, password)
    except StoreTrouble as trouble:
        if trouble.code == "store.wrong_password":
            return False
        raise
    return True
