"""The command line's landing: refusals and trouble become one line of Chinese and a status."""

import argparse
import os
import sys
import traceback
from collections.abc import Callable
from pathlib import Path

from sifasuo_desktop.cli.output import DONE, REFUSED, print_error, print_refusal
from sifasuo_desktop.domain.refusal import Refused
from sifasuo_desktop.services.office.reference import BrokenTable
from sifasuo_desktop.services.office.reference_data import sentence, sync_reason
from sifasuo_desktop.services.office.trouble_words import disk_words, store_words
from sifasuo_desktop.store.engine import StoreTrouble
from sifasuo_desktop.sync.refusal import Refusal
from sifasuo_desktop.sync.transport import TransportTrouble


def guarded(function: Callable[[argparse.Namespace], int], args: argparse.Namespace) -> int:
    """Runs a subcommand; a bug is told without personal data."""
    try:
        return function(args)
    except Refused as refusal:
        return print_refusal(refusal, as_json=args.json)
    except StoreTrouble as trouble:
        return print_error(trouble.code, store_words(trouble), "", args.json)
    except Refusal as refusal:
        message = sync_reason(refusal.code.value, refusal.facts)
        return print_error(f"sync.{refusal.code.value}", message, "", args.json)
    except TransportTrouble as trouble:
        return print_error(trouble.code, sentence(trouble.code), "", args.json)
    except BrokenPipeError:
        # The reader of our output has enough (``| head``); nothing is left to be said to it.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except OSError as error:
        return print_error("store.disk", disk_words(error), "", args.json)
    except BrokenTable as broken:
        message = sentence("store.table", name=broken.file, place=broken.place)
        return print_error("store.table", message, "", args.json)
    except KeyboardInterrupt:
        return REFUSED
    except Exception as error:
        # A message of the exception may quote a record: only its kind and place are told.
        where = traceback.extract_tb(error.__traceback__)[-1]
        detail = f"{type(error).__name__}, {Path(where.filename).name}:{where.lineno}"
        return print_error("store.bug", sentence("store.bug", detail=detail), "", args.json)
