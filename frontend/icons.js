// Makes one SVG file with a symbol for each name in icons.json, plus the sign of the product.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const STROKES =
  'fill="none" stroke="currentColor" stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round"';

// The sign: an eight-pointed star of two squares that meet, one turned by an eighth.
const SIGN =
  '<rect x="5" y="5" width="14" height="14"/><rect x="5" y="5" width="14" height="14" transform="rotate(45 12 12)"/>' +
  '<circle cx="12" cy="12" r="2.4" fill="currentColor" stroke="none"/>';
const SIGN_FRAME = 'viewBox="0 0 24 24" fill="none" stroke-width="1.6" stroke-linejoin="round"';
const SIGN_SYMBOL = `<symbol id="liqaa" stroke="currentColor" ${SIGN_FRAME}>${SIGN}</symbol>`;
// The browser's tab shows it on its own, in a teal that reads on light and on dark.
const SIGN_FILE = `<svg xmlns="http://www.w3.org/2000/svg" color="#1c857a" stroke="#1c857a" ${SIGN_FRAME}>${SIGN}</svg>`;

/** The symbol of one icon; throws when the set has no icon of that name. */
function symbol(name, set) {
  const resolved = set.icons[name] ? name : set.aliases?.[name]?.parent;
  const icon = set.icons[resolved];
  if (!icon) throw new Error(`icons.json: there is no icon named "${name}"`);
  // The set says on every group how it is stroked; here the symbol does, with a thinner line.
  const body = icon.body
    .replace(/ (stroke-width|stroke-linecap|stroke-linejoin)="[^"]*"/g, "")
    .replace(/<g fill="none" stroke="currentColor">/g, "<g>");
  return `<symbol id="${name}" viewBox="0 0 24 24" ${STROKES}>${body}</symbol>`;
}

/** Vite plugin: emits `icons.svg` with the icons that `listFile` names, and `sign.svg`. */
export function iconSprite(listFile) {
  return {
    name: "icon-sprite",
    buildStart() {
      this.addWatchFile(listFile);
      const set = createRequire(import.meta.url)("@iconify-json/tabler/icons.json");
      const symbols = JSON.parse(readFileSync(listFile, "utf8")).map((name) => symbol(name, set));
      const sprite = `<svg xmlns="http://www.w3.org/2000/svg">${SIGN_SYMBOL}${symbols.join("")}</svg>`;
      for (const [name, source] of [["icons.svg", sprite], ["sign.svg", SIGN_FILE]]) {
        this.emitFile({ type: "asset", name, originalFileName: name, source });
      }
    },
  };
}
