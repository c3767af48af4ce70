//! One run: the tick order, the outcome, the film, the replay file, the worker and its protocol.
