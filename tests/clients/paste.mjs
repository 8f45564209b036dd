// Pastes clipboard contents into three editors with a trusted Ctrl+V and prints what each of them kept.
// In: JSON lines {"html", "plain"}; out: JSON lines {"quill": delta, "tiptap": html, "contenteditable": html}.
import { readFileSync } from "node:fs";
import { buildSync } from "esbuild";
import { chromium } from "playwright-core";

const editors = `
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
`;
const bundle = buildSync({
  stdin: { contents: editors, resolveDir: import.meta.dirname },
  bundle: true, write: false, format: "iife", logLevel: "error",
}).outputFiles[0].text;

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: ["--no-sandbox"] });
const page = await browser.newPage();
await page.setContent('<p id="source" tabindex="0">source</p><div id="quill"></div><div id="tiptap"></div><div id="contenteditable" contenteditable></div>');
await page.addScriptTag({ content: bundle });

for (const line of readFileSync(0, "utf8").split("\n").filter(Boolean)) {
  const { html, plain } = JSON.parse(line);
  await page.evaluate((copied) => {
    window.copied = copied;
    document.querySelector("#source").focus();
    getSelection().selectAllChildren(document.querySelector("#source"));
  }, { "text/html": html, "text/plain": plain });
  await page.keyboard.press("Control+C");
  const kept = {};
  for (const name of ["quill", "tiptap", "contenteditable"]) {
    await page.evaluate((name) => { window.editors[name].clear(); window.editors[name].focus(); }, name);
    await page.waitForFunction((name) => document.querySelector(`#${name}`).contains(document.activeElement), name);
    await page.keyboard.press("Control+V");
    await page.waitForFunction((name) => document.querySelector(`#${name}`).innerText.trim(), name);
    kept[name] = await page.evaluate((name) => window.editors[name].kept(), name);
  }
  console.log(JSON.stringify(kept));
}
await browser.close();
