import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { CampaignsService } from '../campaigns/campaigns.service.js';
import type { Command } from '../config/command.js';
import { AskedOnPaper } from './asked-on-paper.service.js';
import { BatchesService } from './batches.service.js';
import { paperForms } from './paper.entity.js';
import { PrintedPages } from './printed-pages.service.js';
import { inOrder } from './sheet-runs.js';
import { SheetsFile } from './sheets-file.service.js';

/** What is printed without anybody at a browser. */
export const paperCommands: readonly Command[] = [
  {
    name: 'paper:print',
    usage: 'CAMPAIGN --out FILE.pdf [--form full|short]',
    options: [
      { name: 'out', kind: 'text', required: true },
      { name: 'form', kind: 'text' },
    ],
    run: async (get, call) => {
      const form = paperForms.find((one) => one === (call.text('form') ?? 'full'));
      if (!form) throw new Error(`--form takes ${paperForms.join(' or ')}`);
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
      const runs = await get(PrintedPages).runs(inOrder(all));
      writeFileSync(out, await get(SheetsFile).draw(runs, campaign.name));
      return { file: out, batches: all.length, sheets: runs.reduce((sum, { numbers }) => sum + numbers.length, 0) };
    },
  },
];
