import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { drawn } from './app-views.js';
import { CampaignsService } from './campaigns/campaigns.service.js';
import type { Command, Get } from './config/command.js';
import { DocumentFilesService } from './documents/document-files.service.js';
import { DocumentsService, type WrittenPaper } from './documents/documents.service.js';
import { isKindName, kindNames } from './documents/kinds.js';
import type { PaperToWrite } from './documents/printed.view-model.js';
import { isLanguage } from './formatting/languages.js';
import { MAIN_LANGUAGE } from './formatting/sentence.js';
import { Problem } from './problem.js';

/** What is handed in, without anybody at a browser. Here rather than in its room, because the views belong to the shell. */
export const documentCommands: readonly Command[] = [
  {
    name: 'documents:write',
    usage: 'CAMPAIGN --out DIR [--kind report|plan|handover|tally] [--period 2026-Q3] [--unit KEY] [--lang en]',
    options: (['out', 'kind', 'period', 'unit', 'lang'] as const).map((name) => ({
      ...{ name, kind: 'text' as const, required: name === 'out' },
    })),
    run: async (get, call) => {
      const kind = call.text('kind') ?? 'report';
      const language = call.text('lang') ?? MAIN_LANGUAGE;
      if (!isKindName(kind)) throw new Error(`--kind takes ${kindNames.join(', ')}`);
      if (!isLanguage(language)) throw new Error(`There is no language ${language}`);
      const campaign = await get(CampaignsService).find(call.arguments[0] ?? '');
      const asked = { campaign, period: call.text('period') ?? null, unit: call.text('unit') ?? null, language };
      const documents = get(DocumentsService);
      const files = await writtenTo(resolve(call.text('out') ?? ''), await documents.compose(kind, asked), get);
      const { communeId, id: object } = campaign;
      const { period, unit } = asked;
      for (const { format } of files)
        await documents.taken({ communeId, object, kind, format, period, unit, language }, 'command');
      return { files: files.map(({ file }) => file) };
    },
  },
];

/** A file of Word, and as PDF where something is installed that makes one. */
async function writtenTo(folder: string, paper: WrittenPaper, get: Get) {
  const files = get(DocumentFilesService);
  const toWrite = await files.toWrite(paper);
  mkdirSync(folder, { recursive: true });
  const written = (format: 'docx' | 'pdf', content: Buffer) => {
    const file = join(folder, `${toWrite.fileName}.${format}`);
    writeFileSync(file, content);
    return { file, format };
  };
  const pdf = await pdfOf(toWrite, files);
  return [written('docx', await files.docx(toWrite)), ...(pdf ? [written('pdf', pdf)] : [])];
}

async function pdfOf(paper: PaperToWrite, files: DocumentFilesService): Promise<Buffer | null> {
  try {
    return await files.pdf(paper, (view) => drawn('documents/printed', view));
  } catch (error) {
    if (error instanceof Problem && error.code === 'no-pdf-program') return null;
    throw error;
  }
}
