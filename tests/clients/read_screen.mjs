// Pastes what another program put on the clipboard of this screen into Quill.
// Out: {"arrived": the clipboard by MIME type as the paste event has it, "quill": the delta that was kept}.
import { openEditors, pasteInto } from "./editors.mjs";

const { browser, page } = await openEditors({ headless: false });
const quill = await pasteInto(page, "quill");
const arrived = await page.evaluate(() => window.arrived);
console.log(JSON.stringify({ arrived, quill }));
await browser.close();
