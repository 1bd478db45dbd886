"""Who gets into the desk, and for how long: second factor, sessions, step-up. No setting turns any of it off."""
