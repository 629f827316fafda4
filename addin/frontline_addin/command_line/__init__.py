"""The command line `frontline`."""
