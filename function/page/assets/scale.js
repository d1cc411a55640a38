// From numbers to places on a figure.

// niceStep is the smallest 1, 2 or 5 times a power of ten that is not below x.
export function niceStep(x) {
  const power = 10 ** Math.floor(Math.log10(x));
  for (const m of [1, 2, 5]) if (m * power >= x * (1 - 1e-9)) return Number((m * power).toPrecision(3));
  return Number((10 * power).toPrecision(3));
}

// ticks are round numbers in [from, to], about n of them.
export function ticks(from, to, n) {
  if (!(to > from)) return [from];
  const step = niceStep((to - from) / n), list = [];
  for (let i = Math.ceil(from / step - 1e-9); i * step <= to + step * 1e-9; i++) list.push(Number((i * step).toPrecision(12)));
  return list;
}

// scale maps the numbers from..to to the places start..end; what is beyond is
// kept within reach of the figure's edge.
export function scale(from, to, start, end) {
  const width = to - from || 1;
  const place = (x) => start + (Math.min(Math.max((x - from) / width, -0.5), 1.5)) * (end - start);
  Object.assign(place, { start, end });
  place.back = (at) => from + ((at - start) / (end - start)) * width;
  return place;
}

// extent is the least and the greatest of the finite numbers of list.
export function extent(list) {
  const finite = list.filter(Number.isFinite);
  return finite.length ? [Math.min(...finite), Math.max(...finite)] : [0, 1];
}

// wider is a domain with some air around it.
export function wider([from, to], by = 0.06) {
  const air = (to - from) * by || Math.abs(from) * 0.1 || 1;
  return [from - air, to + air];
}
