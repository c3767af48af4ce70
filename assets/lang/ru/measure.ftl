# The lab: instruments, experiments.
