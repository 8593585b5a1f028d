"""`portal draft`: a record drafted from the text of a judgment, ruling or decision."""
