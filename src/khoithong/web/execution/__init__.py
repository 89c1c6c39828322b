"""What is shown of the execution of an approved proposal: its course, reports and directions, resources, halts."""
