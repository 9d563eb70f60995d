"""Files as such: where they lie, how YAML in them is read with its places, how they are written safely.

Below the wings of floor 1, so that none of them has to know another to read or write a file.
"""
