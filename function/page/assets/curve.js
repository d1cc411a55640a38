// The effect of a number: a curve per series with its band, the range of the
// training rows, and where the form stands. Pointing reads values, a click takes
// one over.

import { svg } from "./dom.js";
import { across, canvas, hue } from "./figure.js";
import { isoDate, short } from "./format.js";
import { scale, ticks } from "./scale.js";

const height = 220, top = 12, bottom = 38, left = 46, right = 14;

// curve draws an effect; pick(point) takes a point over.
export function curve({ predictor, points, current, domain, threshold, write }, width, pick) {
  const x = scale(points[0].x, points.at(-1).x, left, width - right);
  const y = scale(domain[0], domain[1], height - bottom, top);
  const count = Math.max(...points.map((p) => p.series?.length ?? 0), 0);
  const each = (draw) => Array.from({ length: count }, (_, i) => draw(points.map((p) => ({ x: p.x, ...p.series?.[i] })), i));
  const clip = `clip-${predictor.id}`;
  const drawing = canvas(width, height,
    svg("clipPath", { id: clip }, svg("rect", { x: left - 7, y: top - 7, width: width - left - right + 14, height: height - top - bottom + 14 })),
    beyond(predictor, x, width), across(ticks(domain[0], domain[1], 5), y, left, width - right),
    xAxis(predictor, points, x, width), rug(predictor, x),
    threshold === undefined ? null : svg("line", { class: "limit", x1: left, x2: width - right, y1: y(threshold), y2: y(threshold) }),
    svg("g", { "clip-path": `url(#${clip})` },
      each((line, i) => svg("path", { class: `ribbon ${hue(i)}`, d: ribbon(line, x, y) })),
      each((line, i) => strokes(line, i, x, y)),
      here(current, x, y)));
  return point(drawing, { points, x, width, pick, write, predictor });
}

// strokes is the line where it is known; a point alone is a dot with its interval.
function strokes(line, at, x, y) {
  const runs = known(line, (p) => Number.isFinite(p.y));
  return runs.map((run) => (run.length === 1
    ? alone(run[0], at, x, y)
    : svg("path", { class: `line ${hue(at)}`, d: path(run.map((p) => [x(p.x), y(p.y)])) })));
}

function alone(p, at, x, y) {
  const span = Number.isFinite(p.lo) && Number.isFinite(p.hi)
    ? svg("rect", { class: "span", x: x(p.x) - 3, y: y(p.hi), width: 6, height: Math.max(1, y(p.lo) - y(p.hi)), rx: 3 }) : null;
  return svg("g", { class: hue(at) }, span, svg("circle", { class: "alone", cx: x(p.x), cy: y(p.y), r: 3.5 }));
}

function ribbon(line, x, y) {
  const runs = known(line, (p) => Number.isFinite(p.lo) && Number.isFinite(p.hi));
  return runs.map((run) => `${path([...run.map((p) => [x(p.x), y(p.hi)]), ...run.toReversed().map((p) => [x(p.x), y(p.lo)])])}Z`).join("");
}

// known cuts a line into the stretches that hold.
function known(line, holds) {
  const runs = [[]];
  for (const p of line) if (holds(p)) runs.at(-1).push(p); else if (runs.at(-1).length) runs.push([]);
  return runs.filter((run) => run.length);
}

const path = (list) => `M${list.map(([a, b]) => `${a.toFixed(2)} ${b.toFixed(2)}`).join("L")}`;

// beyond shades what lies outside the training rows.
function beyond(predictor, x, width) {
  const { min, max } = predictor.range, strip = (a, b) =>
    (b - a > 0.5 ? svg("rect", { class: "beyond", x: a, y: top - 4, width: b - a, height: height - top - bottom + 8 }) : null);
  return [strip(left, Math.max(left, x(min))), strip(Math.min(width - right, x(max)), width - right)];
}

function xAxis(predictor, points, x, width) {
  const from = points[0].x, to = points.at(-1).x, date = predictor.type === "Date";
  const write = date ? (t) => isoDate(t) : short;
  const list = ticks(from, to, date ? Math.max(1, Math.floor(width / 140)) : 5).filter((t) => !date || Number.isInteger(t));
  return list.map((t) => svg("text", { class: "tick", x: x(t), y: height - 12, "text-anchor": anchor(x(t), width) }, write(t)));
}

const anchor = (at, width) => (at > width - right - 12 ? "end" : at < left + 6 ? "start" : "middle");

// rug marks the quantiles of the training rows on the axis.
const rug = (predictor, x) => svg("g", { class: "rug" },
  (predictor.range.quantiles ?? []).map((q) => svg("line", { x1: x(q), x2: x(q), y1: height - bottom + 6, y2: height - bottom + 12 })));

function here(current, x, y) {
  if (current?.x === undefined) return null;
  return svg("g", { class: "here" },
    svg("line", { x1: x(current.x), x2: x(current.x), y1: top - 4, y2: height - bottom + 6 }),
    current.series.filter((s) => Number.isFinite(s.y)).map((s, i) => svg("circle", { class: hue(i), cx: x(current.x), cy: y(s.y), r: 5.5 })));
}

// point lets a pointer read the curve.
function point(drawing, { points, x, width, pick, write, predictor }) {
  const line = svg("line", { y1: top - 4, y2: height - bottom + 6 }), text = svg("text", { class: "read", y: 11 });
  const cursor = svg("g", { class: "cursor", visibility: "hidden" }, line, text);
  drawing.append(cursor);
  const nearest = (event) => {
    const at = x.back(event.clientX - drawing.getBoundingClientRect().left);
    return points.reduce((best, p) => (Math.abs(p.x - at) < Math.abs(best.x - at) ? p : best));
  };
  drawing.addEventListener("pointermove", (event) => {
    const p = nearest(event), at = x(p.x);
    for (const end of ["x1", "x2"]) line.setAttribute(end, at);
    const where = predictor.type === "Date" ? p.value : short(p.x);
    text.textContent = `${where}: ${p.series ? p.series.map((s) => write(s.y)).join(" · ") : "no answer"}`;
    const late = at > width * 0.6;
    text.setAttribute("x", late ? at - 6 : at + 6);
    text.setAttribute("text-anchor", late ? "end" : "start");
    cursor.setAttribute("visibility", "visible");
  });
  drawing.addEventListener("pointerleave", () => cursor.setAttribute("visibility", "hidden"));
  drawing.addEventListener("click", (event) => pick(nearest(event)));
  return drawing;
}
