// Drives Chromium for the tests beside it: each line of standard input is a job as JSON, answered by one line of JSON.
//
// One browser serves all jobs. The tasks of a job are done some at a time, each page in a context of its own; `looks` says
// at what sizes and in which colours it is looked at, one after the other. What a task does: axe (accessibility), tab
// (every stop of the Tab key) and wide (how far it is wider than the screen) in each look; keys (a sequence of keys, then
// what has the focus); or nothing but a look at the page. Every answer tells the requests, dialogs and complaints.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";

const [modules, program] = process.argv.slice(2);
const require = createRequire(`${modules}/`);
const { chromium } = require("playwright-core");
const AXE = readFileSync(require.resolve("axe-core/axe.min.js"), "utf-8");
const AT_ONCE = 3;

const QUIET = [
  "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync",
];
const CONTROLS = "a[href], button, input, select, textarea, summary, [tabindex]:not([tabindex='-1'])";
const MOST_STOPS = 400;

// Runs in the page: the element with the focus, and how well the focus is seen.
function focused() {
  const element = document.activeElement;
  if (!element || element === document.body) return null;
  const channels = (color) => (color.match(/[\d.]+/g) || []).map(Number);
  const light = (color) => {
    const [r, g, b] = channels(color).map((c) => (c / 255 <= 0.04045 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  // The ground is the first opaque background just beside the element, where its outline lies.
  const place = element.getBoundingClientRect();
  const beside = document.elementsFromPoint(Math.max(0, place.left - 4), place.top + place.height / 2);
  const ground = [...beside, document.body]
    .filter((one) => one !== element && !element.contains(one))
    .map((one) => getComputedStyle(one).backgroundColor)
    .find((color) => (channels(color)[3] ?? 1) === 1) || "rgb(255, 255, 255)";
  const style = getComputedStyle(element);
  const [high, low] = [light(style.outlineColor), light(ground)].sort((one, other) => other - one);
  return {
    number: [...document.querySelectorAll("*")].indexOf(element),
    name: element.tagName.toLowerCase(),
    id: element.id,
    text: (element.textContent || element.value || "").trim().slice(0, 60),
    href: element.getAttribute("href") || "",
    outline: style.outlineStyle === "none" ? 0 : parseFloat(style.outlineWidth),
    contrast: (high + 0.05) / (low + 0.05),
    seen: place.bottom > 0 && place.top < innerHeight && place.right > 0 && place.left < innerWidth,
  };
}

async function stops(page) {
  const found = [];
  for (let count = 0; count < MOST_STOPS; count += 1) {
    await page.keyboard.press("Tab");
    const stop = await page.evaluate(focused);
    if (stop === null || (found.length && stop.number === found[0].number)) return found;
    found.push(stop);
  }
  return found;
}

async function expected(page) {
  return page.evaluate((controls) => {
    const all = [...document.querySelectorAll("*")];
    return all
      .filter((one) => one.matches(controls) && one.checkVisibility({ visibilityProperty: true }) && !one.disabled)
      .map((one) => ({ number: all.indexOf(one), text: (one.textContent || one.id).trim().slice(0, 60) }));
  }, CONTROLS);
}

async function settled(page) {
  const said = page.locator("#said");
  if ((await said.count()) && new URL(page.url()).search) {
    await page.waitForFunction(() => !["", "正在检索…"].includes(document.getElementById("said").textContent));
  }
}

// Axe rules as the package runs them by itself: all that are on by default, in the whole page.
async function judged(page) {
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(AXE);
  return page.evaluate(async () => {
    const { violations, passes } = await axe.run();
    const html = (one) => one.nodes.map((node) => node.html.slice(0, 200));
    return { violations: violations.map((one) => ({ rule: one.id, where: html(one) })), passes: passes.map((one) => one.id) };
  });
}

async function put(page, { width = 1280, height = 900, dark = false, media = "screen" } = {}) {
  await page.setViewportSize({ width, height });
  await page.emulateMedia({ media, colorScheme: dark ? "dark" : "light" });
}

async function show(page, task) {
  await page.goto(task.url);
  if (task.script !== false) await settled(page);
}

async function answer(browser, task) {
  const { script = true, looks = { plain: {} } } = task;
  const context = await browser.newContext({ javaScriptEnabled: script, acceptDownloads: true });
  const page = await context.newPage();
  const seen = { requests: [], dialogs: [], complaints: [], downloads: [] };
  page.on("request", (one) => seen.requests.push(one.url()));
  page.on("dialog", (one) => { seen.dialogs.push(one.message()); one.dismiss(); });
  page.on("console", (one) => { if (one.type() === "error") seen.complaints.push(one.text()); });
  page.on("pageerror", (one) => seen.complaints.push(one.message));
  page.on("download", (one) => seen.downloads.push(one.suggestedFilename()));
  const result = { looks: {} };
  let shown = false;
  for (const [name, look] of Object.entries(looks)) {
    await put(page, look);
    // The Tab key begins where it last was, so each walk has the page anew; what only looks may stay in it.
    if (!shown || task.tab) await show(page, task);
    shown = true;
    const found = {};
    if (script) found.wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    if (task.axe && look.axe !== false) Object.assign(found, await judged(page));
    if (task.tab) Object.assign(found, { expected: await expected(page), stops: await stops(page) });
    result.looks[name] = found;
  }
  for (const key of task.keys || []) {
    if (key.until) {
      for (let count = 0; count < MOST_STOPS; count += 1) {
        await page.keyboard.press("Tab");
        const stop = await page.evaluate(focused);
        if (stop && (stop.id === key.until || stop.text === key.until)) break;
      }
    } else if (key.download) {
      await Promise.all([page.waitForEvent("download"), page.keyboard.press(key.download)]);
    } else if (key.type) await page.keyboard.type(key.type);
    else if (key.wait) await page.waitForURL((url) => url.pathname.endsWith(key.wait));
    else await page.keyboard.press(key.press);
  }
  if (task.keys) {
    await page.waitForLoadState();
    await settled(page);
  }
  if (script) {
    result.focus = await page.evaluate(focused);
    result.found = await page.evaluate(() => [...document.querySelectorAll("#found a")].map((one) => one.textContent));
    result.said = await page.evaluate(() => document.getElementById("said")?.textContent || "");
    result.marked = await page.evaluate(() => [...document.querySelectorAll("mark")].map((one) => one.textContent));
  }
  result.text = await page.locator("body").innerText();
  result.title = await page.title();
  result.url = page.url();
  await context.close();
  return { ...result, ...seen };
}

async function done(browser, tasks) {
  const answers = new Array(tasks.length);
  let next = 0;
  const work = async () => {
    while (next < tasks.length) {
      const mine = next;
      next += 1;
      answers[mine] = await answer(browser, tasks[mine]);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return answers;
}

const browser = await chromium.launch({ executablePath: program, args: QUIET });
for await (const line of createInterface({ input: process.stdin })) {
  process.stdout.write(`${JSON.stringify(await done(browser, JSON.parse(line)))}\n`);
}
await browser.close();
