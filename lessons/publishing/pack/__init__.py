"""A folder for a room without internet: packages, notebooks, starters and a sheet."""
