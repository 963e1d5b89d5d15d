import { countedItems } from '../../figures/satisfaction.js';
import { translate } from '../../formatting/languages.js';
import { formatRate } from '../../formatting/numbers.js';
import type { Section } from '../composition.js';
import { departmentChange } from './change.js';
import type { ReportWords } from './opening.js';
import type { ReportSource } from './source.js';
import { figureTable } from './tables.js';
import { baseWords, figureSentences, joined, rated } from './words.js';

/** What stands under III in a report about one department: its verdict, its questions, its fields, and how it moved. */
export function departmentSections(source: ReportSource, words: ReportWords): readonly Section[] {
  const { department } = source;
  if (!department) return [];
  const { language, place } = words;
  const heading = (key: 'overall' | 'questions' | 'fields' | 'change') => ({
    ...{ key, after: [] },
    heading: { level: 2 as const, text: translate(language, `report.unitHeadings.${key}`) },
  });
  const { row, everybody, fields } = department;
  const fieldTable = figureTable(fields, {
    ...{ title: null, heading: translate(language, 'tables.by.field'), language },
  });
  return [
    {
      ...heading('overall'),
      paragraphs: [
        ...figureSentences(row.figure, { language, target: row.target }),
        ...rated([{ ...row, key: 'everybody', figure: everybody }]).map(({ figure }) =>
          translate(language, 'report.overall.everybody', {
            ...{ place, rate: formatRate(figure.rate, { language, target: row.target }) },
            base: baseWords(figure, language),
          }),
        ),
      ],
    },
    { ...heading('questions'), paragraphs: questionSentences(source, words) },
    ...(fields.length > 1 ? [{ ...heading('fields'), paragraphs: [], after: [fieldTable] }] : []),
    { ...heading('change'), paragraphs: departmentChange(source, words) },
  ];
}

/** Its questions, the lowest first; or why they are not told. */
function questionSentences({ department, reading }: ReportSource, { language }: ReportWords): readonly string[] {
  const say = (key: string, values = {}): string => translate(language, `report.items.${key}`, values);
  if (!department?.questions) return [say('tooNarrow')];
  const { counted } = countedItems(department.questions, reading.questionnaire);
  if (counted.length === 0) return [say('none', { fewest: 30 })];
  const parts = counted.map(({ label, ...counts }) =>
    say('one', {
      ...{ name: label, rate: formatRate(counts.satisfied / counts.base, { language, target: department.row.target }) },
      base: baseWords(counts, language),
    }),
  );
  return [say('lowest', { parts: joined(parts) })];
}
