"""Things of the report as HTML, and the macros that chapters may call."""
