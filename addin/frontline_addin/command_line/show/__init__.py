"""What a command prints: words and coloured tables for people, one JSON document for programs."""
