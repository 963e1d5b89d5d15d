import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import { Secrets } from '../../src/config/secrets.js';
import { tableOf } from '../../src/database/table.js';
import { WriteQueue } from '../../src/database/write-queue.js';
import { Comment } from '../../src/responses/comment.entity.js';
import { originalOf } from '../../src/responses/kept-text.js';
import { answersIn, SetAside } from '../../src/responses/set-aside.entity.js';
import { UpgradeComments } from '../../src/responses/upgrade-comments.js';
import { aCounter, type Counter } from '../harness/counter.js';
import { atTheDoor, brought, names, server, staff, through } from '../harness/doors.js';
import { entrances } from '../harness/entrances.js';
import { signInAs } from '../harness/sign-in.js';
import { aResponse, post } from '../harness/spring.js';
import { wholeDatabase } from '../harness/whole-database.js';

atTheDoor();

const PHONE = '0912 345 678';
const WRITTEN = `Chị Nguyễn Thị Hoa quầy 3 rất chu đáo, gọi ${PHONE}`;

const comments = () => through((queue) => queue.read(tableOf(Comment).select({})));
const originals = async () => (await comments()).map((one) => originalOf(server.get(Secrets), one));
const everything = async () => JSON.stringify(await wholeDatabase(server));

let centre: Counter;
let administration: Counter;
beforeAll(async () => {
  server.clock.moveTo('2026-11-06');
  centre = await aCounter(server, staff);
  administration = await aCounter(server, staff, { questionnaire: 'chinh-quyen' });
});

