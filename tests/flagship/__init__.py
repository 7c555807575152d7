"""The flagship: what its readers are promised, proven on its text."""
