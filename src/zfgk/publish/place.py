"""Where a run works: the output directory, the directory of the run beside it, and the lock over both."""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import attrs
from sqlalchemy.engine import URL

from zfgk.errors import AnotherRun, OutputRefused
from zfgk.publish.ledger.opening import ledger_url, remove_unused
from zfgk.storage.addresses import file_of

try:
    import fcntl
except ImportError:  # not a POSIX system: two runs at once are then the caller's to avoid
    fcntl = None  # type: ignore[assignment]  # the absence of the module is what is tested for

LEDGER_FILE = "ledger.sqlite"
"""The name of a ledger in DIR.run."""


@attrs.frozen
class Place:
    """The directories of a run.

    Args:
        out: DIR, absolute; each target writes below it under its own name.
        run: DIR.run, beside it: the ledger and the run report.
        ledger: The ledger's URL.
    """

    out: Path
    run: Path
    ledger: URL

    @property
    def aside(self) -> Path:
        """Where targets are built anew, on the same disk as those that they replace."""
        return self.out / ".rebuilding"

    @classmethod
    def of(cls, out: Path, ledger: str = "") -> Place:
        """Return the place for an output directory.

        Args:
            out: The output directory; it need not exist.
            ledger: The ledger's URL; SQLite in DIR.run unless given.

        Returns:
            The place; nothing is created yet.

        Raises:
            OutputRefused: If the path cannot be a directory.
            LedgerError: If the URL is none.
        """
        # A symbolic link is not followed: DIR.run is internal, and would otherwise come to stand where a web server may
        # serve it, beside the folder that the link names.
        full = out.resolve() if ".." in out.parts else out.absolute()
        run = full.with_name(f"{full.name}.run") if full.name else full
        for path in (full, run):
            if path.exists() and not path.is_dir():
                raise OutputRefused(str(path), "there is a file of this name")
        if not full.name:
            raise OutputRefused(str(full), "the run's own directory has no room beside it")
        return cls(full, run, ledger_url(ledger, run / LEDGER_FILE))

    def keep_clear(self, source: Path, targets: Iterable[str]) -> None:
        """Refuse an output that would write into the source, or would be read as part of it.

        Args:
            source: The source folder.
            targets: The names of the targets.

        Raises:
            OutputRefused: If the two overlap.
        """
        inside = source.resolve()
        for used in (self.run, *(self.out / name for name in targets)):
            path = used.resolve()
            if path == inside or path in inside.parents or inside in path.parents:
                raise OutputRefused(
                    str(self.out), f"it overlaps with the source folder {source}", "choose a folder beside it"
                )

    @contextlib.contextmanager
    def locked(self) -> Iterator[None]:
        """Create DIR.run and keep other runs out until the block ends, however it ends.

        What a killed rebuilding put aside is removed first, for it stands where the public may read it.

        Raises:
            OutputRefused: If DIR.run cannot be created, or what was put aside not removed.
            AnotherRun: If another run holds the lock.
        """
        new = not self.run.exists()
        try:
            # It names what is not public. Whoever wants others to read it makes it himself.
            self.run.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            raise OutputRefused(str(self.run), error.strerror or str(error)) from error
        with _lock(self.run, str(self.out)):
            try:
                self.clear_aside()
                yield
            except BaseException:
                if new:
                    with contextlib.suppress(OSError):  # not empty: something of worth is in it
                        self.run.rmdir()
                raise

    def clear_aside(self) -> None:
        """Remove what was put aside; the lock is held.

        Raises:
            OutputRefused: If it cannot be removed.
        """
        try:
            if self.aside.is_symlink():
                self.aside.unlink()
            elif self.aside.exists():
                shutil.rmtree(self.aside)
        except OSError as error:
            raise OutputRefused(str(self.aside), error.strerror or str(error), "remove it by hand") from error

    @contextlib.contextmanager
    def new_ledger_removed(self) -> Iterator[Callable[[], None]]:
        """Remove the file of a ledger in DIR.run that this run created, if the block fails before its first changes.

        A ledger elsewhere is left alone: a run that works in another directory may have the file open, and would go on to
        write into one that no longer has a name. Without changes it is as good as none.

        Yields:
            What to call after the first changes are committed.
        """
        file = file_of(self.ledger)
        doubtful = file is not None and file == self.run / LEDGER_FILE and not file.exists()

        def keep() -> None:
            nonlocal doubtful
            doubtful = False

        try:
            yield keep
        except BaseException:
            if doubtful and file is not None:
                remove_unused(file)  # unless somebody who named this file filled it meanwhile
            raise


@contextlib.contextmanager
def _lock(directory: Path, out: str) -> Iterator[None]:
    if fcntl is None:
        yield
        return
    # The lock is on the directory itself: it needs no file, and the system lifts it when the process dies.
    handle = os.open(directory, os.O_RDONLY)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise AnotherRun(out) from None
        yield
    finally:
        os.close(handle)
