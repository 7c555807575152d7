// Reads PDFs with pdf.js and prints what an independent reader finds, as JSON.
//
//   node pdfjs_report.mjs FILE...   →   {"FILE": {outline, pageLabels, broken, …}, …}
//
// Runs pdf.js's legacy build, which Debian's Node can read.
import { readFile } from "node:fs/promises";
import { getDocument, VerbosityLevel } from "pdfjs-dist/legacy/build/pdf.mjs";

const assets = new URL("node_modules/pdfjs-dist/", import.meta.url).pathname;

/** The 1-based page a destination leads to, or why it leads nowhere. */
async function land(pdf, dest) {
  const explicit = typeof dest === "string" ? await pdf.getDestination(dest) : dest;
  if (!Array.isArray(explicit)) return { fault: `no destination ${JSON.stringify(dest)}` };
  const [target] = explicit;
  if (Number.isInteger(target)) {
    return target < pdf.numPages ? { page: target + 1 } : { fault: `no page ${target + 1}` };
  }
  try {
    return { page: (await pdf.getPageIndex(target)) + 1 };
  } catch {
    return { fault: `no page for ${JSON.stringify(dest)}` };
  }
}

async function readOutline(pdf, items, level, found, broken) {
  for (const item of items ?? []) {
    const place = item.url ? { page: 0 } : await land(pdf, item.dest);
    if (place.fault) broken.push(`outline “${item.title}”: ${place.fault}`);
    found.push({ title: item.title, level, page: place.page ?? 0 });
    await readOutline(pdf, item.items, level + 1, found, broken);
  }
}

async function readLinks(pdf, page, links, broken) {
  for (const note of await page.getAnnotations()) {
    if (note.subtype !== "Link") continue;
    const from = page.pageNumber;
    if (note.url || note.unsafeUrl) {
      links.push({ from, url: note.url ?? note.unsafeUrl, page: 0 });
    } else if (note.dest) {
      const place = await land(pdf, note.dest);
      if (place.fault) broken.push(`link on page ${from}: ${place.fault}`);
      links.push({ from, url: "", page: place.page ?? 0 });
    } else if (!note.action && !note.resetForm && !note.attachment) {
      broken.push(`link on page ${from}: leads nowhere`);
    }
  }
}

/** Counts the roles of the page's structure and names each Figure without Alt. */
function readStructure(node, number, roles, bare) {
  if (!node?.role) return;
  roles[node.role] = (roles[node.role] ?? 0) + 1;
  if (node.role === "Figure" && !node.alt) bare.push(`figure on page ${number}`);
  for (const kid of node.children ?? []) readStructure(kid, number, roles, bare);
}

async function report(file) {
  const pdf = await getDocument({
    data: new Uint8Array(await readFile(file)),
    standardFontDataUrl: `${assets}standard_fonts/`,
    cMapUrl: `${assets}cmaps/`,
    cMapPacked: true,
    isEvalSupported: false,
    useSystemFonts: false,
    verbosity: VerbosityLevel.ERRORS,
  }).promise;
  const { info } = await pdf.getMetadata();
  const found = {
    pages: pdf.numPages,
    title: info.Title ?? "",
    lang: info.Language ?? "",
    marked: (await pdf.getMarkInfo())?.Marked ?? false,
    pageLabels: (await pdf.getPageLabels()) ?? [],
    outline: [],
    links: [],
    broken: [],
    figuresWithoutAlt: [],
    roles: {},
    text: [],
  };
  await readOutline(pdf, await pdf.getOutline(), 1, found.outline, found.broken);
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number);
    await readLinks(pdf, page, found.links, found.broken);
    const tree = await page.getStructTree();
    readStructure(tree, number, found.roles, found.figuresWithoutAlt);
    const { items } = await page.getTextContent();
    found.text.push(items.map((item) => item.str + (item.hasEOL ? "\n" : "")).join(""));
    page.cleanup();
  }
  await pdf.destroy();
  return found;
}

const reports = {};
for (const file of process.argv.slice(2)) reports[file] = await report(file);
process.stdout.write(JSON.stringify(reports));
