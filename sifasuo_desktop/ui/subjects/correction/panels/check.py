"""A report, a visit, a talk: now, by whoever is signed in."""

from sifasuo_desktop.services.reading.correction.view import CorrectionView
from sifasuo_desktop.ui.subjects.correction.panel import CorrectionPanel

RECHECK = "recheck"
WAYS = {"correction.visit": "site", "correction.talk": "face", "correction.report": "face"}


class CheckPanel(CorrectionPanel):
    """The hospital is asked for with a recheck only."""

    def fill(self, view: CorrectionView) -> None:
        super().fill(view)
        now = self.desk.workplace.store.clock.now()
        self.preset({"done_at": f"{view.today.isoformat()}T{now:%H:%M}"})
        self.preset({"way": WAYS[self.verb.name]})

    def follow(self) -> None:
        if "hospital" in self.fields:
            self.show_only(("hospital",), self.fields["about"].value() == RECHECK)
