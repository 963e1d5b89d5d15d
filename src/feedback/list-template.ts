import type { CommuneCatalogue } from '../communes/catalogue.js';
import { type Language, translate } from '../formatting/languages.js';
import { type Cell, writeXlsx } from '../writers/xlsx.js';
import { staffChannels } from './entry-form.js';
import { entryKinds } from './feedback.entity.js';
import { listFields } from './list-table.js';

/** The file to fill in: the names of the columns, and beside them a sheet with everything that may stand there. */
export function listTemplate(catalogue: CommuneCatalogue, language: Language): Promise<Buffer> {
  const say = (key: string): string => translate(language, key);
  const heading = (value: string): Cell => ({ value, style: 'heading' });
  const lists = [
    [say('feedbackList.columns.channel'), ...staffChannels.map((one) => say(`feedbackWords.channels.${one}`))],
    [say('feedbackList.columns.kind'), ...entryKinds.map((one) => say(`feedbackWords.kinds.${one}`))],
    [say('feedbackList.columns.village'), ...catalogue.villages.map(({ name }) => name)],
    [say('feedbackList.columns.unit'), ...catalogue.units.map(({ name }) => name)],
    [say('feedbackList.columns.needsAnswer'), say('feedbackList.yes'), say('feedbackList.no')],
  ];
  const longest = Math.max(...lists.map(({ length }) => length));
  const [names = [], ...values] = Array.from({ length: longest }, (_, at) => lists.map((list) => list[at] ?? null));
  return writeXlsx([
    {
      name: say('feedbackList.sheets.list'),
      widths: [14, 60, 22, 16, 22, 30, 24, 24, 14],
      rows: [listFields.map((field) => heading(say(`feedbackList.columns.${field}`)))],
      sticky: 1,
    },
    {
      name: say('feedbackList.sheets.values'),
      widths: [26, 16, 26, 40, 14],
      rows: [names.map((name) => heading(name ?? '')), ...values],
      sticky: 1,
    },
  ]);
}
