"""The tests of the report and of its engine."""
