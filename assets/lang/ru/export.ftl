# The lab: pictures out.
