//! A student's work on the disk: profiles, programs with their versions, progress, best films.
