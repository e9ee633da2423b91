// Opens pages in Chromium, through the pipe of its developers' protocol: a window there is as narrow as is asked, paper and
// a dark screen are what the page is told.
// usage: pages.js look|axe WIDTH light|dark|print PAGE.html…     what is wrong with each, a line each; exit 1 where there is any
//        pages.js draw WIDTH light|dark|print PAGE.html FILE.png [HEIGHT]
// look asks what is written here, axe the rules of axe-core.
const { spawn } = require("child_process");
const fs = require("fs");
const os = require("os");
const path = require("path");

class Browser {
  constructor() {
    this.profile = fs.mkdtempSync(path.join(os.tmpdir(), "pages-"));
    this.child = spawn("chromium", ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
      "--disable-background-networking", "--disable-component-update", "--disable-sync", "--hide-scrollbars",
      "--remote-debugging-pipe", "--user-data-dir=" + this.profile], { stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"] });
    this.calls = new Map();
    this.awaited = new Map();
    let pending = "";
    this.child.stdio[4].setEncoding("utf8");
    this.child.stdio[4].on("data", text => {
      const messages = (pending + text).split("\0");
      pending = messages.pop();
      for (const message of messages) this.hear(JSON.parse(message));
    });
  }
  hear(message) {
    const call = this.calls.get(message.id);
    if (call) {
      this.calls.delete(message.id);
      message.error ? call.fail(new Error(message.error.message)) : call.done(message.result);
    }
    const awaited = this.awaited.get(message.method);
    if (awaited) {
      this.awaited.delete(message.method);
      awaited(message.params);
    }
  }
  ask(method, params = {}) {
    const id = this.last = (this.last || 0) + 1;
    this.child.stdio[3].write(JSON.stringify({ id, method, params, sessionId: this.session }) + "\0");
    return new Promise((done, fail) => this.calls.set(id, { done, fail }));
  }
  once(event) { return new Promise(done => this.awaited.set(event, done)); }
  async start() {
    const { targetId } = await this.ask("Target.createTarget", { url: "about:blank" });
    this.session = (await this.ask("Target.attachToTarget", { targetId, flatten: true })).sessionId;
    await this.ask("Page.enable");
  }
  async open(file, width, look) {
    await this.ask("Emulation.setDeviceMetricsOverride", { width, height: 1000, deviceScaleFactor: 1, mobile: false });
    await this.ask("Emulation.setEmulatedMedia", { media: look === "print" ? "print" : "screen",
      features: [{ name: "prefers-color-scheme", value: look === "dark" ? "dark" : "light" }] });
    const loaded = this.once("Page.loadEventFired");
    await this.ask("Page.navigate", { url: "file://" + path.resolve(file) });
    await loaded;
  }
  async evaluate(expression) {
    const answer = await this.ask("Runtime.evaluate", { expression, awaitPromise: true, returnByValue: true });
    if (answer.exceptionDetails) throw new Error(answer.exceptionDetails.exception.description);
    return answer.result.value;
  }
  stop() {
    const ended = new Promise(done => this.child.on("exit", done));
    this.session = undefined;
    this.ask("Browser.close").catch(() => {});
    return ended.then(() => fs.rmSync(this.profile, { recursive: true, force: true, maxRetries: 5 }));
  }
}

// Runs inside the page. Every text that is seen lies on the screen, or in a box that scrolls and lies on it itself, and stands
// out from what is behind it; the nine verdicts have nine glyphs; the fills of their groups lie a step apart in lightness.
function look(media) {
  const faults = [], width = document.documentElement.clientWidth;
  const paint = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const rgba = colour => { // as bytes, whatever way it is written
    paint.clearRect(0, 0, 1, 1);
    paint.fillStyle = colour;
    paint.fillRect(0, 0, 1, 1);
    return [...paint.getImageData(0, 0, 1, 1).data];
  };
  const luminance = ([r, g, b]) => [r, g, b].map(c => c / 255).map(c => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
    .reduce((sum, c, at) => sum + c * [0.2126, 0.7152, 0.0722][at], 0);
  const lightness = colour => { const y = luminance(colour); return y > 216 / 24389 ? 116 * Math.cbrt(y) - 16 : y * 24389 / 27; };
  const over = ([r, g, b, a], under, opacity) => [r, g, b].map((c, at) => c * a / 255 * opacity + under[at] * (1 - a / 255 * opacity));
  const behind = element => { // paper keeps only the fills that are told to stay
    const chain = [];
    for (let e = element; e; e = e.parentElement) chain.unshift(e);
    return chain.reduce((under, e) => {
      const style = getComputedStyle(e);
      return media === "print" && style.printColorAdjust !== "exact" ? under : over(rgba(style.backgroundColor), under, 1);
    }, media === "dark" ? rgba("Canvas").slice(0, 3) : [255, 255, 255]);
  };
  const seen = e => e.getClientRects().length > 0 && !e.closest(".unseen, caption, title, desc, style") &&
    getComputedStyle(e).visibility !== "hidden";
  if (document.documentElement.scrollWidth > width) faults.push(`the page is ${document.documentElement.scrollWidth} pixels wide`);
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  let texts = 0;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement, text = node.data.trim();
    if (!text || !seen(element)) continue;
    ++texts;
    const range = document.createRange();
    range.selectNodeContents(node);
    const box = range.getBoundingClientRect(), scrolls = element.closest(".crossed");
    const within = scrolls ? scrolls.getBoundingClientRect() : box;
    if (media !== "print" && (within.left < -0.5 || within.right > width + 0.5)) faults.push(`leaves the screen: ${text}`);
    for (let e = element; e && e !== scrolls; e = e.parentElement)
      if (getComputedStyle(e).overflowX === "hidden" && box.right > e.getBoundingClientRect().right + 0.5) faults.push(`is cut: ${text}`);
    const style = getComputedStyle(element), drawn = !!element.closest("svg");
    let opacity = 1;
    for (let e = element; e; e = e.parentElement) opacity *= +getComputedStyle(e).opacity;
    const under = behind(element), ink = over(rgba(drawn ? style.fill : style.color), under, opacity);
    const [low, high] = [luminance(ink), luminance(under)].sort((a, b) => a - b);
    const contrast = (high + 0.05) / (low + 0.05);
    if (contrast < 4.5) faults.push(`contrast ${contrast.toFixed(2)}: ${text}`);
  }
  for (const drawing of document.querySelectorAll("main svg")) {
    const box = drawing.getBoundingClientRect(), scrolls = drawing.closest(".crossed");
    if (media !== "print" && box.width && !scrolls && (box.left < -0.5 || box.right > width + 0.5)) faults.push("a drawing leaves the screen");
  }
  const box = document.querySelector(".crossed");
  if (box && media !== "print") {
    const first = box.querySelector("tbody th:first-child"), place = first.getBoundingClientRect().left;
    box.scrollLeft = 1e6;
    if (box.scrollWidth > box.clientWidth && (!box.scrollLeft || Math.abs(first.getBoundingClientRect().left - place) > 1))
      faults.push("the first column of the matrix does not stay");
    box.scrollLeft = 0;
  }
  const glyphs = [...document.querySelectorAll(".legend .badge")].map(badge => badge.firstChild.textContent);
  // Three of them have another word under a ceiling, and the same shape.
  if (glyphs.length && (new Set(glyphs).size !== 9 || glyphs.includes(""))) faults.push(`glyphs twice: ${glyphs.join(" ")}`);
  if (glyphs.length && glyphs.length !== 9 && glyphs.length !== 12) faults.push(`${glyphs.length} verdicts in the legend`);
  const fills = [["best"], ["good"], ["fair"], ["poor", "bad", "worst"], ["idle"]].map(tones => tones.map(tone => {
    const probe = document.body.appendChild(document.createElement("span"));
    probe.className = tone;
    probe.style.background = "var(--fill)";
    const found = lightness(rgba(getComputedStyle(probe).backgroundColor));
    probe.remove();
    return found;
  }));
  const step = 12; // of 100, in CIE L*
  for (let a = 0; a < fills.length; a++)
    for (let b = 0; b < a; b++)
      for (const one of fills[a])
        for (const other of fills[b])
          if (Math.abs(one - other) < step) faults.push(`fills ${a} and ${b} are ${Math.abs(one - other).toFixed(1)} apart in lightness`);
  if (!texts) faults.push("nothing is seen");
  return [...new Set(faults)];
}

async function main() {
  const [what, width, media, ...files] = process.argv.slice(2);
  const browser = new Browser();
  let wrong = false;
  try {
    await browser.start();
    if (what === "draw") {
      const [page, picture, height] = files;
      await browser.open(page, +width, media);
      const whole = await browser.evaluate("document.documentElement.scrollHeight");
      const clip = { x: 0, y: 0, width: +width, height: height ? +height : Math.min(whole, 12000), scale: 1 };
      const { data } = await browser.ask("Page.captureScreenshot", { clip, captureBeyondViewport: true });
      fs.writeFileSync(picture, Buffer.from(data, "base64"));
    } else {
      const axe = what === "axe" && fs.readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
      for (const file of files) {
        await browser.open(file, +width, media);
        // What opens is alike everywhere: axe, which takes its time, gets three of them.
        await browser.evaluate(`[...document.querySelectorAll("details")].slice(0, ${axe ? 3 : 1e6}).forEach(each => each.open = true)`);
        if (axe) await browser.evaluate(axe);
        const faults = await browser.evaluate(axe
          ? `axe.run().then(found => found.violations.map(v =>
              v.id + ": " + v.help + ": " + v.nodes.slice(0, 2).map(n => n.html.slice(0, 160)).join(" | ")))`
          : `(${look})(${JSON.stringify(media)})`);
        for (const fault of faults) console.log(`${path.basename(file)} at ${width} pixels, ${media}: ${fault}`);
        wrong ||= faults.length > 0;
      }
    }
  } finally {
    await browser.stop();
  }
  process.exitCode = wrong ? 1 : 0;
}
main().catch(error => {
  console.error(error.message);
  process.exitCode = 2;
});
