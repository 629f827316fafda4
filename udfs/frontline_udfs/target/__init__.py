"""Target: attainment, status, level scores, next year's proposals."""

__all__: list[str] = []
