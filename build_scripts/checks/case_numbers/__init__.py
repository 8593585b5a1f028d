"""Rules of case numbers (案号): how one is built, and what it says of court and kind of case."""
