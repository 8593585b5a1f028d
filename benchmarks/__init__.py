"""How fast the portal is built, how much it sends, and what the peers need for the same records.

`words` and `prose` make text, `judgments`, `changes` and `notices` records, numbered at the `sampler`, `corpus` writes them; `measure` runs a command and watches it;
`ours`, `peers` and `visit` are what is measured, `report` the table, `__main__` the run.
"""