describe('the code that touches comments', () => {
  it('is all in this list, with what it does', () => {
    const touching = /\bComment(?:Tag)?\b.*from '.*comment\.entity\.js'|\b(?:FROM|INTO|JOIN|UPDATE) comment\b/;
    const found = readdirSync('src', { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.ts$/.test(name) && !/\.spec\.ts$|migrations/.test(name))
      .filter((name) => touching.test(readFileSync(join('src', name), 'utf8')));
    expect(found.sort()).toEqual([
      // Out: the list of what is told, masked; the page of one; tags, the mask, an entry of the register.
      'feedback/comment-work.service.ts',
      'feedback/comments.queries.ts',
      'feedback/comments.service.ts',
      // Knows the tables, and that they go with their campaign.
      'responses/responses.module.ts',
      // They go by their term.
      'responses/retention.ts',
      // The one way in: for each entrance below, and for simulated people.
      'responses/save-response.ts',
      // Out, with an import that is undone.
      'responses/take-out.ts',
      // What earlier versions kept.
      'responses/upgrade-comments.ts',
    ]);
  });
});

describe('what somebody writes', () => {
  // A second keying and a correction leave the text of the first as it is.
  it.each(names.filter((name) => !['settled sheet', 'corrected sheet'].includes(name)))(
    'is kept masked and sealed, and nowhere else: %s',
    async (name) => {
      const before = (await comments()).length;
      const on = entrances[name].brings === 'later' ? '2026-11-06' : null;
      const text = `${WRITTEN} – ${name}`;
      const { row } = await brought(name, centre, { G: 5, FIELD: 'ho-tich', TEXT: text }, on);
      expect(row?.answers).toBe('{"G":5,"FIELD":"ho-tich"}');
      const all = await comments();
      expect(all).toHaveLength(before + 1);
      expect(await originals()).toContain(text);
      for (const { masked, words, spans } of all) {
        expect(spans.length).toBeGreaterThan(0);
        for (const kept of [masked, words]) expect(kept).not.toMatch(/0912|nguy[eễ]n/i);
      }
      const whole = await everything();
      for (const hidden of [PHONE, '0912345678', 'Nguyễn Thị Hoa', 'Thi Hoa']) {
        expect(whole).not.toContain(hidden);
      }
    },
  );

  it('is about the unit that resolved the file, and of the quarter in which it was given', async () => {
    const { id: campaignId } = centre.campaign;
    const all = (await comments()).filter((one) => one.campaignId === campaignId);
    expect(new Set(all.map(({ quarter }) => quarter))).toEqual(new Set(['2026-Q4']));
    expect(new Set(all.map(({ department }) => department))).toEqual(new Set(['registry']));
    expect(new Set(all.map(({ trial, question }) => `${question} ${trial}`))).toEqual(new Set(['TEXT false']));
  });

  it('in the survey on the administration is about nobody where no department leads it', async () => {
    await brought('phone', administration, { G: 4, TEXT: 'Đường thôn còn tối' }, null);
    const [said] = (await comments()).filter(({ campaignId }) => campaignId === administration.campaign.id);
    expect(said).toMatchObject({ department: null, masked: 'Đường thôn còn tối', words: 'duong thon con toi' });
  });

  it('stays when its response is withdrawn, because nothing leads from one to the other', async () => {
    const columns = (await wholeDatabase(server)).comment?.flatMap((row) => Object.keys(JSON.parse(row)));
    expect([...new Set(columns)].sort()).toEqual(
      [
        ...['campaign_id', 'commune_id', 'department', 'element', 'id', 'import_id', 'masked', 'masked_by'],
        ...['original', 'quarter', 'question', 'spans', 'trial', 'words'],
      ].sort(),
    );
  });

  it('costs nothing where nobody writes', async () => {
    const before = (await comments()).length;
    await brought('phone', centre, { G: 5, TEXT: '  ' }, null);
    expect(await comments()).toHaveLength(before);
  });
});

describe('an answer that was set aside', () => {
  it('is sealed, and its words are for officers only', async () => {
    const unknown = { G: 9, FIELD: PHONE, TEXT: WRITTEN };
    const sent = aResponse(unknown, { campaign: centre.campaign.id, queued: true });
    expect((await post(server, centre.qr.code, sent)).status).toBe(202);
    expect(await everything()).not.toContain(PHONE);
    const [kept] = await through((queue) => queue.read(tableOf(SetAside).select({ responseId: sent.id })));
    expect(kept && answersIn(server.get(Secrets), kept)).toEqual(unknown);
    const path = `/set-aside/spring/${kept?.id}`;
    const officer = await signInAs(server, { role: 'officer', communeId: 'spring' });
    const controller = await signInAs(server, { role: 'controller', communeId: 'spring' });
    expect(await (await officer.get(`${path}?all=yes`)).text()).toContain('Thị Hoa');
    for (const page of [path, `${path}?all=yes`]) {
      const seen = await (await controller.get(page)).text();
      expect(seen).toContain('không hiện ở đây');
      for (const hidden of [PHONE, 'Thị Hoa', 'name="a-TEXT"']) expect(seen).not.toContain(hidden);
    }
    // Whoever may not read it overwrites nothing of it.
    const typed = {
      campaign: centre.campaign.id,
      shown: ['G', 'TEXT', 'FIELD'],
      'a-G': '4',
      'a-TEXT': '',
      reason: 'x',
    };
    expect((await controller.post(`${path}/correct`, typed)).status).toBe(303);
    expect(await originals()).toContain(WRITTEN);
  });
});

describe('what an earlier version kept as it was written', () => {
  it('is masked and sealed at the next start, once', async () => {
    const query = (sql: string) => server.get(DataSource).query(sql);
    await query(`UPDATE comment SET original = 'unsealed:${WRITTEN}', masked = '', words = '', spans = '[]'`);
    await query(`UPDATE set_aside SET answers = '{"TEXT":"${WRITTEN}"}'`);
    await query("DELETE FROM installation WHERE name = 'comments'");
    const upgrade = new UpgradeComments(server.get(WriteQueue, { strict: false }), server.get(Secrets));
    await upgrade.onModuleInit();
    expect(await everything()).not.toContain(PHONE);
    expect(new Set(await originals())).toEqual(new Set([WRITTEN]));
    const before = await everything();
    await upgrade.onModuleInit();
    expect(await everything()).toBe(before);
  });
});
