// The effect of each predictor: the model is asked for many rows, which are the
// form's but for one predictor that goes through its range.

import { h } from "./dom.js";
import { scoreMany } from "./api.js";
import { curve } from "./curve.js";
import { figure, hue } from "./figure.js";
import { percent, share, short, shown } from "./format.js";
import { grid, place } from "./grid.js";
import { levels } from "./levels.js";
import { outcome, z } from "./outcome.js";
import { extent, wider } from "./scale.js";

// makeEffects gives a figure per predictor. pick(name, value) takes a value over
// into the form.
export function makeEffects(body, note, card, pick) {
  const predictors = card.predictors.map((p, i) => ({ ...p, id: i }));
  const figures = predictors.map((p) => figure({
    what: `the effect of ${p.name}`,
    draw: (data, width) => (p.range ? curve : levels)(data, width, (point) => pick(p.name, point.value)),
    words, table,
  }));
  const keys = predictors.map(() => h("p", { class: "legend" }));
  const answered = remembering(card);
  body.replaceChildren(...predictors.map((p, i) => h("section", { class: "sheet effect" }, h("h3", {}, p.name), keys[i], figures[i].element)));

  return {
    // ask asks the model, if anything in the question is new, and draws. now is
    // the answer to the row itself.
    async ask(row, now, options, level, threshold, signal) {
      const grids = predictors.map((p) => grid(p, row[p.name]));
      const rows = grids.flatMap((points, i) => points.map((point) => with_(row, predictors[i].name, point.value)));
      const answers = await answered(now.version, rows, options, signal);
      let next = 0;
      const effects = grids.map((points) => points.map((point) => ({ ...point, ...read(card, answers[next++], level) })));
      const said = outcome(card, now, level), domain = said.domain ?? common(effects, said);
      note.textContent = noteOf(said, level);
      predictors.forEach((predictor, i) => {
        const points = effects[i];
        const data = {
          predictor, points, domain, threshold, label: said.label, write: said.domain ? share : short,
          stacked: said.kind === "classes", names: said.series.map((s) => s.name),
          current: { value: row[predictor.name], x: place(predictor, row[predictor.name]), series: said.series },
        };
        keys[i].replaceChildren(...(said.series.length > 1 ? said.series.map((s, at) => h("span", { class: `key ${hue(at)}` }, s.name)) : []));
        figures[i].show(data);
      });
    },
  };
}

// remembering asks the model for many rows, and gives the answers of the last
// time where version, rows and options are those of the last time.
function remembering(card) {
  let last, answers;
  return async (version, rows, options, signal) => {
    const question = JSON.stringify([version, rows, options]);
    if (question !== last) [answers, last] = [await scoreMany(card, rows, options, signal), question];
    return answers;
  };
}

// with_ is row with another value of one predictor.
function with_(row, name, value) {
  const other = Object.assign(Object.create(null), row);
  other[name] = value;
  return other;
}

const read = (card, answer, level) => (answer.error ? { refused: answer.error.message } : { series: outcome(card, answer, level).series });

// common is one domain for all figures, so that steep and flat can be compared.
// A band that runs away at an end does not flatten the curves.
function common(effects, said) {
  const all = [...effects.flat().flatMap((p) => p.series ?? []), ...said.series];
  const [least, most] = extent(all.map((s) => s.y)), reach = (most - least || Math.abs(most) || 1) * 0.6;
  const [lo, hi] = extent(all.flatMap((s) => [s.y, s.lo, s.hi]));
  return wider([Math.max(lo, least - reach), Math.min(hi, most + reach)]);
}

function noteOf(said, level) {
  const how = said.series[0]?.how;
  const band = how === "interval" ? ` Bands are ${percent(level)} confidence intervals.`
    : how === "errors" ? ` Bands reach ${short(z[level])} standard errors to either side.` : "";
  return `The ${said.label} over the range of the training rows, the other predictors as in the form.${band}`
    + " Marks on an axis are training quantiles; choose a point to take its value over.";
}

// named is what a point is called.
const named = (predictor, p) => p.name ?? (predictor.type === "Date" ? p.value : short(p.x));

function words({ predictor, points, label }) {
  const known = points.filter((p) => p.series && Number.isFinite(p.series[0]?.y));
  if (!known.length) return `Effect of ${predictor.name}: no answer in its range.`;
  const each = (p) => p.series.map((s) => (p.series.length > 1 ? `${s.name} ` : "") + short(s.y)).join(", ");
  const at = (p) => `${named(predictor, p)}: ${each(p)}`;
  const told = predictor.range ? [known[0], known.at(-1)] : known;
  return `Effect of ${predictor.name} on the ${label}. ${told.map(at).join("; ")}.`;
}

function table({ predictor, points, names, current }) {
  const banded = points.some((p) => p.series?.[0]?.lo !== undefined);
  const head = [predictor.name, ...names.flatMap((name) => (banded ? [name, "from", "to"] : [name]))];
  const rows = points.map((p) => [
    `${named(predictor, p)}${p.value === current.value ? " (now)" : ""}`,
    ...(p.series ? p.series.flatMap((s) => (banded ? [shown(s.y), shown(s.lo), shown(s.hi)] : [shown(s.y)])) : [p.refused]),
  ]);
  return { head, rows };
}
