// How survival goes on over time.

import { svg } from "./dom.js";
import { across, canvas, figure, hue } from "./figure.js";
import { share, short, shown } from "./format.js";
import { scale, ticks } from "./scale.js";

const height = 200, top = 10, bottom = 34, left = 46, right = 14;

// survival gives the figure of { points: [{ x: time, y: share alive }], steps }.
export const survival = () => figure({
  what: "survival", caption: "Share that survives, by time",
  draw,
  words: ({ points }) => `Share that survives: ${points.filter((_, i) => i % 6 === 0).map((p) => `${share(p.y)} at ${short(p.x)}`).join(", ")}.`,
  table: ({ points }) => ({ head: ["Time", "Share that survives"], rows: points.map((p) => [shown(p.x), shown(p.y)]) }),
});

function draw({ points, steps }, width) {
  const from = Math.min(0, points[0]?.x ?? 0), to = points.at(-1)?.x ?? 1;
  const x = scale(from, to, left, width - right), y = scale(0, 1, height - bottom, top);
  const grid = across([0, 0.25, 0.5, 0.75, 1], y, left, width - right);
  const times = ticks(from, to, 5).map((t) => svg("text", { class: "tick", x: x(t), y: height - 10, "text-anchor": "middle" }, short(t)));
  const line = points.map((p, i) => {
    if (i === 0) return `M${x(p.x)} ${y(p.y)}`;
    return steps ? `H${x(p.x)}V${y(p.y)}` : `L${x(p.x)} ${y(p.y)}`;
  }).join("");
  return canvas(width, height, grid, times, svg("path", { class: `line ${hue(0)}`, d: line }));
}
