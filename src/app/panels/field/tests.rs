//! Claims about the field, tried by a mouse and a keyboard that are not there.
