"""Why: drivers, links between measures, and what they are worth."""

__all__: list[str] = []
