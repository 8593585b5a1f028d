"""What the text of a judgment, ruling or decision says: the reading that `portal draft` and the rules on a record's own text share."""
