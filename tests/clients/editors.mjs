// A page with three editors, and what each of them kept of a paste by a trusted Ctrl+V.
import { fileURLToPath } from "node:url";
import { buildSync } from "esbuild";
import { chromium } from "playwright-core";

const script = `
  import Quill from "quill";
  import { Editor } from "@tiptap/core";
  import StarterKit from "@tiptap/starter-kit";
  const quill = new Quill("#quill", { modules: { toolbar: false } });
  const tiptap = new Editor({ element: document.querySelector("#tiptap"), extensions: [StarterKit] });
  const plain = document.querySelector("#contenteditable");
  window.editors = {
    quill: { focus: () => quill.focus(), kept: () => quill.getContents(), clear: () => quill.setContents([]) },
    tiptap: { focus: () => tiptap.view.focus(), kept: () => tiptap.getHTML(), clear: () => tiptap.commands.clearContent() },
    contenteditable: { focus: () => plain.focus(), kept: () => plain.innerHTML, clear: () => { plain.innerHTML = ""; } },
  };
  document.addEventListener("copy", (event) => {
    event.preventDefault();
    for (const [type, text] of Object.entries(window.copied)) event.clipboardData.setData(type, text);
  });
  document.addEventListener("paste", (event) => {
    const { types } = event.clipboardData;
    window.arrived = Object.fromEntries([...types].map((type) => [type, event.clipboardData.getData(type)]));
  }, { capture: true });
`;
const body = `
  <p id="source" tabindex="0">source</p>
  <div id="quill"></div><div id="tiptap"></div><div id="contenteditable" contenteditable></div>
`;

export const NAMES = ["quill", "tiptap", "contenteditable"];

export async function openEditors({ headless }) {
  const bundle = buildSync({
    stdin: { contents: script, resolveDir: fileURLToPath(new URL(".", import.meta.url)) },
    bundle: true, write: false, format: "iife", logLevel: "error",
  }).outputFiles[0].text;
  const executablePath = process.env.CHROMIUM;
  const browser = await chromium.launch({ executablePath, headless, args: ["--no-sandbox"] });
  const page = await browser.newPage();
  await page.setContent(body);
  await page.addScriptTag({ content: bundle });
  return { browser, page };
}

export async function pasteInto(page, name) {
  await page.evaluate((name) => {
    window.arrived = null;
    window.editors[name].clear();
    window.editors[name].focus();
  }, name);
  await page.waitForFunction((name) => document.querySelector(`#${name}`).contains(document.activeElement), name);
  await page.keyboard.press("Control+V");
  await page.waitForFunction(() => window.arrived);
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
  return page.evaluate((name) => window.editors[name].kept(), name);
}
