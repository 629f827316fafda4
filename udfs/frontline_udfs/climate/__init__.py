"""Climate: how employees are equipped, led and willing to stay, by unit."""

__all__: list[str] = []
