// A figure: a drawing as wide as there is room, in words for those who do not
// see it, with its numbers as a table below.

import { h, svg } from "./dom.js";
import { short } from "./format.js";

// figure gives an element and show(data), which draws: draw(data, width) gives
// the SVG, words(data) the sentence, table(data) a head and rows of cells. what
// tells the figure from the others; caption says it above the drawing.
export function figure({ what, caption, draw, words, table }) {
  const holder = h("div", { class: "drawing" });
  const numbers = h("div", { class: "scroll", tabindex: "0" });
  const summary = h("summary", {}, "Numbers", h("span", { class: "unseen" }, ` of ${what}`));
  const details = h("details", { class: "numbers", toggle: () => list() }, summary, numbers);
  let data, width = 0; // of the last drawing
  function render() {
    width = holder.clientWidth;
    if (data === undefined || width === 0) return;
    const drawn = draw(data, width);
    drawn.setAttribute("role", "img");
    drawn.setAttribute("aria-label", words(data));
    holder.replaceChildren(drawn);
  }
  function list() {
    if (!details.open || data === undefined) return;
    const { head, rows } = table(data);
    numbers.setAttribute("aria-label", head.join(", "));
    numbers.setAttribute("role", "region");
    numbers.replaceChildren(tableOf(head, rows));
  }
  new ResizeObserver(() => { if (holder.clientWidth !== width) render(); }).observe(holder);
  return {
    element: h("div", { class: "figure" }, caption ? h("p", { class: "caption" }, caption) : null, holder, details),
    show(next) { data = next; render(); list(); },
  };
}

// tableOf makes a table whose first column names the rows.
export function tableOf(head, rows) {
  return h("table", {},
    h("thead", {}, h("tr", {}, head.map((name) => h("th", { scope: "col" }, name)))),
    h("tbody", {}, rows.map(([first, ...rest]) =>
      h("tr", {}, h("th", { scope: "row" }, first), rest.map((cell) => h("td", {}, cell))))));
}

// canvas is the SVG of a drawing.
export const canvas = (width, height, ...children) =>
  svg("svg", { width, height, viewBox: `0 0 ${width} ${height}` }, ...children);

// rowName is what a row around middle is called, on the left of left: cut to the
// room there, with the whole in its title.
export function rowName(text, left, middle) {
  const end = left - 10, most = Math.max(3, Math.floor(end / 6.6));
  const letters = Array.from(text);
  const cut = letters.length > most ? `${letters.slice(0, most - 1).join("")}…` : text;
  return svg("text", { class: "name", x: end, y: middle + 4, "text-anchor": "end" }, cut, cut === text ? null : svg("title", {}, text));
}

// across is a line from start to end at each value, with the value on its left.
export const across = (values, y, start, end) => values.map((v) => svg("g", { class: "grid" },
  svg("line", { x1: start, x2: end, y1: y(v), y2: y(v) }),
  svg("text", { class: "tick", x: start - 8, y: y(v) + 4, "text-anchor": "end" }, short(v))));

// room is the width that names take on the left of a figure, at most a share of it.
export const room = (names, width, most) =>
  Math.round(Math.min(Math.max(...names.map((name) => Array.from(name).length), 3) * 7.2 + 14, width * 0.34, most));

// hue is the class of a series; the seventh looks like the first.
export const hue = (i) => `s${i % 6}`;
