// Where a number lies: a line with the interval, the number and, for decisions,
// the threshold.

import { svg } from "./dom.js";
import { canvas } from "./figure.js";
import { short } from "./format.js";
import { extent, scale, ticks, wider } from "./scale.js";

// gauge draws { y, lo, hi, predLo, predHi } in a domain, or in one around them.
export function gauge({ series: [s], domain, threshold }, width) {
  const [from, to] = domain ?? wider(extent([s.y, s.lo, s.hi, s.predLo, s.predHi]), 0.15);
  const x = scale(from, to, 12, width - 12);
  const band = (lo, hi, name, height) => (Number.isFinite(lo) && Number.isFinite(hi)
    ? svg("rect", { class: name, x: x(lo), y: 24 - height / 2, width: Math.max(2, x(hi) - x(lo)), height, rx: 3 }) : null);
  return canvas(width, 58,
    svg("rect", { class: "track", x: x(from), y: 20, width: x(to) - x(from), height: 8, rx: 4 }),
    band(s.predLo, s.predHi, "band wide", 10),
    band(s.lo, s.hi, "band", 18),
    threshold === undefined ? null : svg("g", { class: "threshold" },
      svg("line", { x1: x(threshold), x2: x(threshold), y1: 10, y2: 38 })),
    Number.isFinite(s.y) ? svg("circle", { class: "dot", cx: x(s.y), cy: 24, r: 8 }) : null,
    ticks(from, to, width < 320 ? 3 : 5).map((t) => svg("text", { class: "tick", x: x(t), y: 54, "text-anchor": "middle" }, short(t))));
}
