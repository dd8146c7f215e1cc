// Draws the outlines as SVG. Colours come from the style sheet by data-step; a pattern repeats what a colour says.
import { geoMercator, geoPath } from "d3-geo";

const SVG = "http://www.w3.org/2000/svg";
const PAD = 10;
const LEAST = 380;
/** The whole map is seen at once: it leaves room for the page's header. */
const tallest = () => Math.max(LEAST, Math.min(680, window.innerHeight - 150));

// What lies over the colour of a step, so that nothing is said by colour alone.
const PATTERNS = {
  half: "M-2,2 l4,-4 M0,8 l8,-8 M6,10 l4,-4",
  over: "M2,2 h1.6 v1.6 h-1.6 z M6,6 h1.6 v1.6 h-1.6 z",
  late: "M0,0 l8,8 M0,8 l8,-8",
  unseen: "M-2,2 l4,-4 M0,8 l8,-8 M6,10 l4,-4",
  empty: "M3.5,3.5 h1 v1 h-1 z",
};

export function element(name, attributes = {}, ...children) {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

const patternOf = ([step, lines]) =>
  element(
    "pattern",
    { id: `m-${step}`, width: 8, height: 8, patternUnits: "userSpaceOnUse" },
    element("path", { class: "m-pattern", "data-step": step, d: lines }),
  );

/** The projection that fits the outlines into a width, and the height they take. */
function fitted(whole, width) {
  const projection = geoMercator().fitWidth(width - 2 * PAD, whole);
  const [[, top], [, bottom]] = geoPath(projection).bounds(whole);
  const height = Math.min(bottom - top + 2 * PAD, tallest());
  projection.fitExtent([[PAD, PAD], [width - PAD, height - PAD]], whole);
  projection.clipExtent([[-5, -5], [width + 5, height + 5]]);
  return { projection, height: Math.round(height) };
}

/** The polygon that takes the most room: a label stands in it. */
function largest(outline, path) {
  if (outline.geometry.type !== "MultiPolygon") return outline.geometry;
  const parts = outline.geometry.coordinates.map((coordinates) => ({ type: "Polygon", coordinates }));
  return parts.reduce((best, part) => (path.area(part) > path.area(best) ? part : best));
}

/** The whole drawing; each unit gets `at` (where its label stands) and `link` (its element). */
export function draw(outlines, width, label) {
  const { projection, height } = fitted(outlines.whole, width);
  const path = geoPath(projection).digits(1);
  const shapes = element("g", { class: "m-units" });
  for (const unit of outlines.units) {
    const body = largest(unit.outline, path);
    unit.at = path.centroid(body);
    unit.room = path.bounds(body);
    unit.shape = path(unit.outline);
    unit.link = linkOf(unit);
    shapes.append(unit.link);
  }
  return element(
    "svg",
    {
      class: "m-map",
      viewBox: `0 0 ${width} ${height}`,
      width,
      height,
      role: "group",
      "aria-label": label,
    },
    element("defs", {}, ...Object.entries(PATTERNS).map(patternOf)),
    element("path", { class: "m-land", d: path(outlines.land) ?? "" }),
    shapes,
    element("path", { class: "m-lines", d: path(outlines.lines) ?? "" }),
    element("path", { class: "m-borders", d: path(outlines.borders) ?? "" }),
    labelsOf(outlines.units),
    element("path", { class: "m-ring", d: "" }),
  );
}

function linkOf(unit) {
  const link = element("a", {
    class: "m-unit",
    tabindex: -1,
    "aria-label": [unit.name, unit.words, unit.note].filter(Boolean).join("، "),
    "data-path": unit.path,
    "data-step": unit.step,
  });
  if (unit.url) link.setAttribute("href", unit.url);
  else link.setAttribute("role", "img");
  link.append(element("path", { class: "m-shape", "data-step": unit.step, d: unit.shape }));
  if (PATTERNS[unit.step]) {
    link.append(element("path", { class: "m-over", d: unit.shape, fill: `url(#m-${unit.step})` }));
  }
  return link;
}

// --- labels: the larger places first, none over another, none wider than its place ------------------------
const measure = document.createElement("canvas").getContext("2d");

function widthOf(text, font) {
  measure.font = font;
  return measure.measureText(text).width;
}

function labelsOf(units) {
  const family = getComputedStyle(document.body).fontFamily;
  const taken = [];
  const labels = element("g", { class: "m-labels", "aria-hidden": "true" });
  const roomOf = ({ room: [[left, top], [right, bottom]] }) => (right - left) * (bottom - top);
  for (const unit of [...units].sort((a, b) => roomOf(b) - roomOf(a))) {
    const lines = linesOf(unit, family);
    if (!lines.length) continue;
    const box = boxOf(unit, lines);
    if (taken.some((other) => overlap(box, other))) continue;
    taken.push(box);
    labels.append(...lines.map((line, row) => textOf(unit, line, row, lines.length)));
  }
  return labels;
}

/** The name and the figure where both fit into the place, else the figure, else nothing. */
function linesOf(unit, family) {
  const [[left, top], [right, bottom]] = unit.room;
  const [wide, high] = [(right - left) * 0.86, (bottom - top) * 0.8];
  const name = { text: unit.name, class: "m-name", width: widthOf(unit.name, `12px ${family}`) };
  const figure = { text: unit.label, class: "m-figure", width: widthOf(unit.label, `700 13px ${family}`) };
  const figures = unit.label ? [figure] : [];
  for (const lines of [[name, ...figures], figures]) {
    if (lines.length && Math.max(...lines.map((line) => line.width)) <= wide && lines.length * 16 <= high) {
      return lines;
    }
  }
  return [];
}

function boxOf({ at: [x, y] }, lines) {
  const half = Math.max(...lines.map((line) => line.width)) / 2 + 2;
  return [x - half, y - lines.length * 8, x + half, y + lines.length * 8];
}

const overlap = (a, b) => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];

function textOf({ at: [x, y], step }, line, row, rows) {
  const lower = y + (row - (rows - 1) / 2) * 16 + 4.5;
  const place = { x: x.toFixed(1), y: lower.toFixed(1), "text-anchor": "middle", "data-step": step };
  const made = element("text", { class: line.class, ...place });
  made.textContent = line.text;
  return made;
}
