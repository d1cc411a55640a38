// The model's card: what was fitted, when and with what, and what came of it.

import { h } from "./dom.js";
import { tableOf } from "./figure.js";
import { pvalue, short, shown } from "./format.js";

// showCard fills the head of the page and the section of the model.
export function showCard(body, card) {
  const facts = [
    ["Formula", code(card.formula)], ["Class", words(card.class)], ["Family", family(card)],
    ["Rows of the fit", card.n === undefined ? null : String(card.n)], ["Fitted", time(card.fitted_at)], ["R", card.r?.replace(/^R version /, "")],
    ["Call", card.call ? code(card.call) : null], ["Packages", packages(card.packages)], ["Version", code(card.version)],
    ["SHA-256 of the artefact", card.digest ? code(card.digest) : null],
  ];
  const rows = facts.filter(([, value]) => value).map(([name, value]) => h("div", {}, h("dt", {}, name), h("dd", {}, value)));
  body.replaceChildren(h("dl", { class: "card" }, rows), h("div", { class: "tables" }, tables(card)));
}

const code = (text) => h("span", { class: "code" }, text);
const words = (list) => [list ?? []].flat().join(", ");
const time = (iso) => (iso ? h("time", { datetime: iso }, iso.replace("T", " ").replace("Z", " UTC")) : null);
const packages = (list) => Object.entries(list ?? {}).map(([name, version]) => `${name} ${version}`).join(", ");

const family = (card) => [card.family, card.link ? `link ${card.link}` : ""].filter(Boolean).join(", ");

function tables(card) {
  const several = (card.equations ?? []).map((e) => [e.name, e.coefficients ?? []]);
  const own = card.coefficients?.length ? [["Coefficients", card.coefficients]] : [];
  return [...own, ...several].map(([title, list]) => [
    h("h3", {}, title),
    h("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": title }, coefficients(list)),
  ]).flat();
}

function coefficients(list) {
  const has = (name) => list.some((c) => c[name] !== undefined && c[name] !== null);
  const columns = [
    ["Estimate", "value", short], ["Std. error", "std_error", short], ["Statistic", "statistic", short], ["p", "p_value", pvalue],
  ].filter(([, name]) => name === "value" || has(name));
  return tableOf(["Term", ...columns.map(([title]) => title)],
    list.map((c) => [c.name, ...columns.map(([, name, write]) => (c[name] === undefined ? "" : shown(c[name], write)))]));
}
