"""Which picture stands where below content/: each drawn by one function, named as the Markdown names it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from scripts.drawings import (
    clinic,
    filler_scenes,
    hand_rub,
    kitchen_scenes,
    plant_scenes,
    rack_scenes,
    respirator,
    till,
)
from scripts.drawings.shape import Drawing

WIDTH, HEIGHT = 360, 270  # 4:3, printed 44 x 33 mm

Picture: TypeAlias = Callable[[], Drawing]

GALLERY: dict[str, Picture] = {
    "scan.svg": till.scan,
    "first-line.svg": till.first_line,
    "plant/check-lock.svg": filler_scenes.check_lock,
    "plant/nozzle-off.svg": filler_scenes.nozzle_off,
    "plant/old-seal-out.svg": filler_scenes.old_seal_out,
    "plant/new-seal-in.svg": filler_scenes.new_seal_lip_down,
    "plant/tighten.svg": filler_scenes.tighten,
    "plant/isolator-off.svg": plant_scenes.isolator_off,
    "plant/air-off.svg": plant_scenes.air_off,
    "plant/lock.svg": plant_scenes.locks,
    "plant/air-out.svg": plant_scenes.air_out,
    "plant/try-start.svg": plant_scenes.try_start,
    "plant/meet.svg": plant_scenes.meet,
    "plant/two-locks.svg": plant_scenes.two_locks,
    "plant/tools-out.svg": plant_scenes.tools_out,
    "plant/clear-people.svg": plant_scenes.clear_people,
    "plant/push-paddle.svg": plant_scenes.push_paddle,
    "plant/hold-open.svg": plant_scenes.hold_open,
    "plant/streams.svg": plant_scenes.eyewash_streams,
    "plant/read-sheet.svg": plant_scenes.read_sheet,
    "plant/ring.svg": plant_scenes.ring_spill,
    "plant/forks-mast.svg": plant_scenes.forks_mast,
    "plant/straight-edge.svg": rack_scenes.measured,
    "plant/along-beams.svg": rack_scenes.along_beams,
    "plant/across-frame.svg": rack_scenes.across_frame,
    "plant/tag.svg": rack_scenes.tags,
    "plant/breathe-out.svg": respirator.breathe_out,
    "plant/breathe-in.svg": respirator.breathe_in,
    "kitchen/shallow-pans.svg": kitchen_scenes.shallow_pans,
    "kitchen/first-limit.svg": kitchen_scenes.first_limit,
    "kitchen/cooler.svg": kitchen_scenes.cooler,
    "kitchen/rub.svg": kitchen_scenes.hand_wash,
    "kitchen/tap.svg": kitchen_scenes.close_tap,
    "kitchen/probe-in.svg": kitchen_scenes.probe_in,
    "kitchen/compare.svg": kitchen_scenes.compare,
    "kitchen/bleach.svg": kitchen_scenes.bleach,
    "kitchen/strip.svg": kitchen_scenes.strip,
    "kitchen/labels.svg": kitchen_scenes.labels,
    "kitchen/purple.svg": kitchen_scenes.purple,
    "clinic/backs.svg": hand_rub.backs,
    "clinic/thumbs-tips.svg": hand_rub.thumbs_tips,
    "clinic/gloves.svg": clinic.gloves_off,
    "clinic/gown.svg": clinic.gown_off,
    "clinic/respirator.svg": clinic.strap_off,
    "clinic/wash.svg": clinic.wash_wound,
    "clinic/go.svg": clinic.go_now,
    "clinic/assessment.svg": clinic.assessment,
    "till/serial.svg": till.serial,
    "till/slot.svg": till.slot,
    "till/cable.svg": till.cable,
}
