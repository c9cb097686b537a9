"""Pure: records, fields, codes, workflows, deadlines, access."""
