import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Logger } from '@nestjs/common';
import { QuestionnairesService } from './questionnaires.service.js';

it('leaves out each file that cannot be used, with what is wrong with it, and asks the others', () => {
  const folder = mkdtempSync(join(tmpdir(), 'hai-long-surveys-'));
  const shipped = 'surveys/hop-thon.v1.json';
  copyFileSync(shipped, join(folder, 'hop-thon.v1.json'));
  copyFileSync(shipped, join(folder, 'hop-thon.v2.json'));
  writeFileSync(join(folder, 'cut.v1.json'), '{ "key": ');
  writeFileSync(join(folder, 'file.v1.json'), JSON.stringify({ elements: [{ type: 'file', name: 'F' }] }));
  writeFileSync(join(folder, 'none.v1.json'), 'null');
  Logger.overrideLogger(false);
  const questionnaires = new QuestionnairesService(folder);
  rmSync(folder, { recursive: true });
  expect(questionnaires.faulty.map(({ file, faults }) => [file, faults[0]?.code])).toEqual([
    ['cut.v1.json', 'not-json'],
    ['file.v1.json', 'missing'],
    ['hop-thon.v2.json', 'file-name'],
    ['none.v1.json', 'no-definition'],
  ]);
  expect(questionnaires.all().map(({ version }) => version)).toEqual(['hop-thon.v1']);
});
