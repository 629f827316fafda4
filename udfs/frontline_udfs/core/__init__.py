"""What all worksheet functions share: arguments in, cells out, errors, help."""
