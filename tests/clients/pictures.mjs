// Draws what arrives, to be looked at: each message in the three editors, and as a mail.
// In: JSON lines {"name", "html", "plain", "mail"}; the environment's FOLDER takes NAME-editors.png and NAME-mail.png.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { NAMES, openEditors, pasteInto } from "./editors.mjs";

const style = `
  body { margin: 16px; display: grid; grid-template-columns: repeat(3, 1fr); gap: 16px; font: 14px sans-serif; }
  #source { position: absolute; left: -999px; }
  #quill, #tiptap, #contenteditable { border: 1px solid #ccc; padding: 8px; min-width: 0; }
  #quill .ql-editor { padding: 0; }
  pre, .ql-code-block-container { background: #eee; white-space: pre-wrap; font-family: monospace; }
  blockquote { border-left: 3px solid #ccc; margin: 4px 0; padding-left: 10px; }
`;
const { browser, page } = await openEditors({ headless: true });
await page.setViewportSize({ width: 1200, height: 400 });
await page.addStyleTag({ path: fileURLToPath(new URL("node_modules/quill/dist/quill.core.css", import.meta.url)) });
await page.addStyleTag({ content: style });
for (const line of readFileSync(0, "utf8").split("\n").filter(Boolean)) {
  const { name, html, plain, mail } = JSON.parse(line);
  await page.evaluate((copied) => {
    window.copied = copied;
    document.querySelector("#source").focus();
    getSelection().selectAllChildren(document.querySelector("#source"));
  }, { "text/html": html, "text/plain": plain });
  await page.keyboard.press("Control+C");
  for (const editor of NAMES) await pasteInto(page, editor);
  await page.screenshot({ path: join(process.env.FOLDER, `${name}-editors.png`), fullPage: true });
  const reader = await browser.newPage({ viewport: { width: 700, height: 300 } });
  await reader.setContent(mail);
  await reader.screenshot({ path: join(process.env.FOLDER, `${name}-mail.png`), fullPage: true });
  await reader.close();
  console.log(JSON.stringify({ name }));
}
await browser.close();
