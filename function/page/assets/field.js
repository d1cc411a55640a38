// What every field of the form has: a label, a hint, a place for what is wrong
// with its value, and one for what is unusual about it.

import { h, unique } from "./dom.js";

// frame builds a field around control. parts are what stands beside it; hint is
// text that may change by way of the returned object.
export function frame(predictor, control, hint, ...parts) {
  const hinted = h("p", { class: "hint", id: unique("hint") }, hint);
  const wrong = h("p", { class: "wrong", id: unique("wrong"), hidden: true });
  const odd = h("p", { class: "odd", id: unique("odd"), hidden: true });
  control.id = unique("field");
  control.setAttribute("aria-describedby", `${wrong.id} ${odd.id} ${hinted.id}`);
  const element = h("div", { class: "field" },
    h("label", { for: control.id }, predictor.name), control, parts, hinted, wrong, odd);
  const tell = (place, text) => {
    place.textContent = text ?? "";
    place.hidden = !text;
  };
  return {
    element, control, name: predictor.name,
    hint: (text) => { hinted.textContent = text; },
    // complain shows what is wrong with the value; null takes it back.
    complain(text) {
      tell(wrong, text);
      element.classList.toggle("is-wrong", Boolean(text));
      if (text) control.setAttribute("aria-invalid", "true"); else control.removeAttribute("aria-invalid");
    },
    // warn shows what is unusual about it.
    warn(text) {
      tell(odd, text);
      element.classList.toggle("is-odd", Boolean(text));
    },
  };
}
