"""One folder a subject with a face made by hand; pages and forms are found here."""
