// The outlines, fetched once and kept by the browser: provinces for the country, communes only when one opens.
import { geoArea } from "d3-geo";
import { feature, mesh } from "topojson-client";

const fetched = new Map();

/** A TopoJSON file; asked for again after a failure. */
function load(url) {
  if (!fetched.has(url)) {
    const coming = fetch(url).then((answer) => {
      if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
      return answer.json();
    });
    coming.catch(() => fetched.delete(url));
    fetched.set(url, coming);
  }
  return fetched.get(url);
}

/** The country as one polygon: the longest of the lines that only one unit knows (small gaps are left out). */
function landOf(edges) {
  const ring = edges.coordinates.reduce((longest, line) => (line.length > longest.length ? line : longest), []);
  const polygon = { type: "Polygon", coordinates: [ring] };
  return geoArea(polygon) > 2 * Math.PI ? { ...polygon, coordinates: [ring.toReversed()] } : polygon;
}

/** Units with their outline, and lines: between units, between their regions or provinces; the land around. */
export async function outlinesOf(canvas, units) {
  const byCommune = canvas.dataset.level === "commune";
  const topology = await load(byCommune ? canvas.dataset.communes : canvas.dataset.provinces);
  const [all] = Object.values(topology.objects);
  const group = byCommune ? "prov" : "reg";
  const codeOf = (geometry) => geometry.properties[byCommune ? "code" : "prov"];
  const byCode = new Map(units.map((unit) => [unit.code, unit]));
  const drawn = all.geometries.filter((geometry) => byCode.has(codeOf(geometry)));
  const inside = new Set(drawn);
  return {
    lines: mesh(topology, all, (a, b) => a !== b && (inside.has(a) || inside.has(b))),
    units: drawn.map((geometry) => ({ ...byCode.get(codeOf(geometry)), outline: feature(topology, geometry) })),
    borders: mesh(topology, all, (a, b) => a !== b && a.properties[group] !== b.properties[group]),
    land: landOf(mesh(topology, all, (a, b) => a === b)),
    whole: { type: "FeatureCollection", features: drawn.map((geometry) => feature(topology, geometry)) },
  };
}
