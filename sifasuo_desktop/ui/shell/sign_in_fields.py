"""The inputs of the first page: those to sign in with, and those an office is begun with."""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from sifasuo_desktop.domain.access import person_name
from sifasuo_desktop.domain.checks import check_value
from sifasuo_desktop.domain.refusal import Refused
from sifasuo_desktop.kernel.paths import default_store, named_store
from sifasuo_desktop.kernel.settings import Settings
from sifasuo_desktop.services.office.reference_data import sentence, towns
from sifasuo_desktop.services.office.workplace import check_password
from sifasuo_desktop.services.reading.choices import Choice, choice
from sifasuo_desktop.ui.desk import told
from sifasuo_desktop.ui.parts.choosing import ChoiceInput
from sifasuo_desktop.ui.parts.fields import TextInput
from sifasuo_desktop.ui.parts.form_field import FormField

DATABASE = "store.db"
PASSWORD_RULE = "至少 8 位，含大写字母、小写字母、数字、符号中的三类，不能与登录名相同。"
UNLISTED = "名册里没有这个司法所。请从列表中选择；确实没有的，输入 9 位机构代码。"
DIFFERENT = "两次输入的密码不一样。请重新输入。"


def town_choices() -> tuple[Choice, ...]:
    """The offices of the list, found by name, code or pinyin."""
    return tuple(
        choice(code, f"{entry['name']}（{code}）", code=code) for code, entry in towns().items()
    )


class SignInFields:
    """What may be typed on the first page, in its order, and what is wrong with it."""

    def __init__(self, settings: Settings) -> None:
        self.folder = FormField(TextInput("数据库位置"))
        self._offices = ChoiceInput("司法所", ())
        self.office = FormField(
            self._offices, required=True, help="输入名称、拼音首字母或者机构代码查找。"
        )
        self.office_name = FormField(
            TextInput("司法所名称", 60), required=True, help="名册里没有这个代码，请填写全称。"
        )
        self.account = FormField(TextInput("登录名", 30), required=True)
        self.person = FormField(
            TextInput("本人姓名", 50), required=True, help="写在文书和经过里，请填写真实姓名。"
        )
        self.password = FormField(TextInput("密码", secret=True), required=True, help=PASSWORD_RULE)
        self.again = FormField(TextInput("再输一次", secret=True), required=True)
        self.folder.set_value(named_store() or settings.text("store") or str(default_store()))
        self.account.set_value(settings.text("account"))
        self._offices.edited.connect(self.show_wanted)

    def every(self) -> tuple[FormField, ...]:
        """All inputs below the folder, from the first to the last."""
        new = (self.office, self.office_name, self.person)
        return (*new, self.account, self.password, self.again)

    def first_run(self) -> bool:
        """Whether no store lies in the folder named."""
        return not (Path(str(self.folder.value() or "")) / DATABASE).exists()

    def wanted(self) -> tuple[FormField, ...]:
        """The inputs that must be filled in now."""
        if not self.first_run():
            return self.folder, self.account, self.password
        named = (self.office_name,) if self._unlisted() else ()
        rest = (self.person, self.account, self.password, self.again)
        return (self.folder, self.office, *named, *rest)

    def show_wanted(self) -> None:
        """Shows what is asked for now; a name is asked only for an office outside the list."""
        wanted = self.wanted()
        for field in self.every():
            field.setVisible(field in wanted)
        self.password.show_help(self.first_run())

    def take_towns(self, found: tuple[Choice, ...]) -> None:
        """The offices of the list."""
        self._offices.set_choices(found)
        self.show_wanted()

    def name_of_office(self) -> str | None:
        """The name typed for an office outside the list; never one left over from another try."""
        return str(self.office_name.value() or "") or None if self._unlisted() else None

    def last(self) -> FormField:
        """The input after which one goes in."""
        return self.wanted()[-1]

    def first_empty(self) -> QWidget:
        """Where the cursor waits."""
        empty = [field for field in self.wanted() if not field.value()]
        return (empty or [self.password])[0].input.widget

    def complete(self) -> bool:
        """Whether all is filled in as it must be; says under each field what is not."""
        for field in (self.folder, *self.every()):
            field.set_error("")
        for field in self.wanted():
            if not field.value():
                field.set_error(f"“{field.title}”没有填写。")
        if self.first_run():
            self._examine_new()
        wrong = [field for field in self.wanted() if field.error()]
        if wrong:
            wrong[0].input.focus()
        return not wrong

    def _examine_new(self) -> None:
        office, account = str(self.office.value() or ""), str(self.account.value() or "")
        password, person = str(self.password.value() or ""), str(self.person.value() or "")
        if office and check_value("office_code", office):
            self.office.set_error(UNLISTED)
        if account and check_value("account", account):
            self.account.set_error(sentence("value.account", title=self.account.title))
        if person and not person_name(account, person):
            self.person.set_error(sentence("user.name_is_login"))
        if password:
            try:
                check_password(account, password)
            except Refused as refusal:
                self.password.set_error(told(refusal.problems[0]))
        if password and self.again.value() and password != self.again.value():
            self.again.set_error(DIFFERENT)

    def _unlisted(self) -> bool:
        """A code in the right form that the list does not have."""
        code = str(self.office.value() or "")
        return not check_value("office_code", code) and not self._offices.has(code)
