// What each term adds to the linear predictor or takes from it, against the
// mean of the training rows.

import { svg } from "./dom.js";
import { canvas, figure, label, room } from "./figure.js";
import { number, short, shown, signed } from "./format.js";
import { scale } from "./scale.js";

const row = 30;

// makeContributions gives the figure of an answer's terms.
export function makeContributions() {
  return figure({
    what: "the contributions",
    draw,
    words: ({ terms, link }) => `Contributions to the linear predictor: ${terms.map((t) => `${t.name} ${signed(t.y)}`).join(", ")}; in all ${short(link)}.`,
    table: ({ terms, constant, link }) => ({
      head: ["Term", "Contribution"],
      rows: [["constant: the mean row", shown(constant)], ...terms.map((t) => [t.name, shown(t.y, signed)]), ["linear predictor", shown(link)]],
    }),
  });
}

// contributions reads an answer's terms; null where it has none of one equation.
export function contributions(answer) {
  const { constant, terms } = answer.terms ?? {};
  if (!terms || Object.values(terms).some((y) => y !== null && typeof y === "object")) return null;
  const list = Object.entries(terms).map(([name, y]) => ({ name, y: number(y) }));
  return { constant, link: answer.link, terms: list };
}

function draw({ terms }, width) {
  const left = room(terms.map((t) => t.name), width, 200), right = 58;
  const most = Math.max(...terms.map((t) => Math.abs(t.y)).filter(Number.isFinite), 1e-300);
  const x = scale(-most, most, left + right, width - right), zero = x(0);
  const bar = ({ name, y }, i) => {
    const top = i * row + 4, middle = top + row / 2 - 2, up = y >= 0;
    return svg("g", { class: up ? "gain" : "loss" },
      label(name, { class: "name", x: left - 10, y: middle + 4, "text-anchor": "end" }, left - 10),
      Number.isFinite(y) ? svg("rect", { x: Math.min(zero, x(y)), y: top + 3, width: Math.max(1, Math.abs(x(y) - zero)), height: row - 10, rx: 3 }) : null,
      svg("text", { class: "value", x: Number.isFinite(y) ? x(y) + (up ? 7 : -7) : zero + 7, y: middle + 4, "text-anchor": up || !Number.isFinite(y) ? "start" : "end" }, signed(y)));
  };
  const height = terms.length * row + 4;
  return canvas(width, height, svg("line", { class: "zero", x1: zero, x2: zero, y1: 0, y2: height }), terms.map(bar));
}
