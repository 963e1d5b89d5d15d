import { AuditEntry } from '../../src/access/audit.entity.js';
import { AccessToken, User } from '../../src/access/credentials.entity.js';
import { Campaign } from '../../src/campaigns/campaign.entity.js';
import { CollectionPoint } from '../../src/collection-points/collection-point.entity.js';
import { CommunesService } from '../../src/communes/communes.service.js';
import { type Columns, type Entity, tableOf } from '../../src/database/table.js';
import { WriteQueue } from '../../src/database/write-queue.js';
import { Device } from '../../src/devices/device.entity.js';
import { Letter } from '../../src/documents/letters/letter.entity.js';
import { DutySetting } from '../../src/duties/duty.entity.js';
import { FeedbackEntry } from '../../src/feedback/feedback.entity.js';
import { Meeting } from '../../src/meetings/meeting.entity.js';
import { PaperBatch } from '../../src/paper/paper.entity.js';
import { SetAside } from '../../src/responses/set-aside.entity.js';
import { typedEntry } from './feedback-changes.js';
import { typedLetter } from './letter-changes.js';
import { aBatch } from './paper.js';
import type { TestServer } from './server.js';
import type { SignedIn } from './sign-in.js';
import { aCampaign, aPoint, aResponse, post, SPRING } from './spring.js';

/** Pages with a list of something, or something with a long name. */
export const listPages: readonly string[] = [
  ...['/', '/campaigns', '/points', '/meetings', '/devices', '/paper', '/paper/import', '/set-aside', '/users'],
  ...['/tokens', '/duties', '/audit', '/communes', '/communes/spring', '/communes/spring/edit?part=villages'],
  ...[
    '/communes/spring/edit?part=units',
    '/campaigns/new',
    '/points/several',
    '/points/sheets?commune=spring',
    '/questionnaires',
  ],
  ...['/public-results', '/feedback', '/feedback/new?commune=spring', '/letters'],
];

/** 200 characters, as people write a long name; every tenth without a place to break it. */
function longName(number: number): string {
  const words = number % 10 === 0 ? 'Nghiêng' : 'Tổ dân phố Nguyễn Thị Minh Khai ';
  return `${number} ${words.repeat(30)}`.slice(0, 200).trim();
}

/** One of each thing that lists show. */
export async function oneOfEach(server: TestServer, officer: SignedIn): Promise<void> {
  const tablet = await aPoint(server, { kind: 'kiosk', name: 'Máy 1' });
  const poster = await aPoint(server, { name: 'Cửa chính' });
  const paper = await aPoint(server, { kind: 'paper', name: 'Phiếu giấy' });
  const campaign = await aCampaign(server, { name: 'Mùa xuân', pointIds: [tablet.id, poster.id, paper.id] });
  await aBatch(server, { campaign, point: paper });
  await post(server, poster.code, aResponse({ G: 9 }, { queued: true }));
  const sent: readonly (readonly [string, Record<string, string>])[] = [
    ['/devices', { commune: 'spring', point: tablet.id }],
    ['/meetings', { commune: 'spring', place: 'village:dong', heldOn: '2026-11-03', invited: '80' }],
    ['/tokens', { name: 'Một cửa', role: 'officer', commune: 'spring', expiresOn: '2027-11-03' }],
    [
      '/duties',
      {
        commune: 'spring',
        key: crypto.randomUUID(),
        name: 'Báo cáo',
        kind: 'monthly',
        monthDay: '25',
        role: 'officer',
      },
    ],
    ['/feedback/new', typedEntry()],
    ['/letters/new', typedLetter()],
  ];
  for (const [path, fields] of sent) expect((await officer.post(path, fields)).status).toBeLessThan(400);
}

/** As many of each as are asked for, with names that are longer than anybody means. */
export async function manyOfEach(server: TestServer, count: number): Promise<void> {
  const many = <Row extends object>(entity: Entity<Row>, other: (number: number) => Partial<Columns<Row>>) =>
    server.get(WriteQueue, { strict: false }).commit(function* () {
      const [one] = yield* tableOf(entity).select({}, { limit: 1 });
      if (!one) throw new Error(`There is no ${entity.name}`);
      for (let number = 2; number <= count; number += 1) {
        yield* tableOf(entity).insert({ ...one, ...other(number) } as Columns<Row>);
      }
    });
  const id = (number: number): string => `id-${number}`;
  await many(Campaign, (number) => ({ id: id(number), name: longName(number) }));
  await many(CollectionPoint, (number) => ({ id: id(number), code: `CODE${number}`, name: longName(number) }));
  await many(Meeting, (number) => ({ id: id(number), pointId: id(number) }));
  await many(Device, (number) => ({ id: id(number), pointId: id(number), codeHash: null }));
  await many(PaperBatch, (number) => ({ id: id(number), code: `B${number}`, pointId: id(number) }));
  await many(SetAside, (number) => ({ id: id(number), responseId: id(number) }));
  await many(User, (number) => ({ id: id(number), name: `nguoi ${number}`, fullName: longName(number) }));
  await many(AccessToken, (number) => ({ hash: `hash-${number}`, name: longName(number) }));
  await many(DutySetting, (number) => ({ key: id(number), name: longName(number) }));
  await many(FeedbackEntry, (number) => ({
    id: id(number),
    trackingHash: null,
    masked: longName(number),
    place: longName(number),
  }));
  await many(Letter, (number) => ({ id: id(number), number }));
  await many(AuditEntry, (number) => ({ number: 10_000 + number, object: longName(number) }));
  const named = Array.from({ length: count }, (_, at) => ({ key: `k${at}`, name: longName(at) }));
  const commune = {
    ...SPRING,
    units: [...SPRING.units, ...named.slice(0, 30).map((one) => ({ ...one, kind: 'department' }))],
    villages: [...SPRING.villages, ...named],
  };
  await server.get(CommunesService, { strict: false }).import(commune, '2026-01-02', 'test');
}
