"""Where a visitor is sent on: each way makes the record of the desk that goes on with him."""

from sifasuo_desktop.domain.ledger_flow import Route

ROUTES = (
    Route(
        name="to_mediation",
        title="转人民调解",
        by="dispute.register",
        link="dispute",
        takes={
            "applied": "received_on",
            "village": "village",
            "facts": "content",
            "parties.0.name": "visitor",
            "parties.0.sex": "sex",
            "parties.0.id_number": "id_number",
            "parties.0.phone": "phone",
            "parties.0.address": "address",
        },
        says={"source": "1", "parties.0.side": "applicant"},
    ),
    Route(
        name="to_aid",
        title="转法律援助",
        by="aid.add",
        link="aid",
        back="service",
        takes={
            "received_on": "received_on",
            "applicant": "visitor",
            "sex": "sex",
            "id_number": "id_number",
            "phone": "phone",
            "village": "village",
            "address": "address",
            "categories": "categories",
            "facts": "content",
        },
    ),
    Route(
        name="to_notary",
        title="转公证",
        by="notary.add",
        link="notary",
        takes={
            "booked_on": "received_on",
            "applicant": "visitor",
            "id_number": "id_number",
            "phone": "phone",
        },
    ),
    Route(
        name="to_reconsideration",
        title="转行政复议",
        by="recon_transfer.add",
        link="recon_transfer",
        takes={"received_on": "received_on", "applicant": "visitor", "phone": "phone"},
    ),
    Route(
        name="to_petition",
        title="转信访",
        by="petition.add",
        link="petition",
        takes={
            "received_on": "received_on",
            "petitioner": "visitor",
            "phone": "phone",
            "village": "village",
            "content": "content",
        },
    ),
)
