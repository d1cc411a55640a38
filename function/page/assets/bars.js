// Bars from zero, one a row: the classes of an answer, or the counts.

import { svg } from "./dom.js";
import { canvas, hue, room, rowName } from "./figure.js";
import { scale } from "./scale.js";

const row = 30;

// bars draws { items: [{ name, y, lo, hi, mark, hue }], most, write }.
export function bars({ items, most, write }, width) {
  const left = room(items.map((item) => item.name), width, 170), right = 64;
  const x = scale(0, most, left, width - right);
  return canvas(width, items.length * row + 4, items.map((item, i) => {
    const y = i * row + 4, middle = y + row / 2 - 2;
    return svg("g", { class: item.mark ? "bar is-marked" : "bar" },
      rowName(item.name, left, middle),
      beam("track", left, y, width - right - left),
      Number.isFinite(item.y) ? beam(`fill ${hue(item.hue ?? 0)}`, left, y, Math.max(1, x(item.y) - left)) : null,
      whisker(item, x, middle),
      svg("text", { class: "value", x: width - right + 8, y: middle + 4 }, write(item.y)));
  }));
}

const beam = (name, x, y, width) => svg("rect", { class: name, x, y: y + 3, width, height: row - 10, rx: 3 });

function whisker({ lo, hi }, x, y) {
  if (!Number.isFinite(lo) || !Number.isFinite(hi)) return null;
  return svg("path", { class: "whisker", d: `M${x(lo)} ${y}H${x(hi)}M${x(lo)} ${y - 4}v8M${x(hi)} ${y - 4}v8` });
}
