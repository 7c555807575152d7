// Opens a book in a reading engine, goes to every place that the plan names, and prints
// where it arrived, as JSON; takes pictures of the screens that the plan asks for.
//
//   node read_book.mjs PLAN.json
//
// The plan: {engine, book, browser, visits: [href], shots: [{file, href, turn, width,
// height, dark, paper}]}. A visit has arrived if the engine shows the file and the place named
// by the fragment stands on the screen.
import { createServer } from "node:http";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import JSZip from "jszip";
import puppeteer from "puppeteer-core";

const here = dirname(fileURLToPath(import.meta.url));
const plan = JSON.parse(await readFile(process.argv[2], "utf8"));
const types = {
  ".css": "text/css", ".html": "text/html", ".js": "text/javascript", ".mjs": "text/javascript", ".cjs": "text/javascript",
  ".json": "application/json", ".opf": "application/oebps-package+xml", ".ncx": "application/x-dtbncx+xml", ".otf": "font/otf",
  ".png": "image/png", ".jpg": "image/jpeg", ".svg": "image/svg+xml", ".ttf": "font/ttf", ".xhtml": "application/xhtml+xml",
};
const packed = await readFile(plan.book);
const zip = await JSZip.loadAsync(packed);

async function find(path) {
  if (path === "/book.epub") return packed;
  if (path === "/book/manifest.json") return Buffer.from(JSON.stringify(plan.manifest));
  if (path.startsWith("/book/")) return zip.file(`EPUB/${path.slice(6)}`)?.async("nodebuffer");
  if (path.startsWith("/modules/")) return readFile(join(here, "..", "node_modules", normalize(path.slice(9))));
  return readFile(join(here, normalize(path)));
}

const server = createServer(async (request, response) => {
  const path = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
  const body = await find(path).catch(() => undefined);
  response.writeHead(body ? 200 : 404, { "content-type": types[extname(path)] ?? "application/octet-stream" });
  response.end(body ?? "");
});
await new Promise((done) => server.listen(0, "127.0.0.1", done));
const address = `http://127.0.0.1:${server.address().port}/${plan.engine}.html`;

/** Runs in the page: go to `href` and say where the engine arrived. */
async function arrive(href) {
  const limit = new Promise((done) => setTimeout(() => done({ late: true }), 8000));
  let place;
  try {
    place = await Promise.race([window.engine.visit(href), limit]);
  } catch (fault) {
    return { href, fault: String(fault) };
  }
  const { file, doc, late } = place ?? {};
  if (late) return { href, fault: "too late" };
  const name = href.split("#")[1];
  const target = name ? doc?.getElementById(name) : doc?.body;
  const words = (doc?.body?.textContent ?? "").trim().length + (doc?.images?.length ?? 0);
  if (!target) return { href, file, words, seen: false };
  const frame = doc.defaultView.frameElement.getBoundingClientRect();
  const boxes = [...target.getClientRects()];
  if (!boxes.length) boxes.push(target.getBoundingClientRect());
  const seen = boxes.some((box) => {
    const left = frame.left + box.left, top = frame.top + box.top;
    return left < innerWidth + 1 && left + box.width > -1 && top < innerHeight + 1 && top + box.height > -1;
  });
  return { href, file, words, seen };
}

const profile = await mkdtemp(join(tmpdir(), "reader-"));
const browser = await puppeteer.launch({
  executablePath: plan.browser, headless: true, userDataDir: profile,
  args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking"],
});
const report = { faults: [], visits: [] };
try {
  const open = async ({ width = 390, height = 844, dark = false } = {}) => {
    const page = await browser.newPage();
    await page.setViewport({ width, height, deviceScaleFactor: plan.scale ?? 1 });
    // The screen is as wide as the window, as on a phone; puppeteer leaves it at 800.
    const session = await page.createCDPSession();
    await session.send("Emulation.setDeviceMetricsOverride", { width, height, screenWidth: width, screenHeight: height, deviceScaleFactor: plan.scale ?? 1, mobile: false });
    await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: dark ? "dark" : "light" }]);
    page.on("pageerror", (fault) => report.faults.push(String(fault)));
    await page.goto(address);
    await page.waitForFunction(() => window.engine, { timeout: 30000 });
    return [page, await page.evaluate(() => window.engine.open())];
  };
  if (plan.visits.length) {
    const [page, promise] = await open();
    report.promise = promise;
    for (const href of plan.visits) report.visits.push(await page.evaluate(arrive, href));
    await page.close();
  }
  for (const shot of plan.shots) {
    const [page] = await open(shot);
    const paper = shot.paper ?? (shot.dark ? "background: #161512; color: #E9E4DA; color-scheme: dark" : "");
    if (paper) await page.addStyleTag({ content: `html, body { ${paper}; }` });
    if (paper) await page.evaluate((css) => window.engine.night(css), `html { ${paper} !important; }`);
    await page.evaluate(arrive, shot.href);
    for (let n = 0; n < (shot.turn ?? 0); n++) await page.evaluate(() => window.engine.turn());
    await new Promise((done) => setTimeout(done, 400));
    await page.screenshot({ path: shot.file });
    await page.close();
  }
} finally {
  await browser.close();
  server.close();
  await rm(profile, { recursive: true, force: true });
}
console.log(JSON.stringify(report));
