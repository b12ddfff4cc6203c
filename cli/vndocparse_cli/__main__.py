"""``python -m vndocparse_cli``."""

from vndocparse_cli.app import main

if __name__ == "__main__":
    main()
