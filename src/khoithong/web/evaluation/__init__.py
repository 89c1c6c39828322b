"""What is shown of the evaluation of a result: targets beside what was achieved, the conclusion and what it rests on."""
