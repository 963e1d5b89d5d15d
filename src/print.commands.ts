import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { drawn } from './app-views.js';
import { CampaignsService } from './campaigns/campaigns.service.js';
import type { Command } from './config/command.js';
import { projectFolder } from './config/settings.js';
import { AskedOnPaper } from './paper/asked-on-paper.service.js';
import { BatchesService } from './paper/batches.service.js';
import { paperForms } from './paper/paper.entity.js';
import { toPrintAllView } from './paper/print.view-model.js';

/** What is printed without anybody at a browser. Here rather than in a room, because the views belong to the shell. */
export const printCommands: readonly Command[] = [
  {
    name: 'paper:print',
    usage: 'CAMPAIGN --out FILE.pdf [--form full|short] [--browser PROGRAM]',
    options: [
      { name: 'out', kind: 'text', required: true },
      { name: 'form', kind: 'text' },
      { name: 'browser', kind: 'text' },
    ],
    run: async (get, call) => {
      const form = paperForms.find((one) => one === (call.text('form') ?? 'full'));
      if (!form) throw new Error(`--form takes ${paperForms.join(' or ')}`);
      const browser = call.text('browser') ?? usualBrowsers.find((program) => existsSync(program));
      if (!browser)
        throw new Error('No browser found to draw it: give one with --browser, or install the package chromium');
      const campaign = await get(CampaignsService).find(call.arguments[0] ?? '');
      const batches = (await get(BatchesService).list(campaign.communeId)).filter(
        (one) => one.campaignId === campaign.id && one.form === form,
      );
      const asked = get(AskedOnPaper);
      const all = await Promise.all(batches.map(async (batch) => ({ batch, asked: await asked.printed(batch) })));
      const [first] = all;
      if (!first)
        throw new Error(`${campaign.name} has no batch of this form yet; batches are made on the page of paper`);
      const out = resolve(call.text('out') ?? '');
      const view = toPrintAllView(first, all);
      await print(drawn('paper/print', view), out, browser);
      return { file: out, batches: all.length, sheets: view.sheets.length };
    },
  },
];

const usualBrowsers = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Lets a browser draw a page of this program, and waits for the file. @throws Error with what the browser said */
async function print(html: string, out: string, executablePath: string): Promise<void> {
  const { chromium } = await import('playwright-core');
  const folder = mkdtempSync(join(tmpdir(), 'hai-long-print-'));
  // A browser refuses its sandbox to root and in many containers; the page is our own. Its fonts are files as well.
  const args = ['--no-sandbox', '--allow-file-access-from-files'];
  const browser = await chromium.launch({ executablePath, args });
  try {
    const file = join(folder, 'page.html');
    const assets = pathToFileURL(join(projectFolder, 'dist', 'browser')).href;
    writeFileSync(file, html.replaceAll('"/assets/', `"${assets}/`));
    const page = await browser.newPage();
    await page.goto(pathToFileURL(file).href);
    await page.pdf({ path: out, preferCSSPageSize: true, printBackground: true });
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true });
  }
}
