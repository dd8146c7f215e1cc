// What every page loads: htmx, dialogs, menus. Every form works without it.
import "./htmx.js";
import "./dialogs.js";
import "./menus.js";
