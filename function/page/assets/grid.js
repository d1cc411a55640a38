// The values of one predictor at which the model is asked, the others staying as
// they are in the form.

import { days, isoDate } from "./format.js";

const points = 49; // 48 steps: whole numbers are met where the range has 2, 3, 4, 6, 8, ... of them
const mostLevels = 40;

// grid lists { value, x }: what is sent, and where it is drawn. The range is the
// training rows', widened to hold the current value, if that is not too far away.
export function grid(predictor, current) {
  if (predictor.range) return along(predictor, current);
  if (predictor.type === "logical") return [false, true].map((value, x) => ({ value, x, name: String(value) }));
  const levels = predictor.levels ?? [], chosen = levels.indexOf(current);
  const shown = levels.filter((_, i) => i < mostLevels || i === chosen);
  return shown.map((value, x) => ({ value, x, name: value }));
}

// place is where a value of the form is drawn; undefined is nowhere.
export function place(predictor, value) {
  if (predictor.type === "Date") return value === undefined ? undefined : days(value);
  if (predictor.range) return typeof value === "number" ? value : undefined;
  return undefined;
}

function along(predictor, current) {
  const { min, max } = predictor.range, width = max - min || 1;
  const at = place(predictor, current) ?? min;
  const near = at > min - width && at < max + width ? at : min;
  const from = Math.min(min, near), to = Math.max(max, near);
  const list = Array.from({ length: points }, (_, i) => from + ((to - from) * i) / (points - 1));
  list[points - 1] = to; // and not a rounding beyond
  if (predictor.type !== "Date") return list.map((x) => ({ value: Number(x.toPrecision(15)), x }));
  return [...new Set(list.map(Math.round))].map((x) => ({ value: isoDate(x), x }));
}
