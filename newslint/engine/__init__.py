"""Stories in, a report out: running the rules, completing what they find, many files in one run."""
