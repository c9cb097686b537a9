"""统计报表: the tables of a period, what stands behind each number, what was frozen."""
