// Saves the map as a picture that stands alone: title above, legend below, colours and font inside.
import { element } from "./drawing.js";

const KEPT = ["fill", "stroke", "stroke-width", "stroke-linejoin", "stroke-dasharray", "paint-order", "opacity"];
const TYPE = ["font-size", "font-weight"];
const HEAD = 64;
const LINE = 28;
const EDGE = 20;

/** Write what the style sheet says into the copy, element by element. */
function copyStyles(from, to) {
  const seen = getComputedStyle(from);
  for (const name of from.localName === "text" ? [...KEPT, ...TYPE] : KEPT) {
    if (name === "fill" && from.getAttribute("fill")?.startsWith("url(")) continue;
    const value = seen.getPropertyValue(name);
    if (value) to.setAttribute(name, value);
  }
  [...from.children].forEach((child, index) => copyStyles(child, to.children[index]));
}

const text = (words, attributes) => {
  const made = element("text", attributes);
  made.textContent = words;
  return made;
};

/** The title, the map, the legend, one under the other. */
function compose(canvas) {
  const map = canvas.querySelector(".m-map");
  const [width, height] = [map.width.baseVal.value, map.height.baseVal.value];
  const copy = map.cloneNode(true);
  copyStyles(map, copy);
  for (const link of copy.querySelectorAll("a")) link.replaceWith(...link.childNodes);
  copy.querySelector(".m-ring").remove();
  const look = getComputedStyle(canvas);
  const ink = look.color;
  const rtl = look.direction === "rtl";
  const start = rtl ? width - EDGE : EDGE;
  const entries = [...canvas.closest(".m-card").querySelectorAll("[data-map-legend] li")];
  const rows = entries.map((entry, row) => {
    const [y, x] = [HEAD + height + EDGE + LINE * row, rtl ? start - 26 : start];
    const shape = { x, y, width: 26, height: 18 };
    const swatch = getComputedStyle(entry.querySelector(".m-swatch"));
    const fill = element("rect", { ...shape, fill: swatch.backgroundColor, stroke: swatch.borderTopColor });
    const over = copy.querySelector(`#m-${entry.dataset.step}`);
    const words = entry.querySelector(".m-legend-words").textContent.trim();
    const count = entry.querySelector(".m-legend-count").textContent.trim();
    const at = { x: rtl ? start - 36 : start + 36, y: y + 14, "font-size": 14, fill: ink };
    const said = text(`${words} (\u2066${count}\u2069)`, at);
    return [fill, ...(over ? [element("rect", { ...shape, fill: `url(#${over.id})` })] : []), said];
  });
  const tall = HEAD + height + LINE * entries.length + 2 * EDGE;
  copy.setAttribute("y", HEAD);
  copy.removeAttribute("class");
  return element(
    "svg",
    {
      xmlns: "http://www.w3.org/2000/svg",
      viewBox: `0 0 ${width} ${tall}`,
      width,
      height: tall,
      direction: look.direction,
      "font-family": "'IBM Plex Sans Arabic', sans-serif",
    },
    element("rect", { width, height: tall, fill: getComputedStyle(canvas.closest(".m-card")).backgroundColor }),
    text(canvas.dataset.title, { x: start, y: 38, "font-size": 18, fill: ink }),
    copy,
    ...rows.flat(),
  );
}

/** The page's font as a data address, so that the picture shows the same letters everywhere. */
async function fontRule(url) {
  const answer = await fetch(url);
  const bytes = new Uint8Array(await answer.arrayBuffer());
  let letters = "";
  for (const byte of bytes) letters += String.fromCharCode(byte);
  const source = `url(data:font/woff2;base64,${btoa(letters)})`;
  return `<style>@font-face{font-family:"IBM Plex Sans Arabic";src:${source} format("woff2")}</style>`;
}

/** The picture as text; the rule goes in as text because the page itself may hold no style. */
async function pictureOf(canvas) {
  const markup = new XMLSerializer().serializeToString(compose(canvas));
  const head = markup.indexOf(">") + 1;
  return markup.slice(0, head) + (await fontRule(canvas.dataset.font)) + markup.slice(head);
}

async function asPng(markup) {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(markup)}`;
  await image.decode();
  const surface = document.createElement("canvas");
  [surface.width, surface.height] = [image.naturalWidth * 2, image.naturalHeight * 2];
  surface.getContext("2d").drawImage(image, 0, 0, surface.width, surface.height);
  return new Promise((done) => surface.toBlob(done, "image/png"));
}

/** Hand the map over as a file of the kind asked for: "svg" or "png". */
export async function save(canvas, kind) {
  const markup = await pictureOf(canvas);
  const file = kind === "png" ? await asPng(markup) : new Blob([markup], { type: "image/svg+xml" });
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = `${canvas.dataset.file}.${kind}`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
