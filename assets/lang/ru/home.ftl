# The lab: home, profiles, settings, saving.
