// Opens the shelf as a browser and as e-reader apps do, and prints what they find.
//
//   node shelf_report.mjs page FILE BROWSER [PNG]   → {"violations": […], "width": …}
//   node shelf_report.mjs opds FILE                 → what opds-feed-parser reads
//   node shelf_report.mjs opds2 FILE                → what Readium reads
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const require = createRequire(import.meta.url);
const [, , what, file, browser, png] = process.argv;

/** axe's findings by light, by dark and on a phone, and how far the page is too wide. */
async function page() {
  const puppeteer = require("puppeteer-core");
  const started = await puppeteer.launch({
    executablePath: browser,
    args: ["--no-sandbox", "--disable-gpu"],
  });
  try {
    const tab = await started.newPage();
    await tab.setJavaScriptEnabled(true);
    const found = { violations: [], overflow: [], failed: [], scripts: 0 };
    tab.on("requestfailed", (request) => found.failed.push(request.url()));
    for (const scheme of ["light", "dark"]) {
      for (const width of [1200, 380]) {
        await tab.setViewport({ width, height: 900 });
        await tab.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
        await tab.goto(pathToFileURL(file).href, { waitUntil: "load" });
        found.scripts += await tab.evaluate(() => document.scripts.length);
        await tab.evaluate(await readFile(require.resolve("axe-core/axe.min.js"), "utf8"));
        const told = await tab.evaluate(() => axe.run());
        for (const rule of [...told.violations, ...told.incomplete]) {
          const nodes = rule.nodes.map((node) => node.html.slice(0, 120)).join(" ");
          found.violations.push(`${scheme} ${width}: ${rule.id} ${nodes}`);
        }
        const wide = await tab.evaluate(() => document.documentElement.scrollWidth);
        if (wide > width) found.overflow.push(`${scheme} ${width}: ${wide}`);
        if (png) await tab.screenshot({ path: `${png}-${scheme}-${width}.png`, fullPage: true });
      }
    }
    await tab.setViewport({ width: 1200, height: 900 });
    await tab.emulateMediaFeatures([{ name: "prefers-color-scheme", value: "dark" }]);
    await tab.emulateMediaType("print");
    found.printed = await tab.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    return found;
  } finally {
    await started.close();
  }
}

/** What a client of OPDS 1.2 reads: opds-feed-parser. */
async function opds() {
  const OPDSParser = require("opds-feed-parser").default;
  const feed = await new OPDSParser().parse(await readFile(file, "utf8"));
  return {
    kind: feed.constructor.name,
    title: feed.title,
    entries: feed.entries.map((entry) => ({
      title: entry.title,
      authors: entry.authors.map((author) => author.name),
      language: entry.language,
      issued: entry.issued,
      links: entry.links.map((link) => [link.constructor.name, link.href, link.type]),
    })),
  };
}

/** What a client of OPDS 2.0 reads: Readium's shared models. */
async function opds2() {
  const { Links, Metadata } = await import("@readium/shared");
  const feed = JSON.parse(await readFile(file, "utf8"));
  return {
    title: feed.metadata.title,
    self: feed.links.filter((link) => link.rel === "self").map((link) => link.type),
    publications: feed.publications.map((one) => {
      const metadata = Metadata.deserialize(one.metadata);
      const images = Links.deserialize(one.images);
      return {
        title: metadata.title.getTranslation("en"),
        authors: metadata.authors.items.map((author) => author.name.getTranslation("en")),
        languages: metadata.languages,
        identifier: metadata.identifier,
        pages: metadata.numberOfPages,
        links: Links.deserialize(one.links).items.map((link) => [
          [...link.rels].join(" "),
          link.toURL("https://shelf.example/"),
          link.type,
        ]),
        images: images.items.map((link) => link.href),
      };
    }),
  };
}

console.log(JSON.stringify(await { page, opds, opds2 }[what](), null, 1));
