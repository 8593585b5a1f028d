"""The disclosure rules: one file a family, one function a rule, all of them in `register`.

A rule takes a `Subject` (one record as the rules see it) and yields `Finding`s. Its docstring states it in the editor's words, its
decorator names the article it rests on and the days between which it applies. tests/scenarios/ holds, for each, an
unlawful record beside its lawful twin.
"""
