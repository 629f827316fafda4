"""The template Year-end summary: satisfaction, the money, how they belong together, and what is done."""
