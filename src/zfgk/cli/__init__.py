"""The command line: one module per command, loaded only when it runs."""

from __future__ import annotations

import gc
import importlib
import sys
from typing import TYPE_CHECKING

import click

from zfgk.errors import ZfgkError

if TYPE_CHECKING:
    from collections.abc import Sequence

_COMMANDS = {
    "ask-back": "zfgk.cli.ask_back",
    "calendar": "zfgk.cli.calendar",
    "case": "zfgk.cli.case",
    "catalogue": "zfgk.cli.catalogue",
    "due": "zfgk.cli.due",
    "fee": "zfgk.cli.fee",
    "life": "zfgk.cli.life",
    "matters": "zfgk.cli.matters",
    "messages": "zfgk.cli.messages",
    "miscount": "zfgk.cli.miscount",
    "notice": "zfgk.cli.notice",
    "plugins": "zfgk.cli.plugins",
    "publish": "zfgk.cli.publish",
    "push": "zfgk.cli.push",
    "report": "zfgk.cli.report",
    "register": "zfgk.cli.register",
    "rules": "zfgk.cli.rules",
    "screen": "zfgk.cli.screen",
    "site": "zfgk.cli.site",
    "statistics": "zfgk.cli.statistics",
    "submissions": "zfgk.cli.submissions",
    "targets": "zfgk.cli.targets",
    "tasks": "zfgk.cli.tasks",
    "version": "zfgk.cli.version",
    "withdraw": "zfgk.cli.withdraw",
}


GARBAGE = (50_000, 20, 20)
"""When a process that runs a command looks for garbage: seldom, for what zfgk makes is free without a look, and Python's
own measure looks through every module some hundred times while a large catalogue goes by."""


class _LazyGroup(click.Group):
    """A group that imports a command's module only when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  # click's signature
        return sorted(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002  # click's signature
        module = _COMMANDS.get(cmd_name)
        if module is None:
            return None
        command: click.Command = importlib.import_module(module).command
        return command


@click.group(cls=_LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
def group() -> None:
    """Compute disclosure deadlines, check documents, publish once to many places."""


def main(argv: Sequence[str] | None = None) -> None:
    """Run the command line and exit: 0 done, 1 found something, 2 bad input or usage.

    Args:
        argv: The arguments; those of the process unless given.
    """
    gc.set_threshold(*GARBAGE)
    sys.exit(run(argv))


def run(argv: Sequence[str] | None = None) -> int:
    """Run the command line and return the exit status; no error escapes as a traceback.

    Args:
        argv: The arguments; those of the process unless given.

    Returns:
        0 done, 1 found something that the command exists to find, 2 bad input or usage, 130 interrupted.
    """
    try:
        status = group.main(args=None if argv is None else list(argv), prog_name="zfgk", standalone_mode=False)
    except click.exceptions.Abort:
        click.echo("interrupted", err=True)
        return 130
    except click.ClickException as error:
        hint = f" · see `{error.ctx.command_path} --help`" if isinstance(error, click.UsageError) and error.ctx else ""
        click.echo(f"zfgk: {error.format_message()}{hint}".replace("\n", " "), err=True)
        return 2
    except ZfgkError as error:
        for line in error.lines():
            click.echo(f"zfgk: {line}", err=True)
        # With a report something was written: that is not what 2 stands for.
        return 2 if error.report is None else 1
    except BrokenPipeError:
        # The reader of a pipe went away (`zfgk … | head`): nothing is left to say to it.
        sys.stdout = None
        return 0
    except OSError as error:
        # Commands turn the errors of their own files into typed ones; what is left is the output itself.
        click.echo(f"zfgk: cannot write the output · {error.strerror or error}", err=True)
        sys.stdout = None
        return 2
    return status if isinstance(status, int) else 0
