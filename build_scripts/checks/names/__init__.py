"""Rules of names (姓名): which must be masked, which must stay, and where one shows through."""
