"""One thing a button or a command does per file; each returns what it did and prints nothing."""
