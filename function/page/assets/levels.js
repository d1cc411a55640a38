// The effect of a predictor with levels: a point per level with its interval,
// or, where there are several classes, the share of each.

import { svg } from "./dom.js";
import { canvas, hue, room, rowName } from "./figure.js";
import { short } from "./format.js";
import { scale, ticks } from "./scale.js";

const row = 30, foot = 26;

// levels draws an effect; pick(point) takes a level over.
export function levels({ points, current, domain, threshold, write, stacked }, width, pick) {
  const left = room(points.map((p) => p.name), width, 150), right = stacked ? 14 : 58;
  const x = scale(domain[0], domain[1], left, width - right), height = points.length * row + foot;
  const grid = ticks(domain[0], domain[1], 5).map((t) => svg("g", { class: "grid" },
    svg("line", { x1: x(t), x2: x(t), y1: 2, y2: height - foot }),
    svg("text", { class: "tick", x: x(t), y: height - 8, "text-anchor": "middle" }, short(t))));
  const rows = points.map((p, i) => {
    const middle = i * row + row / 2;
    return svg("g", { class: p.value === current.value ? "level is-here" : "level", click: () => pick(p) },
      svg("rect", { class: "reach", x: 0, y: i * row + 1, width, height: row - 2, rx: 5 }),
      rowName(p.name === "" ? "(empty)" : p.name, left, middle),
      stacked ? stack(p, x, middle) : dot(p, x, middle, write, width - right + 8));
  });
  const limit = threshold === undefined ? null : svg("line", { class: "limit", x1: x(threshold), x2: x(threshold), y1: 2, y2: height - foot });
  return canvas(width, height, rows.map((g) => g.firstChild.cloneNode()), grid, limit, rows);
}

function dot({ series }, x, y, write, at) {
  return (series ?? []).map((s, i) => [
    span(s, i, x, y),
    Number.isFinite(s.y) ? svg("circle", { class: `mark ${hue(i)}`, cx: x(s.y), cy: y, r: 5.5 }) : null,
    series.length === 1 ? svg("text", { class: "value", x: at, y: y + 4 }, write(s.y)) : null,
  ]);
}

// span is the interval, as far as the figure goes.
function span({ lo, hi }, i, x, y) {
  if (!Number.isFinite(lo) || !Number.isFinite(hi)) return null;
  const [start, end] = [lo, hi].map((v) => Math.min(Math.max(x(v), x.start), x.end));
  return svg("rect", { class: `span ${hue(i)}`, x: start, y: y - 3, width: Math.max(1, end - start), height: 6, rx: 3 });
}

function stack({ series }, x, y) {
  let sum = 0;
  return (series ?? []).map((s, i) => {
    const from = x(sum);
    sum += Number.isFinite(s.y) ? s.y : 0;
    return svg("rect", { class: `fill ${hue(i)}`, x: from, y: y - 8, width: Math.max(0, x(sum) - from), height: 16 });
  });
}
