"""The template Survey scoring: answers of staff and customers in, scores by unit out. A sheet or two a file."""
