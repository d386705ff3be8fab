"""What the `gongbao` command does, one file a subcommand: it calls the stages and prints for people."""
