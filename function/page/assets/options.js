// What a person may ask for beside the answer: the level of the interval, another
// threshold, the times of survival. Only what the model can give is offered.

import { h, unique } from "./dom.js";
import { percent } from "./format.js";

// makeOptions gives the element, null where there is nothing to choose, and what
// is chosen.
export function makeOptions(card, changed) {
  const offers = card.options ?? {}, decision = card.response.decision;
  const level = h("select", { id: unique("level"), change: changed },
    [0.8, 0.9, 0.95, 0.99].map((l) => h("option", { value: l, selected: l === 0.95 }, percent(l))));
  const threshold = h("input", {
    id: unique("threshold"), type: "number", min: 0, max: 1, step: 0.01, value: decision?.threshold, input: changed,
  });
  const times = h("input", {
    id: unique("times"), type: "text", autocomplete: "off", placeholder: card.times ? `0 to ${card.times.at(-1)}` : "100, 200, 365", input: changed,
  });
  const parts = [];
  const offer = (name, control) => parts.push(h("div", {}, h("label", { for: control.id }, name), control));
  if (offers.interval || offers.se) offer("Level of intervals", level);
  if (offers.threshold && decision) offer("True above", threshold);
  if (offers.times) offer("Survival at the times", times);

  // when are the times of survival to ask for: the person's, or else the card's.
  function when() {
    if (!offers.times) return [];
    const own = times.value.split(/[\s,;]+/).filter(Boolean).map(Number).filter((t) => Number.isFinite(t) && t >= 0).slice(0, most);
    return own.length ? own : card.times ?? [];
  }
  return {
    element: parts.length ? h("details", { class: "options" }, h("summary", {}, "Options"), h("div", { class: "fields" }, parts)) : null,
    level: () => Number(level.value),
    // threshold is what decides, undefined where nothing does.
    threshold() {
      if (!decision) return undefined;
      const chosen = threshold.valueAsNumber;
      return chosen >= 0 && chosen <= 1 ? chosen : Number(decision.threshold);
    },
    // band asks for intervals, or else standard errors.
    band() {
      if (offers.interval) return { level: this.level() };
      return offers.se ? { se: true } : {};
    },
    // all is everything for one answer.
    all() {
      const all = this.band(), above = this.threshold(), at = when();
      if (offers.explain) all.explain = true;
      if (offers.threshold && decision && above !== Number(decision.threshold)) all.threshold = above;
      if (at.length) all.times = at;
      if (offers.quantiles) all.quantiles = shares;
      return all;
    },
  };
}

// most is how many times a call may ask for.
const most = 100;

// shares are the quantiles from which the survival of a row is drawn.
const shares = Array.from({ length: 49 }, (_, i) => (i + 1) / 50);
