import { DataSource } from 'typeorm';
import type { PointKind } from '../../src/collection-points/collection-point.entity.js';
import type { NewPoint } from '../../src/collection-points/collection-points.service.js';
import { startServer, type TestServer } from '../harness/server.js';
import { aCampaign, aPoint, aResponse, openSpring, post } from '../harness/spring.js';

let server: TestServer;
beforeAll(async () => {
  server = await startServer('2026-11-03');
  await openSpring(server);
});
afterAll(() => server.stop());

/** Where the only response of a new campaign at a new point landed. */
async function landing(point: Partial<NewPoint>, questionnaire: string, answers: Record<string, unknown>) {
  const made = await aPoint(server, point);
  await aCampaign(server, { questionnaire, pointIds: [made.id] });
  const response = aResponse(answers);
  expect((await post(server, made.code, response)).status).toBe(201);
  const [row] = await server.get(DataSource).query(`SELECT * FROM survey_response WHERE id = '${response.id}'`);
  return {
    ...{ channel: row.channel, receiving: row.receiving_unit, resolving: row.resolving_unit, counter: row.counter },
    ...{ field: row.field, village: row.village, group: row.respondent_group },
  };
}

const nowhere = { resolving: null, counter: null, field: null, village: null, group: 'people' };
const centre = { ...nowhere, receiving: 'centre' };

describe('a response lands where it was given', () => {
  it.each([
    ['qr', 'qr'],
    ['link', 'link'],
    // Without a paired tablet or a sheet in somebody's hand it is a code that was scanned.
    ['kiosk', 'qr'],
    ['paper', 'qr'],
  ] as const)(
    "at the Centre's point of kind %s from a phone by %s: received there, resolved by the department of the field",
    async (kind: PointKind, channel) => {
      const landed = await landing({ kind, name: `C ${kind}` }, 'trung-tam', { G: 5, FIELD: 'ho-tich' });
      expect(landed).toEqual({ ...centre, channel, field: 'ho-tich', resolving: 'registry' });
    },
  );

  it('at a counter', async () => {
    const landed = await landing({ name: 'Quầy 1b', counter: 'q1' }, 'trung-tam', { G: 5 });
    expect(landed).toEqual({ ...centre, channel: 'qr', counter: 'q1' });
  });

  it('at the sheet of a field: nobody is asked for it again', async () => {
    const landed = await landing({ name: 'Thuế', field: 'thue' }, 'trung-tam', { G: 4, FILE: 4 });
    expect(landed).toEqual({ ...centre, channel: 'qr', field: 'thue', resolving: 'tax' });
  });

  it('with a field nobody remembers: no unit resolved it', async () => {
    const landed = await landing({ name: 'Khác' }, 'trung-tam', { G: 4, FIELD: 'khong-nho' });
    expect(landed).toEqual({ ...centre, channel: 'qr', field: 'khong-nho' });
  });

  it('in a village: no unit, no field', async () => {
    const landed = await landing({ name: 'Nhà văn hóa', village: 'dong' }, 'chinh-quyen', { G: 4 });
    expect(landed).toEqual({ ...nowhere, channel: 'qr', receiving: null, village: 'dong' });
  });

  it('at a link to the whole commune, from the village that was chosen', async () => {
    const landed = await landing({ kind: 'link', name: 'Zalo' }, 'chinh-quyen', { G: 4, VILLAGE: 'doai' });
    expect(landed).toMatchObject({ channel: 'link', village: 'doai', resolving: null, field: null });
  });

  it('at a village meeting', async () => {
    const landed = await landing({ kind: 'meeting', name: 'Họp', village: 'doai' }, 'hop-thon', { G: 5 });
    expect(landed).toMatchObject({ channel: 'meeting', village: 'doai', group: 'people' });
  });

  it('from an organisation, an official and a business: each in its own group', async () => {
    const said = await landing({ name: 'Tổ chức' }, 'trung-tam', { G: 5, GROUP: 'organisation' });
    const official = await landing({ name: 'Nội bộ' }, 'can-bo-cong-chuc', { G: 5 });
    const business = await landing({ name: 'Doanh nghiệp' }, 'doanh-nghiep-to-chuc', { G: 5 });
    expect([said.group, official.group, business.group]).toEqual(['organisation', 'official', 'business']);
  });
});
