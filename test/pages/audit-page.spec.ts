import { parse } from 'csv-parse/sync';
import { DataSource } from 'typeorm';
import { AuditService } from '../../src/access/audit.service.js';
import { WriteQueue } from '../../src/database/write-queue.js';
import { atTheFrontDoor, server } from '../harness/front-door.js';
import { type SignedIn, signInAs } from '../harness/sign-in.js';

atTheFrontDoor();

let all: SignedIn;
let own: SignedIn;
beforeAll(async () => {
  all = await signInAs(server, { name: 'goc', fullName: 'Trần Văn Gốc', role: 'administrator', communeId: null });
  own = await signInAs(server, { name: 'giam-sat', role: 'auditor', communeId: 'hong-chau' });
  await signInAs(server, { name: 'o-viet-khe', role: 'officer', communeId: 'viet-khe' });
});

const read = async (by: SignedIn, query = ''): Promise<string> => (await by.get(`/audit${query}`)).text();
async function written(communeId: string | null, object: string, details: Record<string, unknown> = {}): Promise<void> {
  const audit = server.get(AuditService, { strict: false });
  const entry = { actor: 'lan', communeId, action: 'set-aside-discarded', object, details };
  await server.get(WriteQueue, { strict: false }).commit(() => audit.append(entry));
}

it('tells who did what, when in Vietnam, to whom and why', async () => {
  await written('hong-chau', 'phiếu 7', { reason: 'Phiếu <thử> máy' });
  const html = await read(own);
  expect(html).toContain('Loại phiếu đang chờ');
  expect(html).toContain('Phiếu &lt;thử&gt; máy');
  expect(html).toMatch(/03\/11\/2026<br><span[^>]*>12:00/);
  expect(html).toContain('không mục nào bị sửa, xóa');
  expect(await read(all)).toContain('Trần Văn Gốc');
});

it('of one commune tells nothing of another, nor of the server, and neither does its file', async () => {
  await written('viet-khe', 'kín của xã khác');
  await written(null, 'kín của máy chủ');
  for (const path of [
    '/audit',
    '/audit?commune=viet-khe',
    '/audit?object=k%C3%ADn',
    '/audit.csv',
    '/audit.csv?commune=viet-khe',
  ]) {
    const text = await (await own.get(path)).text();
    expect([path, /class="muted">kín|>kín|kín của (?:xã|máy)/.test(text), text.includes('o-viet-khe')]).toEqual([
      path,
      false,
      false,
    ]);
  }
  expect(await read(all)).toContain('kín của xã khác');
  expect(await read(all, '?commune=hong-chau')).not.toContain('kín của');
});

it.each(['officer', 'leader', 'director', 'clerk', 'collector', 'controller', 'province'] as const)(
  'is not for the role %s',
  async (role) => {
    const other = await signInAs(server, { role, communeId: 'hong-chau' });
    expect([(await other.get('/audit')).status, (await other.get('/audit.csv')).status]).toEqual([403, 403]);
    expect(await (await other.get('/password')).text()).not.toContain('href="/audit"');
  },
);

it('is filtered by person, kind, object and days; what cannot be read asks for nothing', async () => {
  await written('hong-chau', 'a_b%c!d');
  const found = async (query: string): Promise<number> => {
    return Number(/id="list-title">([\d.]+) mục/.exec(await read(own, query))?.[1]);
  };
  const everything = await found('');
  expect(await found('?person=lan')).toBe(2);
  expect(await found('?group=responses')).toBe(2);
  expect(await found('?group=sign-in')).toBe(everything - (await found('?group=people')) - 2);
  expect(await found('?object=a_b%25c!d')).toBe(1);
  expect([await found('?object=a_b_c'), await found('?object=%25'), await found('?object=th%E1%BB%AD')]).toEqual([
    0, 1, 1,
  ]);
  expect(await found('?from=2026-11-03&to=2026-11-03')).toBe(everything);
  expect([await found('?from=2026-11-04'), await found('?to=02/11/2026')]).toEqual([0, 0]);
  expect(await found('?from=2026-13-01&to=x&page=-5&group=constructor&person[]=1')).toBe(everything);
  expect(await read(own, '?object=nothing-like-it')).toContain('Không tìm thấy mục nào');
});

it('finds words whatever their capitals and diacritics, on either database', async () => {
  await written('hong-chau', 'Quầy Đất Đai', { reason: 'ĐỔI CHỖ ngồi' });
  for (const words of ['quầy đất', 'QUẦY ĐẤT', 'quay dat dai', 'doi cho', 'đổi chỗ', 'Đổi Chỗ']) {
    const html = await read(own, `?object=${encodeURIComponent(words)}`);
    expect([words, /id="list-title">1 mục/.test(html)]).toEqual([words, true]);
  }
});

it('500 entries are read by the hundred, and all of them in the file', async () => {
  for (let made = 0; made < 500; made += 1) await written('hong-chau', `=nhiều ${made}`, { reason: 'dài '.repeat(40) });
  const first = await read(own, '?object=nhi%E1%BB%81u');
  expect(first.match(/Loại phiếu đang chờ/g)).toHaveLength(100);
  expect(first).toContain('Trang 1/5');
  expect(await read(own, '?object=nhi%E1%BB%81u&page=99')).toContain('Trang 5/5');
  const reply = await own.get('/audit.csv?object=nhi%E1%BB%81u');
  expect(reply.headers.get('content-disposition')).toContain('attachment');
  const rows = parse(await reply.text(), { bom: true, columns: true }) as Record<string, string>[];
  expect(rows).toHaveLength(500);
  // Nothing in it is a formula of a spreadsheet.
  expect(rows.every((row) => Object.values(row).every((cell) => !/^[=+@]/.test(cell)))).toBe(true);
});

it('says where a chain is not as it was written', async () => {
  server.clock.moveBy(11);
  const change = "UPDATE audit_entry SET object = 'khác' WHERE chain = 'hong-chau' AND number = 2";
  await server.get(DataSource).query(change);
  own = await signInAs(server, { name: 'giam-sat-hai', role: 'auditor', communeId: 'hong-chau' });
  expect(await read(own)).toContain('đã bị sửa hoặc mất, từ mục 2');
});
