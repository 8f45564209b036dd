// Pastes clipboard contents into three editors and prints what each of them kept.
// In: JSON lines {"html", "plain"}; out: JSON lines {"quill": delta, "tiptap": html, "contenteditable": html}.
import { readFileSync } from "node:fs";
import { NAMES, openEditors, pasteInto } from "./editors.mjs";

const { browser, page } = await openEditors({ headless: true });
for (const line of readFileSync(0, "utf8").split("\n").filter(Boolean)) {
  const { html, plain } = JSON.parse(line);
  await page.evaluate((copied) => {
    window.copied = copied;
    document.querySelector("#source").focus();
    getSelection().selectAllChildren(document.querySelector("#source"));
  }, { "text/html": html, "text/plain": plain });
  await page.keyboard.press("Control+C");
  const kept = {};
  for (const name of NAMES) kept[name] = await pasteInto(page, name);
  console.log(JSON.stringify(kept));
}
await browser.close();
