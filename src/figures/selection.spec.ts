import { layoutOf, lockRound, shipped, type Tallied } from '../../test/harness/tallied-round.js';
import { measuresOf, questionMeasure } from './measures.js';
import type { PublicationContent } from './publication.js';
import { everybody, together } from './selection.js';

const centre = shipped('trung-tam');
const general = measuresOf(layoutOf(centre)).get(questionMeasure('G'));
const given = (number: number, more: Partial<Tallied> = {}): Tallied[] =>
  Array.from({ length: number }, () => ({ answers: { G: 5 }, channel: 'kiosk', ...more }));

describe('who came in quick succession, over two quarters', () => {
  const quarter = lockRound(centre, [...given(40), ...given(12, { flags: 'repeated' })]).content;
  const { repeated: _, ...tables } = quarter.tables;
  const older: PublicationContent = { ...quarter, tables };
  const shownOf = (...contents: readonly PublicationContent[]) => {
    const selection = together(contents.map((content) => everybody(content, { seesCounters: true })));
    if (!general) throw new Error('no general question');
    return Object.entries(selection.tableOf('repeated', general).shown).map(([key, row]) => [key, row.respondents]);
  };

  it('is told where both know it', () => {
    expect(shownOf(quarter, quarter)).toEqual([
      ['no', 80],
      ['yes', 24],
    ]);
  });

  it('is not told where an older publication does not: a part would look like the whole', () => {
    expect(shownOf(quarter, older)).toEqual([]);
    expect(shownOf(older)).toEqual([]);
  });
});
