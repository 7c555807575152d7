"""The command line: commands, options, help.

*Gives* the parser. The only place that knows what the command line looks like.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Sequence
from pathlib import Path

from octavo import __version__
from octavo.model import profiles
from octavo.model.variants import VARIANTS

COMMANDS = ("build", "check", "publish", "diff", "schema", "new")
SCHEMAS = ("publication", "division", "sources", "terms", "events")
EXAMPLES = """\
examples:
  ./build.py                                     both books of every publication
  ./build.py content/handbook --only epub        one book of one
  ./build.py content/handbook --variant booklet  and the pages on sheets to fold
  ./build.py content/handbook --profile ua2      a PDF that keeps PDF/UA-2
  ./build.py content/handbook --watch            and again after each change
  ./build.py content/handbook --judge            and ask the judges of both books
  ./build.py check content/handbook              read and check, write nothing
  ./build.py check --within 60 --strict          also what is to be reviewed soon
  ./build.py publish content/handbook            build, then freeze the edition
  ./build.py diff content/handbook 2022 2026     what changed between two editions
  ./build.py schema --write content/handbook     schemas, for an editor
  ./build.py new content/my-briefing             a small publication to begin with

exit codes:
  0 published · 1 the content has errors · 2 wrong usage · 3 preflight refused the
  files · 4 the machine lacks something · 70 a fault of ours · 130 interrupted
"""


def read_arguments(given: Sequence[str]) -> argparse.Namespace:
    """The command line read; `build` is the command if none is named.

    Exits with code 2 and a sentence on wrong usage, as argparse does.
    """
    named = bool(given) and given[0] in (*COMMANDS, "-h", "--help", "--version")
    return build_parser().parse_args(list(given) if named else ["build", *given])


def build_parser() -> argparse.ArgumentParser:
    """The parser of the whole command line."""
    parser = argparse.ArgumentParser(
        prog="build.py",
        description="Make a PDF and an EPUB of a folder of YAML.",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"Octavo {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    _build(_command(commands, "build", "make the books (the default)"))
    _check(_command(commands, "check", "check the content; write nothing"))
    _publish(_command(commands, "publish", "build, then freeze the edition"))
    _diff(_command(commands, "diff", "tell what changed between editions"))
    _schema(_command(commands, "schema", "print JSON Schemas for an editor"))
    _new(_command(commands, "new", "write a small publication to begin with"))
    return parser


def _command(
    commands: argparse._SubParsersAction[argparse.ArgumentParser], name: str, told: str
) -> argparse.ArgumentParser:
    return commands.add_parser(
        name,
        help=told,
        description=f"{told[0].upper()}{told[1:]}.",
        allow_abbrev=False,
    )


def _build(command: argparse.ArgumentParser) -> None:
    _folders(command)
    command.add_argument("--only", choices=("pdf", "epub"), help="make one book")
    command.add_argument(
        "--paper", choices=("a4", "letter"), help="another than the publication's first"
    )
    command.add_argument(
        "--variant",
        action="append",
        choices=VARIANTS,
        help="another book besides; can be given several times",
    )
    command.add_argument(
        "--icc",
        type=_path,
        metavar="FILE",
        help="the profile of the press, for --variant printer",
    )
    command.add_argument(
        "--edition", metavar="ID", help="a published edition, again from its record"
    )
    command.add_argument(
        "--watch",
        action="store_true",
        help="build again whenever the content changes, until Ctrl-C",
    )
    _shelf(command)
    _proof(command)


def _shelf(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--out",
        type=_path,
        metavar="DIR",
        help="the shelf; dist, unless told otherwise",
    )
    command.add_argument(
        "--profile",
        choices=profiles.NAMES,
        help="what the PDF keeps: ua1 is PDF/A-3a and PDF/UA-1, the usual one; ua2 is "
        "PDF/A-4f, PDF/UA-2 and WTPDF 1.0",
    )
    command.add_argument(
        "--judge",
        action="store_true",
        help="ask EPUBCheck, Ace and veraPDF; say in the books what they passed",
    )
    command.add_argument(
        "--jobs", type=_count, metavar="N", help="divisions laid out side by side"
    )
    command.add_argument(
        "--scheduler", metavar="ADDRESS", help="of a Dask cluster that lays them out"
    )
    kept = command.add_mutually_exclusive_group()
    kept.add_argument(
        "--cache",
        type=_path,
        metavar="DIR",
        help="where what was made is kept; .cache/octavo, unless told otherwise",
    )
    kept.add_argument(
        "--no-cache", action="store_true", help="make everything anew and keep nothing"
    )


def _publish(command: argparse.ArgumentParser) -> None:
    _folders(command)
    _shelf(command)
    _proof(command)


def _diff(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "named",
        nargs="*",
        metavar="[FOLDER] [A [B]]",
        help="a publication, and ids of editions; without B the content as it stands, "
        "without A the edition before",
    )
    command.add_argument(
        "--format",
        choices=("text", "json"),
        default="text",
        help="how changes are told; json as in changes.json",
    )


def _check(command: argparse.ArgumentParser) -> None:
    _folders(command)
    _proof(command)


def _folders(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "folders",
        nargs="*",
        type=_path,
        metavar="FOLDER",
        help="of a publication; every one in content, unless told otherwise",
    )


def _proof(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--strict", action="store_true", help="count warnings as errors"
    )
    command.add_argument(
        "--within",
        type=_count,
        default=0,
        metavar="DAYS",
        help="tell facts that are to be reviewed in so many days",
    )
    command.add_argument(
        "--format",
        choices=("text", "json"),
        default="text",
        help="how faults are told; json for editors, on standard output",
    )
    command.add_argument("--quiet", action="store_true", help="tell nothing but faults")


def _schema(command: argparse.ArgumentParser) -> None:
    command.add_argument("name", nargs="?", choices=SCHEMAS, default="publication")
    command.add_argument(
        "--write", type=_path, metavar="FOLDER", help="write all of them there instead"
    )


def _new(command: argparse.ArgumentParser) -> None:
    command.add_argument("folder", type=_path, metavar="FOLDER")


def _count(text: str) -> int:
    if not re.fullmatch(r"[0-9]{1,9}", text, re.ASCII):
        raise argparse.ArgumentTypeError(f"found “{text}”, expected a number from 0")
    return int(text)


def _path(text: str) -> Path:
    """A path; nothing is what an unset variable of a shell leaves, and is none."""
    if not text.strip() or "\0" in text:
        raise argparse.ArgumentTypeError(f"found “{text}”, expected a path")
    return Path(text)
