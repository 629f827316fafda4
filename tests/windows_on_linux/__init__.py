"""A user's Windows where there is none: folders below a temporary one, a registry in memory, programs run for real."""
