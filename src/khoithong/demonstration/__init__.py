"""One made-up province with its people and cases, brought in through the same door as everybody's acts."""
