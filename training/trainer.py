"""The model in training: its steps, its learning rate, and its checkpoints."""

import copy
import os
import shutil
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import Any

import numpy as np
import torch
import torch.distributed as dist
from numpy.typing import NDArray
from transformers import AutoModelForQuestionAnswering, AutoTokenizer

from qa.backends.windows import Inputs
from training.encoder import encoder_folder

NO_DECAY = ("bias", "LayerNorm.weight")


class Trainer:
    """A model in training: its weights, its optimiser, and the step that comes next."""

    def __init__(self, config: dict[str, Any], *, stop: int, decay: int) -> None:
        options = config["optimiser"]
        torch.manual_seed(config["seed"])
        self.encoder = encoder_folder(config["encoder"])
        self.model = load_model(self.encoder, freeze=options["freeze_word_embeddings"])
        self.options = options
        self.precision: torch.dtype = getattr(torch, options.get("precision", "float32"))
        self.seed = config["seed"]
        self.step = 0
        self.decay_from: int | None = None
        self.stop, self.decay = stop, decay
        named = [(n, p) for n, p in self.model.named_parameters() if p.requires_grad]
        self.parameters = [p for _, p in named]
        decayed = [p for n, p in named if not n.endswith(NO_DECAY)]
        others = [p for n, p in named if n.endswith(NO_DECAY)]
        groups: list[dict[str, Any]] = [
            {"params": decayed},
            {"params": others, "weight_decay": 0.0},
        ]
        self.optimiser = torch.optim.AdamW(
            groups,
            lr=options["rate"],
            weight_decay=options["weight_decay"],
        )

    @property
    def end(self) -> int:
        return self.stop if self.decay_from is None else self.decay_from + self.decay

    def save(self, path: Path) -> None:
        """Write everything that a resumed run needs, by a rename."""
        state = {
            "model": self.model.state_dict(),
            "optimiser": self.optimiser.state_dict(),
            "step": self.step,
            "decay_from": self.decay_from,
        }
        beside = path.with_suffix(".partial")
        torch.save(state, beside)
        os.replace(beside, path)

    def resume(self, state: dict[str, Any]) -> None:
        """Go on from what `save` wrote."""
        self.model.load_state_dict(state["model"])
        self.optimiser.load_state_dict(state["optimiser"])
        self.step, self.decay_from = state["step"], state["decay_from"]

    def learn(self, inputs: dict[str, torch.Tensor], world: int) -> float:
        """One step on these windows; the loss before it."""
        with self._autocast():
            loss = self.model(**inputs).loss
        loss.backward()
        if world > 1:
            average_gradients(self.parameters, world)
        torch.nn.utils.clip_grad_norm_(self.parameters, self.options["clip"])
        for group in self.optimiser.param_groups:
            group["lr"] = self.rate()
        self.optimiser.step()
        self.optimiser.zero_grad()
        self.step += 1
        return float(loss.item())

    def rate(self) -> float:
        """The learning rate of the step that comes next."""
        peak = float(self.options["rate"])
        if self.decay_from is not None:
            return peak * max(0.0, 1.0 - (self.step - self.decay_from) / self.decay)
        return peak * min(1.0, (self.step + 1) / int(self.options["warmup"]))

    def logits(self, inputs: Inputs) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        """Start and end logits of a batch, as a reader that serves would give them."""
        tensors = {name: torch.from_numpy(ids) for name, ids in inputs.items()}
        with torch.inference_mode(), self._autocast():
            output = self.model(**tensors)
        return output.start_logits.float().numpy(), output.end_logits.float().numpy()

    def export(self, folder: Path) -> None:
        """Write the reader as it is now, in half precision, with its tokenizer, by a rename."""
        beside = folder.with_suffix(".partial")
        shutil.rmtree(beside, ignore_errors=True)
        copy.deepcopy(self.model).half().save_pretrained(beside)
        AutoTokenizer.from_pretrained(self.encoder).save_pretrained(beside)
        shutil.rmtree(folder, ignore_errors=True)
        beside.rename(folder)

    def _autocast(self) -> AbstractContextManager[Any]:
        """Matrix products in the precision that is configured; float32 needs no casts."""
        if self.precision is torch.float32:
            return nullcontext()
        return torch.autocast("cpu", dtype=self.precision)


def load_model(encoder: Path, *, freeze: bool) -> Any:  # noqa: ANN401 (transformers says no more)
    """The encoder with a new head, its word embeddings frozen or not.

    No dropout: it costs a third of a step here, and a pass or two over this mixture do not overfit.
    """
    model = AutoModelForQuestionAnswering.from_pretrained(
        encoder,
        dtype=torch.float32,  # not the half precision that a reader may be stored in
        attn_implementation="eager",  # the fused one is four times slower backwards in bfloat16
        hidden_dropout_prob=0.0,
        attention_probs_dropout_prob=0.0,
    )
    if freeze:
        model.get_input_embeddings().weight.requires_grad_(False)
    return model.train()


def average_gradients(parameters: list[torch.nn.Parameter], world: int) -> None:
    """Replace every gradient by its mean over the processes."""
    gradients = [p.grad for p in parameters if p.grad is not None]
    flat = torch.cat([gradient.view(-1) for gradient in gradients])
    dist.all_reduce(flat)
    flat /= world
    at = 0
    for gradient in gradients:
        gradient.copy_(flat[at : at + gradient.numel()].view_as(gradient))
        at += gradient.numel()
