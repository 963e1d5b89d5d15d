import type { Group } from '../questionnaires/questionnaire.js';
import { fileColumns } from './file-columns.js';
import { keptRows, unpackedRows, type WrittenRows } from './kept-rows.js';
import type { PublicationContent } from './publication.js';

/** People of a group at a unit, each with these answers to G and A01. */
function people(count: number, unit: string, answers: readonly unknown[], group: Group = 'people') {
  const values = fileColumns.map((column) => (column === 'receiving-unit' ? unit : ''));
  return Array.from({ length: count }, () => ({ group, values, answers: JSON.stringify(answers) }));
}

/** The questions in the file, where its rows tell units or nothing, and how many rows there are. */
function told(rows: WrittenRows['rows'], more: Partial<Pick<PublicationContent, 'fileColumns' | 'hidden'>> = {}) {
  const content = { fileColumns: ['receiving-unit'], hidden: {}, group: 'people', ...more } as const;
  const file = unpackedRows(keptRows({ questions: ['G', 'A01'], rows }, content));
  return [file.questions.join(), file.rows.length, file.rows[0]?.length];
}

describe('a file of rows', () => {
  it('holds a question that ten or more answered wherever anybody did', () => {
    expect(told([...people(10, 'a', [5, 4]), ...people(20, 'b', [4, null])])).toEqual(['G,A01', 30, 3]);
  });

  it('leaves out a question that one to nine answered at a unit, whose page says too few', () => {
    const rows = [...people(4, 'a', [5, 1]), ...people(26, 'a', [5, null]), ...people(40, 'b', [4, 4])];
    expect(told(rows)).toEqual(['G', 70, 2]);
    expect(told(rows, { fileColumns: [] })).toEqual(['G,A01', 70, 2]);
  });

  it('counts who answered outside the scale: that is an answer too', () => {
    const rows = [...people(5, 'a', [5, 'not-used']), ...people(5, 'a', [5, 3]), ...people(20, 'b', [4, 4])];
    expect(told(rows)).toEqual(['G,A01', 30, 3]);
    expect(told(rows.slice(1))).toEqual(['', 29, 1]);
  });

  it('tells groups apart also where no column does', () => {
    const businesses = [...people(3, 'a', [5, 4], 'business'), ...people(10, 'a', [5, null], 'business')];
    expect(told([...people(30, 'a', [5, 4]), ...businesses], { fileColumns: [] })).toEqual(['G', 43, 1]);
  });

  it('leaves out what nobody of the group of the headline answered, and what is hidden', () => {
    const others = people(12, 'a', [5, 4], 'business');
    expect(told([...people(30, 'a', [5, null]), ...others])).toEqual(['G', 42, 2]);
    expect(told(people(30, 'a', [5, 4]), { hidden: { 'question:G': 'held' } })).toEqual(['A01', 30, 2]);
  });
});
