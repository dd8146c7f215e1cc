// Builds what a page loads into the kit's static files: scripts, two style sheets (one per
// writing direction), the fonts they name and one sprite of icons. Names carry a hash of their
// content; manifest.json says which file is which (read by src/liqaa/kit/assets.py).
import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";
import { iconSprite } from "./icons.js";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  root: here("src"),
  base: "./", // addresses inside the style sheets are relative: any STATIC_URL works
  plugins: [iconSprite(here("icons.json"))],
  build: {
    outDir: here("../src/liqaa/kit/static/kit/dist"),
    emptyOutDir: true,
    manifest: "manifest.json",
    assetsDir: "",
    assetsInlineLimit: 0, // the policy of the pages allows no font from a data: address
    modulePreload: { polyfill: false },
    // The first browsers with light-dark(): older ones would get styles without a dark theme.
    cssTarget: ["chrome123", "firefox120", "safari17.5"],
    rolldownOptions: {
      checks: { eval: false }, // htmx holds an eval that src/htmx.js switches off and the policy forbids
      input: {
        agenda: here("src/agenda.js"),
        app: here("src/app.js"),
        door: here("src/door.js"),
        map: here("src/map.js"),
        passkeys: here("src/passkeys.js"),
        reader: here("src/reader.js"),
        theme: here("src/theme.js"),
        "app-rtl": here("src/app-rtl.css"),
        "app-ltr": here("src/app-ltr.css"),
      },
    },
  },
});
