"""A page for every step of a case: the facts of the step, its act opened as a form, what else can be done in it."""
