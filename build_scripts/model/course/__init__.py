"""The course of a case, as each record tells it, in the form in which summaries keep it."""
