"""The parts only the page of a person under correction is made of."""
