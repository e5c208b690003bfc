"""Everything that becomes HTML on a disk."""
