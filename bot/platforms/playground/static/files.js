// Files as elements: pictures are seen, all else can be downloaded; and how large they are, in words.
import { h, named } from "./dom.js";
import { icon } from "./icons.js";
import { state } from "./state.js";
import { number, t } from "./strings.js";

const KILOBYTE = 1024;

/** "2 MB", rounded up. */
export function sizeText(bytes) {
  const kilobytes = Math.max(1, Math.ceil(bytes / KILOBYTE));
  if (kilobytes < KILOBYTE) return t("kilobytes", { count: number(kilobytes) });
  return t("megabytes", { count: number(Math.ceil(kilobytes / KILOBYTE)) });
}

/** Where the acting person gets a file. */
export const addressOfFile = ({ id }) => `/api/files/${encodeURIComponent(id)}?${new URLSearchParams({ as: state.me.id })}`;

/** The files of a message. */
export const fileList = (files) => h("ul", { class: "files" }, files.map((file) => h("li", {}, file.image ? picture(file) : download(file))));

function picture(file) {
  const link = h("a", { href: addressOfFile(file), target: "_blank", rel: "noopener noreferrer", class: "picture", "data-k": `file-${file.id}`, "aria-label": t("open_file", { name: file.name }) });
  const gone = () => link.replaceWith(h("span", { class: "file-link" }, icon("file"), t("file_gone", { name: file.name })));
  link.append(h("img", { src: addressOfFile(file), alt: file.alt ?? file.name, onerror: gone }));
  return link;
}

function download(file) {
  const size = sizeText(file.size);
  return h("a", { href: addressOfFile(file), download: file.name, class: "file-link", "data-k": `file-${file.id}`, "aria-label": t("download_file", { name: file.name, size }) },
    icon("file"), h("span", { class: "file-name" }, named(file.name)), h("span", { class: "file-size" }, size));
}
