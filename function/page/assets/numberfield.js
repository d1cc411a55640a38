// A number: typed in full precision, or found with a slider over the range of
// the training rows.

import { h } from "./dom.js";
import { frame } from "./field.js";
import { short } from "./format.js";
import { niceStep } from "./scale.js";

const decimal = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

// median is that of the training rows, undefined where the card has none.
export const median = ({ probs, quantiles }) => quantiles?.[probs?.indexOf(0.5)];

export function numberField(predictor, changed) {
  const { min, max } = predictor.range ?? {};
  const ranged = Number.isFinite(min) && Number.isFinite(max) && min < max;
  const input = h("input", {
    type: "text", autocomplete: "off", spellcheck: "false", class: "number",
    inputmode: min < 0 ? "text" : "decimal", // telephones have no minus sign among decimals
    input: () => { follow(); changed(); },
    keydown: (event) => { if (event.key === "ArrowUp" || event.key === "ArrowDown") arrow(event); },
  });
  const slider = ranged ? h("input", {
    type: "range", min, max, step: "any", class: "slider", tabindex: "-1", "aria-hidden": "true",
    input: () => { input.value = String(rounded(slider.valueAsNumber)); changed(); },
  }) : null;
  const step = ranged ? niceStep((max - min) / 150) : 1;
  const frames = frame(predictor, input, hint(), slider);

  function hint() {
    if (!ranged) return Number.isFinite(min) ? `training: always ${short(min)}` : "";
    const half = median(predictor.range);
    return `training: ${short(min)} to ${short(max)}${half === undefined ? "" : `, median ${short(half)}`}`;
  }
  // rounded keeps the slider on round numbers, but for the ends of the range.
  function rounded(x) {
    if (x <= min) return min;
    return x >= max ? max : onGrid(x);
  }
  const onGrid = (x) => Number((Math.round(x / step) * step).toPrecision(12));
  function follow() {
    if (slider && decimal.test(input.value.trim())) slider.value = input.value.trim();
  }
  function arrow(event) {
    const text = input.value.trim();
    if (!decimal.test(text)) return;
    event.preventDefault();
    const up = event.key === "ArrowUp" ? 1 : -1, by = step * (event.shiftKey ? 10 : 1);
    input.value = String(onGrid(Number(text) + up * by));
    follow();
    changed();
  }
  return {
    ...frames,
    // read gives the number itself; what is no number is sent as it is typed, so
    // that the model says what is wrong with it; undefined is nothing typed.
    read() {
      const text = input.value.trim();
      if (text === "") return undefined;
      const x = Number(text);
      return decimal.test(text) && Number.isFinite(x) ? x : text;
    },
    write(value) { input.value = value ?? ""; follow(); },
  };
}
