import { auditOf } from '../harness/audit.js';
import { ASSIGNMENT, anEntry } from '../harness/feedback-changes.js';
import { words } from '../harness/page-words.js';
import { startServer, type TestServer } from '../harness/server.js';
import { type SignedIn, signInAs } from '../harness/sign-in.js';
import { openSpring } from '../harness/spring.js';

let server: TestServer;
let officer: SignedIn;
let leader: SignedIn;

beforeAll(async () => {
  server = await startServer('2026-11-03');
  await openSpring(server);
  officer = await signInAs(server, { role: 'officer', communeId: 'spring' });
  leader = await signInAs(server, { role: 'leader', communeId: 'spring' });
}, 60_000);
afterAll(() => server.stop());

const page = async (query = '', who = officer): Promise<string> =>
  words(await (await who.get(`/working-days?commune=spring${query}`)).text());
const set = (fields: Record<string, string>) => officer.post('/working-days', { commune: 'spring', ...fields });
const STORM = { day: '16/11/2026', works: 'no', note: 'Nghỉ tránh bão' };

describe('the days of a commune', () => {
  it('tell the holidays of a year, and that a year is not announced yet', async () => {
    expect(await page()).toMatch(
      /02\/01\/2026 Thứ Sáu : Nghỉ hoán đổi.*16\/02\/2026 – 20\/02\/2026: Tết.*10\/01\/2026 Thứ Bảy : làm bù/s,
    );
    expect(await page('&year=2027')).toContain('Lịch nghỉ năm 2027 chưa được công bố');
    expect(await page('&year=1900')).toContain('của cả nước năm 2026');
  });

  it('are refused with everything that is wrong at once, and kept as they were typed', async () => {
    const wrong = await set({ day: '31/11/2026', works: '', note: '' });
    const text = await wrong.text();
    expect([wrong.status, text.includes('value="31/11/2026"')]).toEqual([422, true]);
    expect(words(text)).toMatch(/Xin ghi ngày theo dạng.*Xin chọn nghỉ hay làm việc.*Xin ghi lý do/s);
    for (const [fields, told] of [
      [{ ...STORM, day: '03/11/2026' }, 'không thay đổi được nữa'],
      [{ ...STORM, day: '16/11/2029' }, 'trong vòng hai năm tới'],
      [{ ...STORM, day: '15/11/2026' }, 'vốn là ngày nghỉ'],
      [{ ...STORM, works: 'yes' }, 'vốn là ngày làm việc'],
    ] as const) {
      const refused = await set(fields);
      expect([refused.status, words(await refused.text()).includes(told)]).toEqual([422, true]);
    }
  });

  it('move deadlines that are set later, and none that was told', async () => {
    const told = await anEntry(server);
    await officer.post(`${told}/assign`, ASSIGNMENT);
    for (const _ of [1, 2]) expect((await set(STORM)).status).toBe(303);
    const later = await anEntry(server);
    await officer.post(`${later}/assign`, ASSIGNMENT);
    expect(words(await (await officer.get(told)).text())).toContain('hạn 17/11/2026');
    expect(words(await (await officer.get(later)).text())).toContain('hạn 18/11/2026');
    const other = await set({ ...STORM, note: 'Việc khác' });
    expect([other.status, words(await other.text()).includes('đã được ghi khác')]).toEqual([409, true]);
    const found = (await auditOf(server, 'spring')).filter(({ action }) => action === 'own-day-set');
    expect(found.map(({ object, details }) => [object, details.works])).toEqual([['2026-11-16', false]]);
  });

  it('move the duties that end on them', async () => {
    expect((await set({ ...STORM, day: '30/12/2026' })).status).toBe(303);
    const duties = words(await (await officer.get('/duties?commune=spring')).text());
    // The quarter ends on Thursday 31 December: its evidence is due on the working day before.
    expect(duties).toContain('29/12/2026');
    expect(duties).not.toContain('30/12/2026');
  });

  it('are taken back until they are near', async () => {
    const remove = (day: string) => officer.post('/working-days/remove', { commune: 'spring', day });
    for (const _ of [1, 2]) expect((await remove('2026-12-30')).status).toBe(303);
    server.clock.moveTo('2026-11-16');
    officer = await signInAs(server, { name: 'hoa', role: 'officer', communeId: 'spring' });
    expect((await remove('2026-11-16')).status).toBe(422);
    expect(await page()).toContain('Nghỉ tránh bão');
    const found = (await auditOf(server, 'spring')).filter(({ action }) => action === 'own-day-removed');
    expect(found.map(({ object }) => object)).toEqual(['2026-12-30']);
  });

  it('are read by the chairman, and changed by officers of the commune alone', async () => {
    leader = await signInAs(server, { name: 'chu', role: 'leader', communeId: 'spring' });
    expect(await page('', leader)).not.toContain('Ghi một ngày riêng');
    expect((await leader.post('/working-days', { commune: 'spring', ...STORM })).status).toBe(403);
    expect((await officer.get('/working-days?commune=autumn')).status).toBe(404);
    expect((await officer.post('/working-days', { ...STORM, commune: 'autumn' })).status).toBe(404);
  });
});
