// Drives Chromium for the tests beside it: takes tasks as JSON on standard input and answers them as JSON.
//
// Each task opens a page in a context of its own; `look` says at what size and in which colours. What a task does:
// axe (accessibility), tab (every stop of the Tab key), keys (a sequence of keys, then what has the focus), or nothing
// but a look at the page. Every answer tells the requests, dialogs and complaints of the page.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";

const { modules, chromium: program, tasks } = JSON.parse(readFileSync(0, "utf-8"));
const require = createRequire(`${modules}/`);
const { chromium } = require("playwright-core");
const { AxeBuilder } = require("@axe-core/playwright");

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

async function answer(browser, task) {
  const { width = 1280, height = 900, dark = false, script = true, media = "screen" } = task.look || {};
  const context = await browser.newContext({
    viewport: { width, height }, colorScheme: dark ? "dark" : "light", javaScriptEnabled: script, acceptDownloads: true,
  });
  const page = await context.newPage();
  const seen = { requests: [], dialogs: [], complaints: [], downloads: [] };
  page.on("request", (one) => seen.requests.push(one.url()));
  page.on("dialog", (one) => { seen.dialogs.push(one.message()); one.dismiss(); });
  page.on("console", (one) => { if (one.type() === "error") seen.complaints.push(one.text()); });
  page.on("pageerror", (one) => seen.complaints.push(one.message));
  page.on("download", (one) => seen.downloads.push(one.suggestedFilename()));
  await page.emulateMedia({ media });
  await page.goto(task.url);
  if (script) await settled(page);
  const result = {};
  if (task.axe) {
    const { violations, passes } = await new AxeBuilder({ page }).analyze();
    result.violations = violations.map((one) => ({ rule: one.id, where: one.nodes.map((node) => node.html.slice(0, 200)) }));
    result.passes = passes.map((one) => one.id);
  }
  if (task.tab) {
    result.expected = await expected(page);
    result.stops = await stops(page);
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
    result.wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  }
  result.text = await page.locator("body").innerText();
  result.title = await page.title();
  result.url = page.url();
  if (task.picture) await page.screenshot({ path: task.picture, fullPage: true });
  await context.close();
  return { ...result, ...seen };
}

const browser = await chromium.launch({ executablePath: program, args: QUIET });
const answers = [];
for (const task of tasks) answers.push(await answer(browser, task));
await browser.close();
process.stdout.write(JSON.stringify(answers));
