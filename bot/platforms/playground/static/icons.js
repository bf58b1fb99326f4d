// The icons of the page, as paths on a 24 by 24 grid: in the page itself, so that they show while the server is away.
const SVG = "http://www.w3.org/2000/svg";
const RING = "M3.5 12a8.5 8.5 0 1 0 17 0a8.5 8.5 0 1 0-17 0";

const PATHS = {
  active: "M5 12h14v3a5 5 0 0 1-5 5h-4a5 5 0 0 1-5-5zM9 8.5c-1-1.5 1-2.5 0-4M15 8.5c-1-1.5 1-2.5 0-4",
  back: "M19 12H5M11 6l-6 6 6 6",
  clock: `${RING}M12 7v5l3.5 2`,
  close: "M6 6l12 12M18 6L6 18",
  done: `${RING}M8 12.3l2.8 2.7L16 9.5`,
  down: "M12 5v14M6 13l6 6 6-6",
  edit: "M14.5 5.5l4 4L8 20H4v-4zM12.5 7.5l4 4",
  eye: "M3 12c3-5 6-7 9-7s6 2 9 7c-3 5-6 7-9 7s-6-2-9-7zM9.5 12a2.5 2.5 0 1 0 5 0a2.5 2.5 0 1 0-5 0",
  attach: "M19.5 11.5l-7.6 7.6a5 5 0 0 1-7-7l8.1-8.1a3.3 3.3 0 0 1 4.7 4.7l-8 8a1.7 1.7 0 0 1-2.4-2.4l7.4-7.4",
  file: "M6 3.5h8l4.5 4.5v12.5H6zM13.5 3.5V8.5h5",
  hash: "M9.5 4L7.5 20M16.5 4l-2 16M4.5 9h16M3.5 15h16",
  home: "M4 11.5L12 5l8 6.5M6.5 10v9h11v-9M10.5 19v-5h3v5",
  menu: "M4 7h16M4 12h16M4 17h16",
  more: "M6 12h.01M12 12h.01M18 12h.01",
  quiet: "M19.5 14.5A8 8 0 0 1 9.5 4.5a8 8 0 1 0 10 10z",
  send: "M4 5l16.5 7L4 19l2.5-7zM6.5 12H13",
  slash: "M8 4h8a4 4 0 0 1 4 4v8a4 4 0 0 1-4 4H8a4 4 0 0 1-4-4V8a4 4 0 0 1 4-4zM14 8l-4 8",
  smile: `${RING}M8.5 14.5c1.7 2.3 5.3 2.3 7 0M9 9.5v.5M15 9.5v.5`,
  swap: "M4 9h15l-4-4M20 15H5l4 4",
  thread: "M20 15a2 2 0 0 1-2 2H9l-5 4V6a2 2 0 0 1 2-2h12a2 2 0 0 1 2 2zM8.5 9h7M8.5 12.5h4",
  tour: `${RING}M15.5 8.5l-2 5-5 2 2-5z`,
  trash: "M4.5 7h15M9.5 7V4.5h5V7M6.5 7l1 13h9l1-13M10 11v5M14 11v5",
  urgent: "M12 4l9 16H3zM12 10v4.5M12 17.3v.01",
  wait: "M7 4h10M7 20h10M8 4c0 4 8 5 8 8s-8 4-8 8M16 4c0 4-8 5-8 8s8 4 8 8",
};

/** A decorative icon in the current colour. */
export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", PATHS[name]);
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("class", `icon icon-${name}`);
  svg.setAttribute("aria-hidden", "true");
  svg.append(path);
  return svg;
}
