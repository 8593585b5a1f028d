"""Rules of changes of sentence (减刑、假释、暂予监外执行): stages, terms, intervals, amounts."""
