"""The class for elsewhere: a site with nothing to install, packages, paper."""
