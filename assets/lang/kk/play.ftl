# The lab: timeline, debugger, console.
