"""Running pypdf with its limits on and its voice off.

pypdf reports what it repairs to its loggers, and its messages may quote the file; no text of a document belongs into
anybody's log. Its limits are set to those of the budget. Both hold only while a piece is being made, not while the
caller has it in hand.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from zfgk.model.limits import Limits

_T = TypeVar("_T")
_SILENT = logging.CRITICAL + 1
_NESTING = 64

_lock = threading.Lock()
_inside = 0
_level = logging.NOTSET


def quietly(limits: Limits, make: Callable[[], Iterator[_T]]) -> Iterator[_T]:
    """Run a generator that uses pypdf.

    Args:
        limits: The limits that pypdf keeps too.
        make: Makes the generator.

    Yields:
        What it yields.
    """
    with _guarded(limits):
        pieces = make()
    while True:
        with _guarded(limits):
            try:
                piece = next(pieces)
            except StopIteration:
                return
        yield piece


@contextmanager
def _guarded(limits: Limits) -> Iterator[None]:
    from pypdf import apply_configuration

    size = limits.part_bytes
    with (
        _silence(),
        apply_configuration(
            maximum_declared_stream_length=size,
            array_based_stream_maximum_output_length=size,
            lzw_maximum_output_length=size,
            run_length_maximum_output_length=size,
            zlib_maximum_output_length=size,
            stream_decoding_work_maximum_length=4 * size,
            page_tree_maximum_depth=_NESTING,
            jbig2dec_binary=None,  # no other program is ever started
        ),
    ):
        yield


@contextmanager
def _silence() -> Iterator[None]:
    global _inside, _level  # noqa: PLW0603  # one logger for the whole process, so one count for all threads
    logger = logging.getLogger("pypdf")
    with _lock:
        if _inside == 0:
            _level = logger.level
            logger.setLevel(_SILENT)
        _inside += 1
    try:
        yield
    finally:
        with _lock:
            _inside -= 1
            if _inside == 0:
                logger.setLevel(_level)
