// Numbers for people. What is shown is rounded; the number itself stands in the
// element's value and title, and is what is sent.

import { h } from "./dom.js";

// number reads a number of an answer: null is NA, "Inf" and "-Inf" are infinite.
export function number(value) {
  if (typeof value === "number") return value;
  if (value === "Inf") return Infinity;
  if (value === "-Inf") return -Infinity;
  return NaN;
}

// short writes x with four significant digits.
export function short(value) {
  const x = number(value);
  if (Number.isNaN(x)) return "NA";
  if (!Number.isFinite(x)) return x > 0 ? "∞" : "−∞";
  const size = Math.abs(x);
  if (size !== 0 && (size < 1e-4 || size >= 1e7)) return minus(x.toExponential(2));
  return minus(String(Number(x.toPrecision(size >= 1000 ? 5 : 4))));
}

// share writes a probability with three decimals, which stay in place while it
// changes; the ends are never shown before they are reached.
export function share(value) {
  const p = number(value);
  if (Number.isNaN(p)) return "NA";
  if (p > 0 && p < 0.0005) return "< 0.001";
  if (p < 1 && p >= 0.9995) return "> 0.999";
  return minus(p.toFixed(3));
}

// percent writes a level or another round share in hundredths.
export const percent = (part) => `${Math.round(part * 100)} %`;

// signed writes x with its sign.
export const signed = (value) => (number(value) > 0 ? "+" : "") + short(value);

// pvalue writes p as R's print of a summary does.
export function pvalue(value) {
  const p = number(value);
  if (Number.isNaN(p)) return "NA";
  if (p < 2.2e-16) return "< 2.2e-16";
  return p < 1e-4 ? p.toExponential(1) : String(Number(p.toPrecision(3)));
}

// exact writes every digit that the number has.
export const exact = (value) => (value === null || value === undefined ? "NA" : String(value));

// shown is an element with a number as write writes it.
export const shown = (value, write = short) =>
  h("data", { value: exact(value), title: exact(value) }, write(value));

const minus = (text) => text.replace(/^-/, "−").replace(/e-/, "e−");

const day = 86400000;

// isoDate writes days since 1970-01-01 as 2006-01-02, and days reads that.
export const isoDate = (days) => new Date(Math.round(days) * day).toISOString().slice(0, 10);
export const days = (iso) => Date.parse(`${iso}T00:00:00Z`) / day;
