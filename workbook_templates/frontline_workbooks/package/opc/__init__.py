"""The container of an Office file: its zip, its parts and how they point at one another, edited at byte offsets."""
