"""The password asked again at a locked screen."""

from sifasuo_desktop.services.office.workplace import Workplace


def password_opens(workplace: Workplace, password: str) -> bool:
    """Whether the signed-in user's password is right."""
    return workplace.knows_password(password)
