"""Templates of agencies: one person proposes, another decides; every version stays."""
