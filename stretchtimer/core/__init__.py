"""Pure values and functions: no file, thread, clock, screen or sound. Time comes in as an argument."""
