"""The working calendar as people see it: a year, a count tried out, a change looked at beforehand."""
