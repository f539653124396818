"""The one command of this project and the work behind each of its subcommands."""
