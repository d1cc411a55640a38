// What an answer says, whatever the model: one series or several, each with a
// number and, where the model gives it, an interval.

import { number } from "./format.js";

// z are normal quantiles of the levels that the page offers, for standard errors
// of models whose R has no interval.
export const z = { 0.8: 1.2815515655446004, 0.9: 1.6448536269514722, 0.95: 1.959963984540054, 0.99: 2.5758293035489004 };

// outcome reads an answer. kind is decision, classes, several, survival or
// number; label says what y is; domain is where y can lie, if anywhere is out.
export function outcome(card, answer, level) {
  const { name, decision, type } = card.response;
  if (decision) return decided(card, answer, level);
  if (answer.probs) {
    return { kind: "classes", label: "probability", domain: [0, 1], series: classes(card, answer, level) };
  }
  if (answer.response !== null && typeof answer.response === "object") {
    const series = Object.entries(answer.response).map(([of, y]) => ({ name: of, y: number(y) }));
    return { kind: "several", label: name, domain: null, series };
  }
  const one = { name, y: number(answer.response), ...band(answer, level, null) };
  if (type === "survival") {
    const risk = card.class?.includes("coxph");
    return { kind: "survival", label: risk ? "relative risk" : "predicted time", domain: null, series: [one] };
  }
  return { kind: "number", label: `expected ${name}`, domain: null, series: [one] };
}

// decided is the probability of the class that makes the decision true.
function decided(card, answer, level) {
  const { name, decision: { positive }, classes } = card.response;
  const failure = classes?.length === 2 && classes[0] === positive; // the response is the other's probability
  const y = number(answer.probs?.[positive] ?? answer.response);
  let { lo, hi, how } = band(answer, level, [0, 1]);
  if (failure && lo !== undefined) [lo, hi] = [1 - hi, 1 - lo];
  if (lo === undefined && answer.se_probs) ({ lo, hi, how } = around(y, answer.se_probs[positive], level, [0, 1]));
  return { kind: "decision", label: `probability of ${name} = ${positive}`, domain: [0, 1], series: [{ name, y, lo, hi, how }] };
}

function classes(card, answer, level) {
  const names = card.response.classes ?? Object.keys(answer.probs);
  return names.map((of) => {
    const y = number(answer.probs[of]);
    return { name: of, y, ...(answer.se_probs ? around(y, answer.se_probs[of], level, [0, 1]) : {}) };
  });
}

// band is the interval of the response: the model's own, or else as many
// standard errors as the level has on the scale of the response.
function band(answer, level, domain) {
  const i = answer.interval;
  if (i) {
    const band = { lo: number(i.conf_lwr), hi: number(i.conf_upr), how: "interval" };
    if (i.pred_lwr !== undefined) Object.assign(band, { predLo: number(i.pred_lwr), predHi: number(i.pred_upr) });
    return band;
  }
  return answer.se_response === undefined ? {} : around(number(answer.response), answer.se_response, level, domain);
}

function around(y, se, level, domain) {
  const half = z[level] * number(se);
  const [least, most] = domain ?? [-Infinity, Infinity];
  return { lo: Math.max(y - half, least), hi: Math.min(y + half, most), how: "errors" };
}
