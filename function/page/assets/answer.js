// The answer, in one look: the decision, the class or the number; where it lies
// and how sure that is; then what is unusual about the row.

import { h } from "./dom.js";
import { bars } from "./bars.js";
import { figure } from "./figure.js";
import { exact, number, percent, share, short, shown } from "./format.js";
import { gauge } from "./gauge.js";
import { outcome, z } from "./outcome.js";
import { survival } from "./survival.js";

// makeAnswer gives show(answer, ...), busy(yes) and fail(why) for the place
// body; what is said goes to said, for those who listen.
export function makeAnswer(body, said, card) {
  const headline = h("div", {});
  const gauged = figure({ what: "the answer", draw: gauge, words: gaugeWords, table: gaugeTable });
  const barred = figure({ what: "the bars", draw: bars, words: barWords, table: barTable });
  const curved = survival();
  const facts = h("p", { class: "facts" });
  const warnings = h("ul", { class: "warnings" });
  body.replaceChildren(headline, gauged.element, barred.element, curved.element, facts, warnings);

  return {
    show(answer, { level, threshold }) {
      const out = outcome(card, answer, level), [one] = out.series;
      headline.replaceChildren(...headlineOf(card, answer, out));
      const line = out.series.length === 1 && Number.isFinite(one.y) && (out.domain || one.lo !== undefined);
      toggle(gauged, line && { ...out, threshold, level });
      toggle(barred, barsOf(answer, out));
      toggle(curved, curveOf(answer));
      facts.replaceChildren(...factsOf(card, answer, out, level, threshold));
      const odd = answer.warnings ?? [];
      warnings.replaceChildren(...odd.map((w) => h("li", {}, w.message)));
      warnings.hidden = !odd.length;
      said.textContent = sentence(card, answer, out, level, odd);
    },
    busy: (yes) => body.classList.toggle("is-busy", yes),
    // fail takes the answer away: what stands there is none to these values.
    fail(why) {
      headline.replaceChildren(h("p", { class: "none" }, why));
      [gauged, barred, curved].forEach((f) => toggle(f, null));
      facts.replaceChildren();
      warnings.hidden = true;
      said.textContent = why;
    },
  };
}

function toggle(figure, data) {
  figure.element.hidden = !data;
  if (data) figure.show(data);
}

// headlineOf is the one thing to see.
function headlineOf(card, answer, out) {
  const { name } = card.response, [one] = out.series;
  if (answer.result === null) return [big("NA", "none"), h("p", { class: "under" }, "R gives no prediction for this row.")];
  if (out.kind === "decision") {
    const yes = answer.result === true;
    return [big(String(answer.result), yes ? "yes" : "no"),
      h("p", { class: "under" }, `${out.label}: `, h("strong", {}, shown(one.y, share)))];
  }
  if (out.kind === "classes") {
    const p = out.series.find((s) => s.name === answer.class)?.y;
    return [big(answer.class, "class"), h("p", { class: "under" }, `${name}, probability `, h("strong", {}, shown(p, share)))];
  }
  if (out.kind === "several") {
    return [h("dl", { class: "several" }, out.series.map((s) => h("div", {}, h("dt", {}, s.name), h("dd", {}, shown(s.y)))))];
  }
  return [big(shown(one.y), "number"), h("p", { class: "under" }, out.kind === "survival" ? `${out.label}, ${name}` : out.label)];
}

const big = (text, kind) => h("p", { class: `big is-${kind}` }, text);

function factsOf(card, answer, out, level, threshold) {
  const [one] = out.series, list = [], write = out.domain ? share : short;
  const fact = (name, ...values) => list.push(h("span", { class: "fact" }, h("span", {}, name), " ", values));
  if (out.series.length === 1 && one.lo !== undefined) {
    const name = one.how === "interval" ? `${percent(level)} interval` : `± ${short(z[level])} standard errors`;
    fact(name, ...pair(one.lo, one.hi, write));
  }
  if (one?.predLo !== undefined) fact(`${percent(level)} of new rows`, ...pair(one.predLo, one.predHi, write));
  if (out.kind === "decision" && threshold !== undefined) fact("true above", shown(threshold, short));
  if (answer.link !== undefined && typeof answer.link !== "object") fact("linear predictor", shown(answer.link));
  if (answer.count !== undefined) fact("mean of the counts", shown(answer.count));
  if (answer.zero !== undefined) fact("zero component", shown(answer.zero));
  if (answer.version !== card.version) fact("answered by version", answer.version);
  return list;
}

