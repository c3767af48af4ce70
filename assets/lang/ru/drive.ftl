# The lab: driving by hand, sandbox.
