"""Commitment of people to their organisation."""

from frontline.commitment.quadrants import CommitmentQuadrants, commitment_quadrants

__all__ = ["CommitmentQuadrants", "commitment_quadrants"]
