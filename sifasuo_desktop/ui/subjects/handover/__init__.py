"""The parts only the hand-over page is made of."""
