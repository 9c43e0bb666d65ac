"""Keeps freed memory in the process: without that every training step faults its pages in anew, and takes two to four
times as long.
"""

from __future__ import annotations

import ctypes
import ctypes.util

TRIM_THRESHOLD, MMAP_THRESHOLD, ARENA_MAX = -1, -3, -8
"""Parameters of glibc's mallopt(3)."""
NEVER = 2**31 - 1


def keep_pages() -> bool:
    """Asks glibc to give nothing back to the system; False where the C library is another."""
    name = ctypes.util.find_library("c")
    mallopt = getattr(ctypes.CDLL(name), "mallopt", None) if name else None
    if mallopt is None:
        return False
    return all(mallopt(key, value) for key, value in ((ARENA_MAX, 1), (TRIM_THRESHOLD, NEVER), (MMAP_THRESHOLD, NEVER)))
