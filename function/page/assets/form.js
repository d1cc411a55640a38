// The form: one field per predictor, made from the card.

import { h } from "./dom.js";
import { dateField } from "./datefield.js";
import { levelField } from "./levelfield.js";
import { logicalField } from "./logicalfield.js";
import { median, numberField } from "./numberfield.js";

const kinds = {
  numeric: numberField, Date: dateField, logical: logicalField,
  factor: levelField, ordered: levelField, character: levelField,
};

// makeForm fills form. changed is called while a person types or slides, check
// when Check! is pressed.
export function makeForm(form, card, options, changed, check) {
  const fields = card.predictors.map((p) => kinds[p.type](p, changed));
  const trouble = h("p", { class: "trouble", role: "alert", hidden: true });
  const begin = () => fields.forEach((f, i) => f.write(card.example?.[f.name] ?? middle(card.predictors[i])));
  const none = fields.length ? null : h("p", { class: "note" }, "This model has no predictors: it answers every row alike.");
  form.replaceChildren(none ?? h("div", { class: "fields" }, fields.map((f) => f.element)), trouble,
    ...(options ? [options] : []),
    h("div", { class: "buttons" },
      h("button", { type: "submit", class: "primary" }, "Check!"),
      h("button", { type: "button", click: () => { begin(); check(); } }, "Start again")));
  form.addEventListener("submit", (event) => { event.preventDefault(); check(); });
  begin();

  return {
    // row is what the fields hold, empty ones left out.
    row() {
      const row = Object.create(null); // a predictor may have the name of anything
      for (const field of fields) {
        const value = field.read();
        if (value !== undefined) row[field.name] = value;
      }
      return row;
    },
    set(name, value) {
      fields.find((f) => f.name === name).write(value);
      changed();
    },
    // problems shows each problem at its field, and what belongs to none above
    // the button.
    problems(problems, message) {
      const left = [];
      fields.forEach((f) => f.complain(null));
      for (const p of problems) {
        const field = fields.find((f) => f.name === p.field);
        if (field) field.complain(own(p)); else left.push(p.message);
      }
      const text = left.length ? left.join(" ") : problems.length ? "" : message;
      trouble.textContent = text ?? "";
      trouble.hidden = !text;
    },
    warnings: (warnings) => fields.forEach((f) => f.warn(warnings.find((w) => w.field === f.name)?.message)),
    focusWrong: () => fields.find((f) => f.element.classList.contains("is-wrong"))?.control.focus(),
  };
}

// own is a problem's message without the field's name, which stands above it.
const own = (p) => (p.message.startsWith(`${p.field}: `) ? p.message.slice(p.field.length + 2) : p.message);

// middle is a value to begin with where the card has no example.
function middle(predictor) {
  if (predictor.range) return median(predictor.range) ?? predictor.range.mean;
  const most = predictor.counts?.indexOf(Math.max(...predictor.counts)) ?? 0;
  return predictor.type === "logical" ? most === 1 : predictor.levels?.[most];
}
