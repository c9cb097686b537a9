"""The parts only the page 系统管理 is made of."""
