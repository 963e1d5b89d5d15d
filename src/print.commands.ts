import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { drawn } from './app-views.js';
import { CampaignsService } from './campaigns/campaigns.service.js';
import type { Command } from './config/command.js';
import { projectFolder } from './config/settings.js';
import { AskedOnPaper } from './paper/asked-on-paper.service.js';
import { BatchesService } from './paper/batches.service.js';
import { paperForms } from './paper/paper.entity.js';
import { toPrintAllView } from './paper/print.view-model.js';
import { findBrowser, pdfOfPage } from './writers/pdf.js';

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
      const browser = call.text('browser') ?? findBrowser();
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
      const assets = join(projectFolder, 'dist', 'browser');
      writeFileSync(out, await pdfOfPage(drawn('paper/print', view), assets, browser));
      return { file: out, batches: all.length, sheets: view.sheets.length };
    },
  },
];
