"""Entry point of the command line ``frontline``."""

from __future__ import annotations

import sys
import tempfile
import traceback
from pathlib import Path
from typing import TYPE_CHECKING

from frontline.errors import DataFaultError, FileFaultError, FileInUseError, FrontlineError, ParameterError
from frontline_addin.command_line.parser import make_parser

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

DONE, DATA_FAULT, USAGE, FILE_IN_USE = range(4)


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code: 0 done, 1 data fault, 2 usage, 3 file in use.

    Usage errors found by the parser leave through ``SystemExit(2)``, as argparse does.
    """
    _speak_utf8()
    arguments = make_parser().parse_args(argv)
    try:
        return int(arguments.command.run(arguments))
    except FrontlineError as error:
        _say_error(arguments, error)
        return _exit_code(error)
    except KeyboardInterrupt:
        _say(arguments, "Stopped; nothing was written.")
        return DATA_FAULT
    except BrokenPipeError:
        return DONE
    except OSError as error:
        _say_error(arguments, FileFaultError(f"{error.filename or 'A file'}: {error.strerror or error}."))
        return DATA_FAULT
    except Exception as error:  # noqa: BLE001 - no user ever sees a traceback
        _say_unforeseen(arguments, error)
        return DATA_FAULT
    finally:
        _keep_other_excels()


def _keep_other_excels() -> None:
    """Where a command loaded xlwings, keep it from killing Excels without a workbook when Python ends."""
    if "xlwings" in sys.modules:
        from frontline_addin.ribbon import keep_other_excels

        keep_other_excels(sys.modules["xlwings"])


def _exit_code(error: FrontlineError) -> int:
    if isinstance(error, FileInUseError):
        return FILE_IN_USE
    return USAGE if isinstance(error, ParameterError) else DATA_FAULT


def _say_error(arguments: argparse.Namespace, error: FrontlineError) -> None:
    from frontline_addin.command_line.show.as_json import print_json

    faults = error.faults if isinstance(error, DataFaultError) else ()
    if arguments.json:
        print_json({"done": False, "error": str(error), "faults": faults})
        return
    for line in str(error).splitlines():
        _tell(f"ERROR {line}{'' if line.endswith(('.', '?', '!')) else '.'}")
    if arguments.command.writes:
        _tell("Nothing was written.")


def _say_unforeseen(arguments: argparse.Namespace, error: Exception) -> None:
    with tempfile.NamedTemporaryFile("w", prefix="frontline-", suffix=".log", delete=False, encoding="utf-8") as log:
        traceback.print_exception(error, file=log)
    _say(
        arguments,
        f"Something unforeseen happened ({type(error).__name__}: {error}). Nothing was written. "
        f"Please send {Path(log.name)} to the people who look after Frontline Scorecards.",
        "ERROR ",
    )


def _say(arguments: argparse.Namespace, sentence: str, before: str = "") -> None:
    from frontline_addin.command_line.show.as_json import print_json

    if arguments.json:
        print_json({"done": False, "error": sentence, "faults": ()})
    else:
        _tell(f"{before}{sentence}")


def _tell(sentence: str) -> None:
    sys.stderr.write(f"{sentence}\n")


def _speak_utf8() -> None:
    """Windows consoles may use a code page that has no tick marks."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")


if __name__ == "__main__":
    sys.exit(main())
