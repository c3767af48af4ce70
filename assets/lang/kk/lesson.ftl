# The lab: lesson, goals, verdict.
