"""`portal import`: records from a table or from JSON Lines, by a mapping that the adopter keeps.

Takes a file and a mapping; gives record files. `table` and the three modules beside it read rows, `mapping` says which column goes where, `values`
and `tree` make a record of a row, `examine` checks it, `ledger` remembers which row became which record, `changes` decides what is to be
written. Nothing is written unless every row passed.
"""
