"""What is counted of community correction. Who lacks the permission counts no juvenile (ruling 15)."""

from sifasuo_desktop.domain.figures import Counted, Figure, equals

FIGURES: tuple[Counted, ...] = (
    Figure(
        key="correction_received",
        title="新接收社区矫正对象（人）",
        of="correction",
        when="reported",
        why="按报到日期计",
    ),
    Figure(
        key="correction_on_register",
        title="期末在册社区矫正对象（人）",
        of="correction",
        from_="entered",
        until="closed",
        why="期末已经登记入册、还没有解除或者终止的",
        short="在册社区矫正对象",
    ),
    Figure(
        key="correction_ended",
        title="解除、终止社区矫正（人）",
        of="correction",
        when="closed",
        why="按解除、终止日期计",
    ),
    Figure(
        key="correction_visits",
        title="矫正走访（次）",
        of="check",
        when="done_at",
        where=(equals("type", "visit"),),
        why="按走访日期计",
        short="矫正走访",
    ),
    Figure(
        key="correction_talks",
        title="个别谈话（次）",
        of="check",
        when="done_at",
        where=(equals("type", "talk"),),
        why="按谈话日期计",
        short="个别谈话",
    ),
    Figure(
        key="class_policies",
        title="施行的分类管理规定（项）",
        of="class_policy",
        from_="valid_from",
        why="期末已经施行的",
        short="分类管理规定",
    ),
)
