"""Reception of whoever comes for legal service, and applications for legal aid handed over.

Of each table its columns in order (``!`` is never empty, ``#`` is a whole number) and what it is
read by.
"""

from sifasuo_desktop.store.schema.told_tables import FOOT, HEAD, make_tables

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None


# name, parent, columns, indexes
TABLES = (
    (
        "r_service",
        "",
        f"{HEAD} received_on! received_at channel! visitor refused# sex birth_year# "
        "id_number phone village address people# categories topic! matter_class subject! "
        "content receiver! accepted_on agreed_on handled_on handled handler reply "
        "department told_once rated_on rating rating_reason feedback_on feedback dispute "
        f"aid notary recon_transfer petition {FOOT} sort_visitor",
        "aid channel dispute handled_on notary petition rating received_on recon_transfer "
        "register_no sort_visitor state subject topic village",
    ),
    (
        "r_aid",
        "",
        f"{HEAD} received_on! received_by service applicant! sex id_number phone village "
        "address categories aid_kind! cause! opponent facts income exempt# materials "
        "lacking sent_on sent_to method result_on result result_reason case_no lawyer "
        f"assigned_on closed_on outcome {FOOT} sort_applicant",
        "aid_kind cause received_on register_no result sent_on service sort_applicant state "
        "village",
    ),
)


def upgrade() -> None:
    make_tables(TABLES)
