"""The parts only the workbench is made of."""
