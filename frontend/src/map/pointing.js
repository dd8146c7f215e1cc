// The pointer, the finger and the keyboard on the map: a tip on a desk, a sheet under a finger, arrows from
// place to place.

/** What the tip and the sheet say of a unit; `parts` are the words of its counts. */
function describe(unit, parts) {
  const name = document.createElement("strong");
  name.append(bdi(unit.name));
  const kind = document.createElement("span");
  kind.className = "k-line-note";
  kind.textContent = [unit.kind, unit.note].filter(Boolean).join(" · ");
  const words = document.createElement("span");
  words.className = "m-said";
  const swatch = document.createElement("span");
  swatch.className = "m-swatch";
  swatch.dataset.step = unit.step;
  words.append(swatch, bdi(unit.words));
  const said = [name, kind, words];
  if (unit.values && parts.length) said.push(factsOf(unit.values, parts));
  return said;
}

function bdi(text) {
  const made = document.createElement("bdi");
  made.textContent = text;
  return made;
}

function factsOf(values, parts) {
  const list = document.createElement("dl");
  list.className = "m-facts";
  parts.forEach((part, index) => {
    if (!values[index]) return;
    const term = document.createElement("dt");
    const count = document.createElement("dd");
    term.textContent = part;
    count.append(bdi(String(values[index])));
    list.append(term, count);
  });
  return list;
}

/** The nearest unit in a direction, within a cone of 45 degrees to either side. */
function neighbour(units, from, [dx, dy]) {
  let best = null;
  let least = Infinity;
  for (const unit of units) {
    const [x, y] = [unit.at[0] - from.at[0], unit.at[1] - from.at[1]];
    const along = x * dx + y * dy;
    const aside = Math.abs(x * dy - y * dx);
    if (unit === from || along <= 0 || aside > along * 1.1) continue;
    const distance = along + aside * 2;
    if (distance < least) [best, least] = [unit, distance];
  }
  return best;
}

const ARROWS = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] };

/** Wire a drawing; `units` have `link`, `at`, `shape`. */
export function point(canvas, svg, units, parts) {
  const card = canvas.closest(".m-card");
  const tip = canvas.querySelector("[data-map-tip]");
  const sheet = card.querySelector("[data-map-sheet]");
  const ring = svg.querySelector(".m-ring");
  const byPath = new Map(units.map((unit) => [unit.path, unit]));
  const unitAt = (target) => byPath.get(target.closest?.(".m-unit")?.dataset.path);

  const reach = (unit) => {
    for (const each of units) each.link.setAttribute("tabindex", each === unit ? 0 : -1);
  };
  const light = (unit) => ring.setAttribute("d", unit ? unit.shape : "");

  const showTip = (unit, x, y) => {
    tip.replaceChildren(...describe(unit, parts));
    tip.hidden = false;
    const { width, height } = canvas.getBoundingClientRect();
    const left = Math.min(Math.max(x - tip.offsetWidth / 2, 4), width - tip.offsetWidth - 4);
    const above = y - tip.offsetHeight - 14;
    tip.style.translate = `${left}px ${above > 0 ? above : Math.min(y + 18, height)}px`;
  };
  const hide = () => {
    tip.hidden = true;
    light(null);
  };

  const showSheet = (unit) => {
    sheet.querySelector("[data-map-sheet-body]").replaceChildren(...describe(unit, parts));
    const link = sheet.querySelector("[data-map-sheet-link]");
    link.hidden = !unit.url;
    if (unit.url) link.href = unit.url;
    sheet.hidden = false;
    light(unit);
  };

  svg.addEventListener("pointermove", (event) => {
    if (event.pointerType !== "mouse") return;
    const unit = unitAt(event.target);
    if (!unit) return hide();
    const frame = canvas.getBoundingClientRect();
    light(unit);
    showTip(unit, event.clientX - frame.left, event.clientY - frame.top);
  });
  svg.addEventListener("pointerleave", (event) => event.pointerType === "mouse" && hide());

  svg.addEventListener("click", (event) => {
    const unit = unitAt(event.target);
    if (!unit || event.pointerType === "mouse" || !event.pointerType) return;
    event.preventDefault(); // a finger first sees what it touched; the sheet leads on
    hide();
    showSheet(unit);
  });

  svg.addEventListener("focusin", (event) => {
    const unit = unitAt(event.target);
    if (!unit || !event.target.matches(":focus-visible")) return;
    light(unit);
    showTip(unit, unit.at[0], unit.at[1]);
  });
  svg.addEventListener("focusout", hide);

  svg.addEventListener("keydown", (event) => {
    const unit = unitAt(event.target);
    if (event.key === "Escape") hide();
    if (!unit || !ARROWS[event.key]) return;
    event.preventDefault();
    const next = neighbour(units, unit, ARROWS[event.key]);
    if (!next) return;
    reach(next);
    next.link.focus();
  });

  sheet.querySelector("[data-map-sheet-close]").addEventListener("click", () => {
    sheet.hidden = true;
    light(null);
  });

  const legend = card.querySelector("[data-map-legend]");
  legend.addEventListener("pointerover", (event) => {
    const step = event.target.closest("li")?.dataset.step;
    svg.toggleAttribute("data-dim", Boolean(step));
    for (const each of units) each.link.toggleAttribute("data-lit", each.step === step);
  });
  legend.addEventListener("pointerleave", () => svg.removeAttribute("data-dim"));

  reach(units.find((unit) => unit.step !== "unseen") ?? units[0]);
}
