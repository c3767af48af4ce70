# The lab: field.
