// What each term adds to the linear predictor or takes from it, against the
// mean of the training rows.

import { svg } from "./dom.js";
import { canvas, figure, room, rowName } from "./figure.js";
import { number, short, shown, signed } from "./format.js";
import { extent, scale } from "./scale.js";

const row = 30;

// makeContributions gives the figure of an answer's terms.
export function makeContributions() {
  return figure({
    what: "the contributions",
    draw,
    words({ terms, link }) {
      const parts = terms.map((t) => `${t.name} ${signed(t.y)}`).join(", ");
      return `Contributions to the linear predictor: ${parts}; in all ${short(link)}.`;
    },
    table: ({ terms, constant, link }) => ({
      head: ["Term", "Contribution"],
      rows: [["mean of the training rows", shown(constant)], ...terms.map((t) => [t.name, shown(t.y, signed)]), ["linear predictor", shown(link)]],
    }),
  });
}

// contributions reads an answer's terms, in the order of the formula; null where
// it has none.
export function contributions(card, answer) {
  const { constant, offset, terms } = answer.terms ?? {};
  if (!terms || Object.keys(terms).length === 0) return null;
  const at = (name) => (card.formula.includes(name) ? card.formula.indexOf(name) : Infinity);
  const list = Object.entries(terms).map(([name, y]) => ({ name, y: number(y) })).sort((a, b) => at(a.name) - at(b.name) || 0);
  if (offset !== undefined) list.push({ name: "offset", y: number(offset) });
  return { constant, link: answer.link, terms: list };
}

// sum says how the terms come to the linear predictor.
export function sum({ constant, link, terms }, card) {
  const all = terms.reduce((total, t) => total + t.y, 0);
  const scale = card.link && card.link !== "identity" ? ` (${card.link})` : "";
  return [`On the scale of the linear predictor${scale}: the mean of the training rows gives `, shown(constant), ", the terms add ", shown(all, signed), ", together ", shown(link), "."];
}

function draw({ terms }, width) {
  const left = room(terms.map((t) => t.name), width, 260), right = 58;
  const [least, most] = extent([0, ...terms.map((t) => t.y)]), reach = most - least || 1;
  const x = scale(Math.min(least, -reach / 6), Math.max(most, reach / 6), left + right + 8, width - right), zero = x(0);
  const bar = ({ name, y }, i) => {
    const top = i * row + 4, middle = top + row / 2 - 2, known = Number.isFinite(y), up = !(y < 0), end = known ? x(y) : zero;
    return svg("g", { class: up ? "gain" : "loss" },
      rowName(name, left, middle),
      known ? svg("rect", { x: Math.min(zero, end), y: top + 3, width: Math.max(1, Math.abs(end - zero)), height: row - 10, rx: 3 }) : null,
      svg("text", { class: "value", x: end + (up ? 7 : -7), y: middle + 4, "text-anchor": up ? "start" : "end" }, signed(y)));
  };
  const height = terms.length * row + 4;
  return canvas(width, height, svg("line", { class: "zero", x1: zero, x2: zero, y1: 0, y2: height }), terms.map(bar));
}
