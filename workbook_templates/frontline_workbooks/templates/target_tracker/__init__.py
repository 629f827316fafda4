"""The template Target tracker: monthly values and targets in; status, trend, limits and next targets out."""
