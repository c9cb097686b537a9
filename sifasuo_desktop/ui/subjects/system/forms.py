"""Forms of the office's own data: those that begin with what is recorded, and the committee's."""

from collections.abc import Mapping
from functools import partial
from typing import Any, ClassVar

from sifasuo_desktop.domain.office.numbering import BadPattern, all_filled, filled
from sifasuo_desktop.domain.office.records import Committee
from sifasuo_desktop.domain.refusal import Refused
from sifasuo_desktop.services.reading.change_view import Recorded, recorded
from sifasuo_desktop.services.reading.choices import Choice, choice
from sifasuo_desktop.ui.desk import sentences
from sifasuo_desktop.ui.forms.act_form import ActForm
from sifasuo_desktop.ui.forms.change_form import ChangeForm
from sifasuo_desktop.ui.forms.hand_made import HandMade
from sifasuo_desktop.ui.parts.choosing import ChoiceInput
from sifasuo_desktop.ui.parts.form_field import FormField
from sifasuo_desktop.ui.runner import Trouble

PATTERNS = (
    "（{year}）{prefix}人调{track}字第{seq:03d}号",
    "（{year}）{prefix}人调{track}字第{seq}号",
    "〔{year}〕{prefix}人调{track}字第{seq:03d}号",
    "{prefix}人调{track}字〔{year}〕第{seq:03d}号",
    "{prefix}人调{track}字〔{year}〕{seq}号",
)
EXAMPLE_PREFIX = "皋云"
PREFIX_HELP = "文号中“人调字”前面的字，一般是县和乡镇的简称，如 皋云。"
CHOOSE = "选一个样子；与已经用的文号一致。"
UNREADABLE = "这个格式认不出。请从列表中选一个样子。"


class BegunForm(ActForm):
    """Shows what is recorded and can be changed; only the record itself is given.

    ``RECORDS`` names the command's field that holds the record, by verb.
    """

    RECORDS: ClassVar[Mapping[str, str]] = {"user.change": "user", "office.change": ""}

    def given(self, preset: Mapping[str, Any]) -> dict[str, Any]:
        record = self.RECORDS[self.verb.name]
        self._recorded = {name: value for name, value in preset.items() if name != record}
        return {record: preset[record]} if record in preset else {}

    def begin(self) -> None:
        if self.restored:
            return
        record = self._preset.get(self.RECORDS[self.verb.name])
        if record and not self._recorded:
            work = partial(recorded, self.desk.workplace, self.verb, str(record))
            self.awaited.read(work, self._take)
            return
        self._show_recorded()

    def _take(self, result: tuple[Recorded, ...] | Refused | Trouble) -> None:
        if isinstance(result, Refused | Trouble):
            self.bar.refuse(sentences(result))
        elif result and not self.restored:
            self._recorded = dict(result[0].values)
            self._show_recorded()

    def _show_recorded(self) -> None:
        known = {name: one for name, one in self._recorded.items() if name in self.panel.fields}
        dirty = self.drafts.dirty
        self.panel.offer_values(known)
        self.drafts.dirty = dirty


class PasswordForm(ActForm):
    """A new password for another account, which its owner changes afterwards."""

    def begin(self) -> None:
        self.secret.recaption("新密码")
        self.secret.setVisible(True)

    def _secrets(self) -> dict[str, str] | None:
        return {"password": self.secret.value() or ""}


class _ByLook(ActForm):
    """The number is chosen by the look of it; nobody has to read a pattern."""

    def fit(self) -> None:
        panel = self.panel
        plain = panel.fields["pattern"]
        self._patterns = ChoiceInput("文号格式", _looks(EXAMPLE_PREFIX), free=True)
        field = FormField(self._patterns, help=CHOOSE)
        field.set_value(plain.value() or PATTERNS[0])
        field.typed = plain.typed
        panel.column.replaceWidget(plain, field)
        plain.hide()
        plain.deleteLater()
        panel.fields["pattern"] = field
        self._patterns.edited.connect(panel.edited)
        self._patterns.edited.connect(self._preview)
        panel.fields["prefix"].tell_help(PREFIX_HELP)
        panel.fields["prefix"].input.edited.connect(self._show_looks)
        self._show_looks()

    def renew(self) -> None:
        """Also after a record or a draft was shown, which is not told as edited."""
        super().renew()
        self._show_looks()

    def _show_looks(self) -> None:
        if self.panel.whole:
            prefix = self.panel.fields["prefix"].value()
            self._patterns.set_choices(_looks(str(prefix or EXAMPLE_PREFIX)))
            self._preview()

    def _preview(self) -> None:
        fields = self.panel.fields
        prefix, pattern = fields["prefix"].value(), str(fields["pattern"].value() or PATTERNS[0])
        begun = prefix or pattern not in PATTERNS
        words = preview(str(prefix or EXAMPLE_PREFIX), pattern) if begun else CHOOSE
        fields["pattern"].tell_help(words)


class CommitteeForm(_ByLook):
    """A committee is registered."""


class CommitteeChangeForm(_ByLook, ChangeForm):
    """A committee is put right."""


FORMS = (
    HandMade("begun", BegunForm, frozenset(BegunForm.RECORDS)),
    HandMade("password", PasswordForm, frozenset({"user.reset"})),
    HandMade("committee", CommitteeForm, frozenset({"committee.add"})),
    HandMade("committee_change", CommitteeChangeForm, frozenset({"committee.change"})),
)


def preview(prefix: str, pattern: str) -> str:
    """What the first numbers of a pattern look like, or that it gives none."""
    try:
        written, oral = (_number(prefix, pattern, track) for track in ("written", "oral"))
    except BadPattern:
        return UNREADABLE
    return f"书面：{written}；口头：{oral}"


def _looks(prefix: str) -> tuple[Choice, ...]:
    return tuple(choice(pattern, _number(prefix, pattern, "written")) for pattern in PATTERNS)


def _number(prefix: str, pattern: str, track: str) -> str:
    committee = Committee(id="", name="", type="", prefix=prefix, pattern=pattern)
    all_filled(committee)
    return filled(committee, track).format(year=2026, seq=1)
