"""How stories are written in a few lines, stretch by stretch of the procedure."""
