"""Documents of a real case: who may sign, which are possible now, and their facts as the register has them."""