// pair writes two ends with the decimals that tell them apart.
function pair(lo, hi, write) {
  const fine = write === short && Number.isFinite(hi - lo) && hi > lo;
  const decimals = fine ? Math.min(Math.max(1 - Math.floor(Math.log10(hi - lo)), 0), 8) : 0;
  const end = fine && Math.abs(lo) < 1e7 && Math.abs(hi) < 1e7 ? (x) => x.toFixed(decimals).replace(/^-/, "−") : write;
  return [shown(lo, end), " – ", shown(hi, end)];
}

function barsOf(answer, out) {
  if (out.kind === "classes") {
    const items = out.series.map((s, hue) => ({ ...s, hue, mark: s.name === answer.class }));
    return { items, most: 1, write: share, head: ["Class", "Probability"] };
  }
  if (!answer.prob) return null;
  const items = Object.entries(answer.prob).map(([name, y]) => ({ name, y: number(y) })).sort((a, b) => a.name - b.name);
  const few = items.slice(0, 12);
  return { items: few, most: Math.max(...few.map((i) => i.y), 1e-9), write: share, head: ["Count", "Probability"] };
}

// curveOf is the survival of the row over time: at the times asked for, or from
// the times by which shares have failed.
function curveOf(answer) {
  if (answer.survival) {
    const points = Object.entries(answer.survival).map(([t, p]) => ({ x: Number(t), y: number(p) }));
    return { points: points.sort((a, b) => a.x - b.x), steps: true };
  }
  if (!answer.quantile) return null;
  const points = Object.entries(answer.quantile).map(([p, t]) => ({ x: number(t), y: 1 - Number(p) }));
  return { points: points.filter((p) => Number.isFinite(p.x)).sort((a, b) => b.y - a.y), steps: false };
}

function gaugeWords({ series: [s], label, threshold }) {
  const between = s.lo === undefined ? "" : `, between ${short(s.lo)} and ${short(s.hi)}`;
  return `The ${label} is ${short(s.y)}${between}${threshold === undefined ? "" : `; true above ${short(threshold)}`}.`;
}

function gaugeTable({ series: [s], label, threshold, level }) {
  const rows = [[label, shown(s.y)]];
  if (s.lo !== undefined) rows.push([`${percent(level)} from`, shown(s.lo)], [`${percent(level)} to`, shown(s.hi)]);
  if (s.predLo !== undefined) rows.push(["new rows from", shown(s.predLo)], ["new rows to", shown(s.predHi)]);
  if (threshold !== undefined) rows.push(["true above", shown(threshold)]);
  return { head: ["What", "Value"], rows };
}

const barWords = ({ items, head, write }) => `${head[1]} by ${head[0].toLowerCase()}: ${items.map((i) => `${i.name} ${write(i.y)}`).join(", ")}.`;
const barTable = ({ items, head }) => ({ head, rows: items.map((i) => [i.name, shown(i.y)]) });

// sentence is the answer for a screen reader.
function sentence(card, answer, out, level, odd) {
  const [one] = out.series, end = odd.length ? ` Note: ${odd.map((w) => w.message).join(" ")}` : "";
  const between = one?.lo === undefined || out.series.length > 1 ? "" : `, ${percent(level)} between ${short(one.lo)} and ${short(one.hi)}`;
  if (answer.result === null) return `No prediction: NA.${end}`;
  if (out.kind === "decision") return `${answer.result}: ${out.label} is ${exact(Number(one.y.toPrecision(3)))}${between}.${end}`;
  if (out.kind === "classes") return `${card.response.name}: ${answer.class}.${end}`;
  return `${out.series.map((s) => `${s.name}: ${short(s.y)}`).join(", ")}${between}.${end}`;
}
