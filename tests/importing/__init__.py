"""`portal import`: tables, mappings, ids, and the way back from an export."""
