import { Agent, request } from 'node:http';
import { DataSource } from 'typeorm';
import { MeetingsService } from '../../src/meetings/meetings.service.js';
import { startServer, type TestServer } from '../harness/server.js';
import { aCampaign, aPoint, aResponse, openSpring } from '../harness/spring.js';

/**
 * A hall with 300 phones behind one address. Ten seconds are the hardest the product promises, three are harder; the
 * usual two minutes take `HALL_SECONDS=120 npm run specs -- --selectProjects sqlite -- village-hall`.
 */
const PHONES = 300;
const SECONDS = Number(process.env.HALL_SECONDS ?? 3);

let server: TestServer;
beforeAll(async () => {
  server = await startServer('2026-11-03');
});
afterAll(() => server.stop());

it(`${PHONES} phones behind one address are all served at the first try within ${SECONDS} s`, async () => {
  await openSpring(server);
  const hall = await aPoint(server, { kind: 'meeting', name: 'Họp thôn Đông', village: 'dong' });
  await aCampaign(server, { questionnaire: 'hop-thon', pointIds: [hall.id] });
  const meetings = server.get(MeetingsService, { strict: false });
  const meeting = await meetings.create(hall, { heldOn: '2026-11-03', rotating: true, invited: 300 }, 'test');
  const value = meetings.rotatingCodeOf(hall);

  const visits = await Promise.all(
    Array.from({ length: PHONES }, async () => {
      const phone = new Phone(server.url);
      await pause(0.5 * SECONDS * 1000 * Math.random());
      const page = await phone.send('GET', `/k/${hall.code}?w=${value}`);
      const script = await phone.send('GET', /src="(\/assets\/form\.js[^"]*)"/.exec(page.body)?.[1] ?? '/');
      await pause(0.5 * SECONDS * 1000 * Math.random());
      const response = aResponse({ G: 5 }, { proof: { kind: 'window', value } });
      const sent = await phone.send('POST', `/api/v1/points/${hall.code}/responses`, JSON.stringify(response));
      phone.hangUp();
      return [page.status, script.status, sent.status].join(' ');
    }),
  );

  expect(new Set(visits)).toEqual(new Set(['200 200 201']));
  const kept = await server
    .get(DataSource)
    .query('SELECT proof, batch, flags, COUNT(*) AS n FROM survey_response GROUP BY proof, batch, flags');
  expect(kept.map((row: { n: unknown }) => ({ ...row, n: Number(row.n) }))).toEqual([
    { proof: 'window', batch: meeting.id, flags: null, n: PHONES },
  ]);
}, 200_000);

/** One phone: a connection of its own, as a browser keeps it. */
class Phone {
  private readonly agent = new Agent({ keepAlive: true, maxSockets: 1 });

  constructor(private readonly server: string) {}

  send(method: string, path: string, body?: string): Promise<{ status: number; body: string }> {
    return new Promise((resolve, reject) => {
      const headers = body ? { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) } : {};
      const call = request(this.server + path, { method, agent: this.agent, headers }, (reply) => {
        let text = '';
        reply.setEncoding('utf8');
        reply.on('data', (part: string) => {
          text += part;
        });
        reply.on('end', () => resolve({ status: reply.statusCode ?? 0, body: text }));
      });
      call.on('error', reject);
      call.end(body);
    });
  }

  hangUp(): void {
    this.agent.destroy();
  }
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
