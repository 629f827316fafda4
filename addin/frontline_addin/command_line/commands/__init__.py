"""One command a file: its options and its run."""
