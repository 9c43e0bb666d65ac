"""Train the factuality head on the outputs of a finished encoder, which stays as it is.

    python -m training.factuality --runs training/runs/last      # ten minutes on two cores

Learns from UDS's judgements of EWT's predicates (training part), prints Pearson's r on the dev part, and writes
`factuality.pt` beside the run's checkpoint. The encoder's own head, one layer trained with all the others, gave r .789;
this one .807: two layers, half of all units dropped.
"""

from __future__ import annotations

import argparse

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional as F

from training.batches import Pool, batched, collate
from training.finished import arguments, finished
from training.model import WIDTH, Reader, words_of
from training.states import device_of
from training.train import seed_all

HIDDEN, DROPPED = 256, 0.5
EPOCHS, BATCH, RATE, DECAY = 12, 256, 1e-3, 0.1


class FactualityHead(nn.Module):
    """How sure it is that what a word tells happened, from -3 (it did not) to 3, by the encoder's last layer."""

    def __init__(self) -> None:
        super().__init__()
        self.mean, self.scale = (nn.Parameter(torch.zeros(WIDTH), requires_grad=False) for _ in range(2))
        self.layers = nn.Sequential(
            nn.Dropout(DROPPED), nn.Linear(WIDTH, HIDDEN), nn.GELU(), nn.Dropout(DROPPED), nn.Linear(HIDDEN, 1)
        )

    def forward(self, words: Tensor) -> Tensor:
        """words (..., 384) -> (...)."""
        return self.layers((words - self.mean) * self.scale).squeeze(-1)


def main() -> None:
    """Train the head and write it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, default=1)
    options = arguments(parser)
    model, _ = finished(options.runs)
    pools = Pool.all_of(options.runs / "data.npz")
    train, dev = (read(model, pools[name]) for name in ("ewt", "ewt-dev"))
    seed_all(options.seed)
    head = FactualityHead().to(device_of(model))
    fit(head, *train)
    with torch.inference_mode():
        print(f"r on the dev part: {np.corrcoef(head(dev[0]).cpu().numpy(), dev[1].cpu().numpy())[0, 1]:.4f}")
    torch.save({"seed": options.seed, "model": head.state_dict()}, options.runs / "factuality.pt")


@torch.inference_mode()
def read(model: Reader, pool: Pool) -> tuple[Tensor, Tensor]:
    """All judged words of a pool: what the encoder makes of them (N, 384), judgements (N,)."""
    states, judged = [], []
    for batch in batched([(pool, begin, end) for begin, end in pool.windows(np.random.default_rng(5))]):
        arrays = {key: torch.from_numpy(value).to(device_of(model)) for key, value in collate(batch).items()}
        words = words_of(model.encoder(arrays["pieces"], arrays["shapes"]), arrays["first"], arrays["last"])
        known = ~torch.isnan(arrays["fact"])
        states.append(words[known].clone())
        judged.append(arrays["fact"][known])
    return torch.cat(states), torch.cat(judged)


def fit(head: FactualityHead, states: Tensor, judged: Tensor) -> None:
    """Huber's loss over batches of words, one cycle of the learning rate."""
    with torch.no_grad():
        head.mean.copy_(states.mean(0))
        head.scale.copy_(1 / (states.std(0) + 1e-3))
    optimizer = torch.optim.AdamW(head.layers.parameters(), RATE, weight_decay=DECAY)
    steps = EPOCHS * -(-len(states) // BATCH)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, RATE, total_steps=steps)
    head.train()
    for _ in range(EPOCHS):
        for rows in torch.randperm(len(states)).split(BATCH):
            loss = F.smooth_l1_loss(head(states[rows]), judged[rows])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            schedule.step()
    head.eval()


if __name__ == "__main__":
    main()
