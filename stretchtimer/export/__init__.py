"""A session as a file, to be taken along: the same schedule, through the same mixer, as fast as it goes."""
