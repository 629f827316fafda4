"""What a button or a command does."""
