"""Case files: the register of acts, what is projected from it, drafts, and who may read."""
