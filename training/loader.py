"""Batches made ahead by other processes: a GPU asks for them faster than one process makes them."""

from __future__ import annotations

from collections.abc import Iterator

import torch
from torch import Tensor
from torch.utils.data import DataLoader, IterableDataset, get_worker_info

from training.batches import Course


class _Batches(IterableDataset[dict[str, Tensor]]):
    """Each worker goes through the whole course and makes its share of the batches."""

    def __init__(self, course: Course, done: int) -> None:
        self.course, self.done = course, done

    def __iter__(self) -> Iterator[dict[str, Tensor]]:
        worker = get_worker_info()
        number, of = (0, 1) if worker is None else (worker.id, worker.num_workers)
        for batch in self.course.batches(self.done, number, of):
            yield {key: torch.from_numpy(value) for key, value in batch.items()}


def tensors(course: Course, device: torch.device, done: int = 0, workers: int = 0) -> Iterator[dict[str, Tensor]]:
    """The batches of a course after `done`, on the device, in an order that the number of workers does not change."""
    pinned = device.type == "cuda"
    # A generator of its own: otherwise the loader draws from the one that dropout draws from.
    loader = DataLoader(
        _Batches(course, done), batch_size=None, num_workers=workers, pin_memory=pinned, generator=torch.Generator()
    )
    for batch in loader:
        yield {key: value.to(device, non_blocking=True) for key, value in batch.items()}
