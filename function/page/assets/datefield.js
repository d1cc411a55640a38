// A day of the calendar.

import { h } from "./dom.js";
import { frame } from "./field.js";
import { isoDate } from "./format.js";

export function dateField(predictor, changed) {
  const range = predictor.range;
  const input = h("input", { type: "date", input: changed });
  const hint = range ? `training: ${isoDate(range.min)} to ${isoDate(range.max)}` : "";
  return {
    ...frame(predictor, input, hint),
    read: () => input.value || undefined,
    write(value) { input.value = typeof value === "number" ? isoDate(value) : value ?? ""; },
  };
}
