// The map: asks for the figures of a view and for the outlines, draws them, draws again when the room changes.
// The page says everything in its table and legend; this adds the picture (markup: dashboards/map.html).
import { draw } from "./map/drawing.js";
import { outlinesOf } from "./map/outlines.js";
import { point } from "./map/pointing.js";
import { save } from "./map/saving.js";

async function show(canvas) {
  canvas.dataset.state = "coming";
  try {
    const answer = await fetch(canvas.dataset.url, { headers: { Accept: "application/json" } });
    if (!answer.ok) throw new Error(String(answer.status));
    const figures = await answer.json();
    const outlines = await outlinesOf(canvas, figures.units);
    await document.fonts.ready; // labels are measured
    place(canvas, outlines, figures.parts);
    watch(canvas, outlines, figures.parts);
    canvas.dataset.state = "drawn";
  } catch (failure) {
    canvas.dataset.state = "failed";
    canvas.querySelector("[data-map-note]").textContent = canvas.dataset.trouble;
    console.error(failure);
  }
}

/** Put the drawing in, as wide as there is room. */
function place(canvas, outlines, parts) {
  const svg = draw(outlines, canvas.clientWidth, canvas.dataset.label);
  canvas.querySelector(".m-map")?.remove();
  canvas.prepend(svg);
  point(canvas, svg, outlines.units, parts);
  for (const button of canvas.closest(".m-card").querySelectorAll("[data-map-save]")) button.hidden = false;
}

/** Draw again when the width changes: letters and lines keep their size. */
function watch(canvas, outlines, parts) {
  let drawn = canvas.clientWidth;
  const observer = new ResizeObserver(() => {
    if (!canvas.isConnected) return observer.disconnect();
    if (Math.abs(canvas.clientWidth - drawn) < 2 || canvas.clientWidth === 0) return;
    drawn = canvas.clientWidth;
    place(canvas, outlines, parts);
  });
  observer.observe(canvas);
}

document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-map-save]");
  if (!button) return;
  button.disabled = true;
  try {
    await save(button.closest(".m-card").querySelector("[data-map]"), button.dataset.mapSave);
  } finally {
    button.disabled = false;
  }
});

const showAll = () => {
  for (const canvas of document.querySelectorAll("[data-map]:not([data-state])")) show(canvas);
};
document.addEventListener("htmx:afterSettle", showAll);
showAll();
