# The trial: films, replays and workers.

film-not-a-film = { $file } is not a film of arba.
film-newer-version = { $file } was made by a newer arba: its format is { $found }, this arba reads { $known }. Please update arba.
film-other-version = { $file } has the old format { $found }, this arba reads { $known }.
film-header-damaged = The beginning of the film { $file } is damaged, so it can't be played.
film-damaged-tick = The film is damaged from tick { $tick } on.
film-cut = The film { $file } breaks off at tick { $tick }. Its end is missing or damaged.
film-more-after-end = The film { $file } has bytes after its end. They are left out.

verify-same = The film is genuine: the run came out the same, tick by tick.
verify-differs = The film differs from the run: the first difference is at tick { $tick } ({ $time } s).
verify-differs-pose = In the film { $body } stands somewhere else.
verify-differs-reading = The film has another reading: { $word }.
verify-differs-happening = The film has another event.
verify-differs-length = The film has { $film } ticks, the run has { $run }.
verify-differs-fingerprint = The frames are the same, but not the fingerprint: { $film } in the film, { $run } in the run.
verify-differs-ending = The frames are the same, but not the result.
verify-differs-header = The drawing in the film is not that of the level.
verify-other-behaviour = The film was made with behaviour version { $found }, this arba has { $known }. It can be watched, but not verified.
verify-no-frames = The film holds no frames, so there is nothing to compare.

trial-aborted = The run was stopped because it used too much of the computer: { $resource }. It has no result.
resource-memory = memory
resource-processor-time = processor time
resource-stack = too many calls inside each other
resource-patience = no answer for a minute
resource-unknown = the run ended for an unknown reason
trial-no-program = There is no program for the robot { $robot }.
trial-programs = Programs needed for this level: { $wanted }. Given: { $found }.
