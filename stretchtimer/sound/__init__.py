"""The loudspeaker: clips mixed at exact frames and the ways out of the machine."""
