// One of the levels that the fit knows.

import { h } from "./dom.js";
import { frame } from "./field.js";

export function levelField(predictor, changed) {
  const levels = predictor.levels ?? [], counts = predictor.counts;
  const total = counts?.reduce((sum, n) => sum + n, 0);
  // The option's value is its place: a level may be any text, the empty one too.
  const select = h("select", { change: () => { tell(); changed(); } },
    levels.map((level, i) => h("option", { value: i }, level === "" ? "(empty)" : level)));
  const field = frame(predictor, select, "");
  function tell() {
    const n = counts?.[select.selectedIndex];
    field.hint(n === undefined ? "" : `training: ${n} of ${total} rows`);
  }
  return {
    ...field,
    read: () => levels[select.selectedIndex],
    write(value) { select.selectedIndex = levels.indexOf(String(value)); tell(); },
  };
}
