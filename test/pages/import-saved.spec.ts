import { readdirSync } from 'node:fs';
import { DataSource } from 'typeorm';
import { CampaignsService } from '../../src/campaigns/campaigns.service.js';
import { WriteQueue } from '../../src/database/write-queue.js';
import { guessMapping } from '../../src/paper/import-mapping.js';
import { readTable } from '../../src/paper/import-read.js';
import { tableIn } from '../../src/paper/import-table.js';
import { QuestionnairesService } from '../../src/questionnaires/questionnaires.service.js';
import { differences } from '../../src/responses/recount.js';
import { aPlace, atTheDesk, byText, listed, send, server, stored, undoImports } from '../harness/import-desk.js';
import type { SavedFile } from '../harness/saved-file.js';
import { savedTexts } from '../harness/saved-texts.js';
import { savedWorkbooks } from '../harness/saved-workbooks.js';

atTheDesk();

const saved: Readonly<Record<string, SavedFile>> = { ...savedTexts, ...savedWorkbooks };

/** What the page would propose, or why it reads nothing. */
function proposed({ file, questionnaire = 'case-other-and-day' }: SavedFile): object {
  const asked = server.get(QuestionnairesService, { strict: false }).byVersion(`${questionnaire}.v1`);
  if (!asked) throw new Error(questionnaire);
  try {
    const found = readTable(file(), { sheet: null, separator: null });
    const table = tableIn(found, { header: null, leavesHidden: false }, asked);
    if ('fault' in table) return { refused: true };
    return { header: table.header, map: guessMapping(table.columns, asked).join(',') };
  } catch {
    return { refused: true };
  }
}

describe('a file as a program saves it', () => {
  it('is one of forty and more, and every one that is kept is tried', () => {
    expect(Object.keys(saved).length).toBeGreaterThanOrEqual(40);
    const kept = readdirSync('test/cases/import-saved');
    expect(kept.filter((name) => saved[name] === undefined)).toEqual([]);
  });

  it.each(Object.entries(saved))('%s', async (_, one) => {
    const { file, questionnaire = 'case-other-and-day', header = 1, map = '', refused } = one;
    expect(proposed(one)).toEqual(refused === undefined ? { header, map } : { refused: true });
    const place = await aPlace(questionnaire);
    const outcome = await send('', file(), place, { map });
    if (refused !== undefined) expect([outcome.status, outcome.text]).toEqual([422, expect.stringContaining(refused)]);
    const faults = listed(outcome.text).map((fault, at) => fault.slice(0, one.faults?.[at]?.length));
    if (one.faults) expect(faults).toEqual(one.faults);
    const expected = (one.responses ?? []).map((said) => ({ day: '2026-11-28', ...said }));
    const inOrder = (said: readonly object[]) => said.map((each) => Object.entries(each).sort()).sort(byText);
    expect(inOrder((await stored(place)) as readonly object[])).toEqual(inOrder(expected));
    await undoImports(place);
    expect(await stored(place)).toEqual([]);
  });

  it('leaves nothing behind when it is undone', async () => {
    const campaigns = server.get(CampaignsService, { strict: false });
    const queue = server.get(WriteQueue, { strict: false });
    for (const campaign of await campaigns.list('spring')) {
      expect(await queue.read(differences(campaign, campaigns.questionnairesOf(campaign)))).toEqual([]);
    }
    const counts = await server.get(DataSource).query('SELECT * FROM participation_count WHERE responses <> 0');
    expect(counts).toEqual([]);
  });
});
