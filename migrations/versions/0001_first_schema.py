"""The first schema: records, revisions, numbers, commands, search, hand-over, drafts."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    _create_bundle()
    _create_command()
    _create_draft()
    _create_identity()
    _create_number_block()
    _create_number_used()
    _create_r_class_policy()
    _create_r_committee()
    _create_r_correction()
    _create_r_delegation()
    _create_r_dispute()
    _create_r_event()
    _create_r_mediator()
    _create_r_office()
    _create_r_user()
    _create_r_village()
    _create_returned()
    _create_search_entry()
    _create_r_agent()
    _create_r_agreement()
    _create_r_check()
    _create_r_confirmation()
    _create_r_follow_up()
    _create_r_leave()
    _create_r_party()
    _create_r_referral()
    _create_r_session()
    _create_r_team_member()
    _create_revision()
    _create_r_obligation()
    _create_r_signature()
    op.execute(
        "CREATE VIRTUAL TABLE search_index USING fts5("
        "body, content='', contentless_delete=1, tokenize='ascii')"
    )


def _create_bundle() -> None:
    op.create_table(
        "bundle",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("epoch", sa.Text, nullable=False),
        sa.Column("seq", sa.Integer, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=False, unique=True),
        sa.Column("hash", sa.Text, nullable=False),
        sa.Column("revisions", sa.Integer, nullable=False),
        sa.Column("made_at", sa.Text, nullable=False),
        sa.Column("sent_at", sa.Text),
        sa.Column("received_at", sa.Text),
        sa.Column("receipt", sa.Text),
        sa.UniqueConstraint("epoch", "seq", name="uq_bundle_epoch_seq"),
    )


def _create_command() -> None:
    op.create_table(
        "command",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("verb", sa.Text, nullable=False),
        sa.Column("by", sa.Text, nullable=False),
        sa.Column("at", sa.Text, nullable=False),
        sa.Column("answer", sa.Text, nullable=False),
    )


def _create_draft() -> None:
    op.create_table(
        "draft",
        sa.Column("place", sa.Text, primary_key=True),
        sa.Column("by", sa.Text, primary_key=True),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("saved_at", sa.Text, nullable=False),
        sa.Column("content", sa.Text, nullable=False),
    )


def _create_identity() -> None:
    op.create_table(
        "identity",
        sa.Column("name", sa.Text, primary_key=True),
        sa.Column("value", sa.Text, nullable=False),
    )


def _create_number_block() -> None:
    op.create_table(
        "number_block",
        sa.Column("pattern", sa.Text, primary_key=True),
        sa.Column("year", sa.Integer, primary_key=True),
        sa.Column("track", sa.Text, primary_key=True),
        sa.Column("device", sa.Text, primary_key=True),
        sa.Column("next", sa.Integer, nullable=False),
        sa.Column("last", sa.Integer, nullable=False),
    )


def _create_number_used() -> None:
    op.create_table(
        "number_used",
        sa.Column("number", sa.Text, primary_key=True),
        sa.Column("record", sa.Text, nullable=False),
    )


def _create_r_class_policy() -> None:
    op.create_table(
        "r_class_policy",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("parent", sa.Text),
        sa.Column("manage_class", sa.Text, nullable=False),
        sa.Column("check_type", sa.Text, nullable=False),
        sa.Column("times", sa.Integer, nullable=False),
        sa.Column("period", sa.Text, nullable=False),
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("valid_from", sa.Text, nullable=False),
        sa.Column("rev", sa.Text, nullable=False),
        sa.Column("owner", sa.Text, nullable=False),
        sa.Column("root", sa.Text, nullable=False),
    )


def _create_r_committee() -> None:
    op.create_table(
        "r_committee",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("parent", sa.Text),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("type", sa.Text, nullable=False),
        sa.Column("prefix", sa.Text, nullable=False),
        sa.Column("pattern", sa.Text),
        sa.Column("village", sa.Text),
        sa.Column("place", sa.Text),
        sa.Column("phone", sa.Text),
        sa.Column("rev", sa.Text, nullable=False),
        sa.Column("owner", sa.Text, nullable=False),
        sa.Column("root", sa.Text, nullable=False),
    )


def _create_r_correction() -> None:
    op.create_table(
        "r_correction",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("parent", sa.Text),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("alias", sa.Text),
        sa.Column("sex", sa.Text, nullable=False),
        sa.Column("nation", sa.Text),
        sa.Column("birth_date", sa.Text, nullable=False),
        sa.Column("id_number", sa.Text),
        sa.Column("phone", sa.Text),
        sa.Column("residence", sa.Text, nullable=False),
        sa.Column("household", sa.Text),
        sa.Column("village", sa.Text),
        sa.Column("education", sa.Text),
        sa.Column("employment", sa.Text),
        sa.Column("employer", sa.Text),
        sa.Column("category", sa.Text, nullable=False),
        sa.Column("temporary_kind", sa.Text),
        sa.Column("offence", sa.Text, nullable=False),
        sa.Column("sentence", sa.Text),
        sa.Column("deciding_organ", sa.Text, nullable=False),
        sa.Column("judgment_no", sa.Text),
        sa.Column("judged", sa.Text),
        sa.Column("effective", sa.Text, nullable=False),
        sa.Column("documents_received", sa.Text),
        sa.Column("document_types", sa.Text),
        sa.Column("start", sa.Text, nullable=False),
        sa.Column("end", sa.Text, nullable=False),
        sa.Column("ban", sa.Text),
        sa.Column("ban_start", sa.Text),
        sa.Column("ban_end", sa.Text),
        sa.Column("manage_class", sa.Text),
        sa.Column("managed_by", sa.Text),
        sa.Column("responsible", sa.Text),
        sa.Column("recheck_base", sa.Text),
        sa.Column("note", sa.Text),
        sa.Column("state", sa.Text),
        sa.Column("register_no", sa.Text),
        sa.Column("juvenile", sa.Integer),
        sa.Column("reported", sa.Text),
        sa.Column("report_situation", sa.Text),
        sa.Column("receive_way", sa.Text),
        sa.Column("searched", sa.Text),
        sa.Column("search_note", sa.Text),
        sa.Column("late_handled", sa.Text),
        sa.Column("late_decision", sa.Text),
        sa.Column("late_decision_note", sa.Text),
        sa.Column("announced", sa.Text),
        sa.Column("announce_place", sa.Text),
        sa.Column("announce_host", sa.Text),
        sa.Column("guardian_notified", sa.Text),
        sa.Column("responsibility_signed", sa.Text),
        sa.Column("plan_made", sa.Text),
        sa.Column("plan", sa.Text),
        sa.Column("summary_received", sa.Text),
        sa.Column("papers_ready", sa.Text),
        sa.Column("closed", sa.Text),
        sa.Column("close_type", sa.Text),
        sa.Column("close_document_no", sa.Text),
        sa.Column("close_note", sa.Text),
        sa.Column("late_reason", sa.Text),
        sa.Column("rev", sa.Text, nullable=False),
        sa.Column("owner", sa.Text, nullable=False),
        sa.Column("root", sa.Text, nullable=False),
    )
    op.create_index("ix_r_correction_register_no", "r_correction", ["register_no"])
    op.create_index("ix_r_correction_state", "r_correction", ["state"])


def _create_r_delegation() -> None:
    op.create_table(
        "r_delegation",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("parent", sa.Text),
        sa.Column("document_no", sa.Text, nullable=False),
        sa.Column("issued", sa.Text, nullable=False),
        sa.Column("scope", sa.Text, nullable=False),
        sa.Column("valid_from", sa.Text, nullable=False),
        sa.Column("valid_to", sa.Text),
        sa.Column("rev", sa.Text, nullable=False),
        sa.Column("owner", sa.Text, nullable=False),
        sa.Column("root", sa.Text, nullable=False),
    )


def _create_r_dispute() -> None:
    op.create_table(
        "r_dispute",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("parent", sa.Text),
        sa.Column("committee", sa.Text, nullable=False),
        sa.Column("applied", sa.Text, nullable=False),
        sa.Column("dispute_type", sa.Text, nullable=False),
        sa.Column("sub_type", sa.Text),
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("source_detail", sa.Text),
        sa.Column("source_no", sa.Text),
        sa.Column("difficulty", sa.Text),
        sa.Column("prediction", sa.Text),
        sa.Column("prediction_measures", sa.Text),
        sa.Column("reported_to", sa.Text),
        sa.Column("reported_at", sa.Text),
        sa.Column("occurred", sa.Text),
        sa.Column("occurred_time", sa.Text),
        sa.Column("place", sa.Text),
        sa.Column("village", sa.Text),
        sa.Column("people_involved", sa.Integer),
        sa.Column("loss_amount", sa.Integer),
        sa.Column("facts", sa.Text, nullable=False),
        sa.Column("requests", sa.Text),
        sa.Column("lead_role", sa.Text),
        sa.Column("major_petition", sa.Integer),
        sa.Column("track", sa.Text),
        sa.Column("state", sa.Text),
        sa.Column("register_no", sa.Text),
        sa.Column("file_no", sa.Text),
        sa.Column("registrar", sa.Text),
        sa.Column("checklist", sa.Text),
        sa.Column("accepted", sa.Text),
        sa.Column("declined", sa.Text),
        sa.Column("decline_reason", sa.Text),
        sa.Column("received_from_court", sa.Text),
        sa.Column("court_mode", sa.Text),
        sa.Column("mediation_due", sa.Text),
        sa.Column("host", sa.Text),
        sa.Column("co_mediators", sa.Text),
        sa.Column("recorder", sa.Text),
        sa.Column("agreed", sa.Text),
        sa.Column("agreed_amount", sa.Integer),
        sa.Column("effective", sa.Text),
        sa.Column("failed", sa.Text),
        sa.Column("fail_reason", sa.Text),
        sa.Column("result", sa.Text),
        sa.Column("closed", sa.Text),
        sa.Column("retention", sa.Text),
        sa.Column("void_reason", sa.Text),
        sa.Column("late_reason", sa.Text),
        sa.Column("note", sa.Text),
        sa.Column("rev", sa.Text, nullable=False),
        sa.Column("owner", sa.Text, nullable=False),
        sa.Column("root", sa.Text, nullable=False),
    )
    op.create_index("ix_r_dispute_file_no", "r_dispute", ["file_no"])
    op.create_index("ix_r_dispute_register_no", "r_dispute", ["register_no"])
    op.create_index("ix_r_dispute_state", "r_dispute", ["state"])


def _create_r_event() -> None:
    op.create_table(
        "r_event",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("parent", sa.Text),
        sa.Column("act", sa.Text, nullable=False),
        sa.Column("subject", sa.Text),
        sa.Column("detail", sa.Text),
        sa.Column("rev", sa.Text, nullable=False),
        sa.Column("owner", sa.Text, nullable=False),
        sa.Column("root", sa.Text, nullable=False),
    )


def _create_r_mediator() -> None:
    op.create_table(
        "r_mediator",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("parent", sa.Text),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("committee", sa.Text, nullable=False),
        sa.Column("sex", sa.Text),
        sa.Column("nation", sa.Text),
        sa.Column("phone", sa.Text),
        sa.Column("full_time", sa.Integer),
        sa.Column("retired_on", sa.Text),
        sa.Column("rev", sa.Text, nullable=False),
        sa.Column("owner", sa.Text, nullable=False),
        sa.Column("root", sa.Text, nullable=False),
    )


def _create_r_office() -> None:
    op.create_table(
        "r_office",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("parent", sa.Text),
        sa.Column("code", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("town", sa.Text, nullable=False),
        sa.Column("county", sa.Text, nullable=False),
        sa.Column("city", sa.Text, nullable=False),
        sa.Column("county_kind", sa.Text, nullable=False),
        sa.Column("bureau", sa.Text, nullable=False),
        sa.Column("court", sa.Text, nullable=False),
        sa.Column("rev", sa.Text, nullable=False),
        sa.Column("owner", sa.Text, nullable=False),
        sa.Column("root", sa.Text, nullable=False),
    )


def _create_r_user() -> None:
    op.create_table(
        "r_user",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("parent", sa.Text),
        sa.Column("account", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("roles", sa.Text, nullable=False),
        sa.Column("disabled", sa.Integer),
        sa.Column("rev", sa.Text, nullable=False),
        sa.Column("owner", sa.Text, nullable=False),
        sa.Column("root", sa.Text, nullable=False),
    )


def _create_r_village() -> None:
    op.create_table(
        "r_village",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("parent", sa.Text),
        sa.Column("code", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("town", sa.Text, nullable=False),
        sa.Column("valid_from", sa.Text),
        sa.Column("valid_to", sa.Text),
        sa.Column("rev", sa.Text, nullable=False),
        sa.Column("owner", sa.Text, nullable=False),
        sa.Column("root", sa.Text, nullable=False),
    )


def _create_returned() -> None:
    op.create_table(
        "returned",
        sa.Column("rev", sa.Text, primary_key=True),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("receipt", sa.Text, nullable=False),
    )


def _create_search_entry() -> None:
    op.create_table(
        "search_entry",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("record", sa.Text, nullable=False, unique=True),
        sa.Column("restricted", sa.Integer, nullable=False),
    )


def _create_r_agent() -> None:
    op.create_table(
        "r_agent",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("parent", sa.Text, sa.ForeignKey("r_dispute.id"), nullable=False),
        sa.Column("acts_for", sa.Text, nullable=False),
        sa.Column("role", sa.Text),
        sa.Column("agent_type", sa.Text),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("sex", sa.Text),
        sa.Column("nation", sa.Text),
        sa.Column("birth_date", sa.Text),
        sa.Column("id_number", sa.Text),
        sa.Column("phone", sa.Text),
        sa.Column("address", sa.Text),
        sa.Column("employer", sa.Text),
        sa.Column("relation", sa.Text),
        sa.Column("authority", sa.Text),
        sa.Column("powers", sa.Text),
        sa.Column("term", sa.Text),
        sa.Column("party", sa.Text),
        sa.Column("position", sa.Integer),
        sa.Column("rev", sa.Text, nullable=False),
        sa.Column("owner", sa.Text, nullable=False),
        sa.Column("root", sa.Text, nullable=False),
    )
    op.create_index("ix_r_agent_root", "r_agent", ["root"])


def _create_r_agreement() -> None:
    op.create_table(
        "r_agreement",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("parent", sa.Text, sa.ForeignKey("r_dispute.id"), nullable=False),
        sa.Column("version", sa.Integer),
        sa.Column("agreed", sa.Text, nullable=False),
        sa.Column("facts", sa.Text, nullable=False),
        sa.Column("terms", sa.Text, nullable=False),
        sa.Column("performance", sa.Text, nullable=False),
        sa.Column("copies", sa.Integer, nullable=False),
        sa.Column("parties", sa.Text),
        sa.Column("effective", sa.Text),
        sa.Column("state", sa.Text),
        sa.Column("rev", sa.Text, nullable=False),
        sa.Column("owner", sa.Text, nullable=False),
        sa.Column("root", sa.Text, nullable=False),
    )
    op.create_index("ix_r_agreement_root", "r_agreement", ["root"])


def _create_r_check() -> None:
    op.create_table(
        "r_check",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("parent", sa.Text, sa.ForeignKey("r_correction.id"), nullable=False),
        sa.Column("done_at", sa.Text, nullable=False),
        sa.Column("place", sa.Text),
        sa.Column("way", sa.Text, nullable=False),
        sa.Column("staff", sa.Text, nullable=False),
        sa.Column("content", sa.Text, nullable=False),
        sa.Column("outcome", sa.Text),
        sa.Column("next_action", sa.Text),
        sa.Column("signed_by_person", sa.Integer),
        sa.Column("type", sa.Text, nullable=False),
        sa.Column("about", sa.Text),
        sa.Column("visited", sa.Text),
        sa.Column("first", sa.Integer),
        sa.Column("hospital", sa.Text),
        sa.Column("position", sa.Integer),
        sa.Column("late_reason", sa.Text),
        sa.Column("rev", sa.Text, nullable=False),
        sa.Column("owner", sa.Text, nullable=False),
        sa.Column("root", sa.Text, nullable=False),
    )
    op.create_index("ix_r_check_root", "r_check", ["root"])


def _create_r_confirmation() -> None:
    op.create_table(
        "r_confirmation",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("parent", sa.Text, sa.ForeignKey("r_dispute.id"), nullable=False),
        sa.Column("court", sa.Text, nullable=False),
        sa.Column("applied", sa.Text, nullable=False),
        sa.Column("case_no", sa.Text),
        sa.Column("result", sa.Text),
        sa.Column("decided", sa.Text),
        sa.Column("rev", sa.Text, nullable=False),
        sa.Column("owner", sa.Text, nullable=False),
        sa.Column("root", sa.Text, nullable=False),
    )
    op.create_index("ix_r_confirmation_root", "r_confirmation", ["root"])


def _create_r_follow_up() -> None:
    op.create_table(
        "r_follow_up",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("parent", sa.Text, sa.ForeignKey("r_dispute.id"), nullable=False),
        sa.Column("visited", sa.Text, nullable=False),
        sa.Column("visitor", sa.Text, nullable=False),
        sa.Column("way", sa.Text, nullable=False),
        sa.Column("place", sa.Text),
        sa.Column("matter", sa.Text),
        sa.Column("situation", sa.Text, nullable=False),
        sa.Column("satisfied", sa.Text),
        sa.Column("position", sa.Integer),
        sa.Column("rev", sa.Text, nullable=False),
        sa.Column("owner", sa.Text, nullable=False),
        sa.Column("root", sa.Text, nullable=False),
    )
    op.create_index("ix_r_follow_up_root", "r_follow_up", ["root"])


def _create_r_leave() -> None:
    op.create_table(
        "r_leave",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("parent", sa.Text, sa.ForeignKey("r_correction.id"), nullable=False),
        sa.Column("applied", sa.Text, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("reason_detail", sa.Text, nullable=False),
        sa.Column("destination", sa.Text, nullable=False),
        sa.Column("destination_kind", sa.Text),
        sa.Column("contact", sa.Text),
        sa.Column("start", sa.Text, nullable=False),
        sa.Column("end", sa.Text, nullable=False),
        sa.Column("proofs", sa.Text),
        sa.Column("position", sa.Integer),
        sa.Column("state", sa.Text),
        sa.Column("days", sa.Integer),
        sa.Column("window_days", sa.Integer),
        sa.Column("level_needed", sa.Text),
        sa.Column("level", sa.Text),
        sa.Column("approved", sa.Text),
        sa.Column("approver", sa.Text),
        sa.Column("approval_no", sa.Text),
        sa.Column("refused_reason", sa.Text),
        sa.Column("told_person", sa.Text),
        sa.Column("extended_to", sa.Text),
        sa.Column("extend_reason", sa.Text),
        sa.Column("returned", sa.Text),
        sa.Column("cancelled_on", sa.Text),
        sa.Column("overdue_days", sa.Integer),
        sa.Column("late_reason", sa.Text),
        sa.Column("rev", sa.Text, nullable=False),
        sa.Column("owner", sa.Text, nullable=False),
        sa.Column("root", sa.Text, nullable=False),
    )
    op.create_index("ix_r_leave_root", "r_leave", ["root"])


def _create_r_party() -> None:
    op.create_table(
        "r_party",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("parent", sa.Text, sa.ForeignKey("r_dispute.id"), nullable=False),
        sa.Column("side", sa.Text, nullable=False),
        sa.Column("party_type", sa.Text),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("sex", sa.Text),
        sa.Column("nation", sa.Text),
        sa.Column("birth_date", sa.Text),
        sa.Column("id_type", sa.Text),
        sa.Column("id_number", sa.Text),
        sa.Column("id_refused", sa.Integer),
        sa.Column("phone", sa.Text),
        sa.Column("address", sa.Text),
        sa.Column("occupation", sa.Text),
        sa.Column("capacity", sa.Text),
        sa.Column("own_wages", sa.Integer),
        sa.Column("legal_representative", sa.Text),
        sa.Column("representative_post", sa.Text),
        sa.Column("people_count", sa.Integer),
        sa.Column("consent", sa.Text),
        sa.Column("position", sa.Integer),
        sa.Column("person", sa.Text),
        sa.Column("rev", sa.Text, nullable=False),
        sa.Column("owner", sa.Text, nullable=False),
        sa.Column("root", sa.Text, nullable=False),
    )
    op.create_index("ix_r_party_root", "r_party", ["root"])


def _create_r_referral() -> None:
    op.create_table(
        "r_referral",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("parent", sa.Text, sa.ForeignKey("r_dispute.id"), nullable=False),
        sa.Column("channels", sa.Text, nullable=False),
        sa.Column("told_on", sa.Text, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("rev", sa.Text, nullable=False),
        sa.Column("owner", sa.Text, nullable=False),
        sa.Column("root", sa.Text, nullable=False),
    )
    op.create_index("ix_r_referral_root", "r_referral", ["root"])


def _create_r_session() -> None:
    op.create_table(
        "r_session",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("parent", sa.Text, sa.ForeignKey("r_dispute.id"), nullable=False),
        sa.Column("held_at", sa.Text, nullable=False),
        sa.Column("place", sa.Text, nullable=False),
        sa.Column("present", sa.Text),
        sa.Column("invited", sa.Text),
        sa.Column("record", sa.Text, nullable=False),
        sa.Column("result", sa.Text, nullable=False),
        sa.Column("next_date", sa.Text),
        sa.Column("extended_to", sa.Text),
        sa.Column("position", sa.Integer),
        sa.Column("rev", sa.Text, nullable=False),
        sa.Column("owner", sa.Text, nullable=False),
        sa.Column("root", sa.Text, nullable=False),
    )
    op.create_index("ix_r_session_root", "r_session", ["root"])


def _create_r_team_member() -> None:
    op.create_table(
        "r_team_member",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("parent", sa.Text, sa.ForeignKey("r_correction.id"), nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("sex", sa.Text, nullable=False),
        sa.Column("identity", sa.Text, nullable=False),
        sa.Column("unit", sa.Text),
        sa.Column("phone", sa.Text),
        sa.Column("relation", sa.Text),
        sa.Column("lead", sa.Integer),
        sa.Column("position", sa.Integer),
        sa.Column("rev", sa.Text, nullable=False),
        sa.Column("owner", sa.Text, nullable=False),
        sa.Column("root", sa.Text, nullable=False),
    )
    op.create_index("ix_r_team_member_root", "r_team_member", ["root"])


def _create_revision() -> None:
    op.create_table(
        "revision",
        sa.Column("n", sa.Integer, primary_key=True),
        sa.Column("rev", sa.Text, nullable=False, unique=True),
        sa.Column("record", sa.Text, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("root", sa.Text, nullable=False),
        sa.Column("parent_rev", sa.Text),
        sa.Column("op", sa.Text, nullable=False),
        sa.Column("ver", sa.Integer, nullable=False),
        sa.Column("command", sa.Text, nullable=False),
        sa.Column("verb", sa.Text, nullable=False),
        sa.Column("by", sa.Text, nullable=False),
        sa.Column("at", sa.Text, nullable=False),
        sa.Column("device", sa.Text, nullable=False),
        sa.Column("handover", sa.Integer, nullable=False),
        sa.Column("salt", sa.LargeBinary),
        sa.Column("payload", sa.LargeBinary),
        sa.Column("digest", sa.LargeBinary, nullable=False),
        sa.Column("hash", sa.LargeBinary, nullable=False),
        sa.Column("bundle", sa.Integer, sa.ForeignKey("bundle.id")),
    )
    op.create_index("ix_revision_bundle", "revision", ["bundle"])
    op.create_index("ix_revision_record", "revision", ["record", "n"])
    op.create_index("ix_revision_root", "revision", ["root", "n"])


def _create_r_obligation() -> None:
    op.create_table(
        "r_obligation",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("parent", sa.Text, sa.ForeignKey("r_agreement.id"), nullable=False),
        sa.Column("debtor", sa.Text, nullable=False),
        sa.Column("creditor", sa.Text, nullable=False),
        sa.Column("amount", sa.Integer, nullable=False),
        sa.Column("content", sa.Text),
        sa.Column("due", sa.Text, nullable=False),
        sa.Column("manner", sa.Text),
        sa.Column("method", sa.Text),
        sa.Column("at_signing", sa.Integer),
        sa.Column("position", sa.Integer),
        sa.Column("status", sa.Text),
        sa.Column("paid", sa.Integer),
        sa.Column("performed", sa.Text),
        sa.Column("proof", sa.Text),
        sa.Column("rev", sa.Text, nullable=False),
        sa.Column("owner", sa.Text, nullable=False),
        sa.Column("root", sa.Text, nullable=False),
    )
    op.create_index("ix_r_obligation_root", "r_obligation", ["root"])


def _create_r_signature() -> None:
    op.create_table(
        "r_signature",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("parent", sa.Text, sa.ForeignKey("r_agreement.id"), nullable=False),
        sa.Column("role", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("party", sa.Text),
        sa.Column("manner", sa.Text, nullable=False),
        sa.Column("signed", sa.Text, nullable=False),
        sa.Column("rev", sa.Text, nullable=False),
        sa.Column("owner", sa.Text, nullable=False),
        sa.Column("root", sa.Text, nullable=False),
    )
    op.create_index("ix_r_signature_root", "r_signature", ["root"])
