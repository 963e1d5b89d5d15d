import { randomUUID } from 'node:crypto';
import type { Campaign } from '../../src/campaigns/campaign.entity.js';
import { CampaignsService } from '../../src/campaigns/campaigns.service.js';
import type { NewCampaign } from '../../src/campaigns/new-campaign.js';
import type { CollectionPoint } from '../../src/collection-points/collection-point.entity.js';
import { CollectionPointsService, type NewPoint } from '../../src/collection-points/collection-points.service.js';
import { CommunesService } from '../../src/communes/communes.service.js';
import { LocksService } from '../../src/figures/locks.service.js';
import type { TestServer } from './server.js';

/** The small cast of the tests: one commune with three departments, two fields, a counter and two villages. */
export const SPRING = {
  key: 'spring',
  name: 'Xuân',
  kind: 'xã',
  villageKind: 'thôn',
  province: 'Hải Phòng',
  units: [
    { key: 'centre', name: 'Trung tâm Phục vụ hành chính công', kind: 'centre' },
    { key: 'registry', name: 'Văn phòng HĐND và UBND', kind: 'department' },
    { key: 'parks', name: 'Phòng Kinh tế', kind: 'department' },
    { key: 'tax', name: 'Thuế', kind: 'vertical' },
  ],
  fields: [
    { key: 'ho-tich', name: 'Hộ tịch', unit: 'registry' },
    { key: 'dat-dai', name: 'Đất đai', unit: 'parks' },
    { key: 'thue', name: 'Thuế', unit: 'tax' },
  ],
  counters: [{ key: 'q1', name: 'Quầy 1', unit: 'centre', fields: ['ho-tich'] }],
  villages: [
    { key: 'dong', name: 'Đông' },
    { key: 'doai', name: 'Đoài' },
  ],
  leads: { A01: 'registry', A02: 'parks' },
};

/** A commune like it, whose fields and leads may be others. */
export type SpringCommune = Omit<typeof SPRING, 'leads'> & { readonly leads: Readonly<Record<string, string>> };

/** With two more units, for fields to move to. */
export const LARGER_SPRING: SpringCommune = {
  ...SPRING,
  units: [
    ...SPRING.units,
    { key: 'culture', name: 'Phòng Văn hóa - Xã hội', kind: 'department' },
    { key: 'land', name: 'Chi nhánh Văn phòng đăng ký đất đai', kind: 'vertical' },
  ],
};

/** Some fields belong to other units, and whatever else is said. */
export function reorganised(
  before: SpringCommune,
  units: Readonly<Record<string, string>>,
  more: Partial<SpringCommune> = {},
): SpringCommune {
  return { ...before, fields: before.fields.map((one) => ({ ...one, unit: units[one.key] ?? one.unit })), ...more };
}

export interface Spring {
  readonly campaign: Campaign;
  readonly point: CollectionPoint;
}

/** The commune with one open campaign at one QR point. */
export async function openSpring(
  server: TestServer,
  campaign: Partial<NewCampaign> = {},
  point: Partial<NewPoint> = {},
): Promise<Spring> {
  await server.get(CommunesService, { strict: false }).import(SPRING, '2026-01-01', 'test');
  const made = await aPoint(server, point);
  return { campaign: await aCampaign(server, { pointIds: [made.id], ...campaign }), point: made };
}

export function aPoint(server: TestServer, point: Partial<NewPoint> = {}): Promise<CollectionPoint> {
  const points = server.get(CollectionPointsService, { strict: false });
  return points.create({ communeId: 'spring', kind: 'qr', name: 'Quầy 1', ...point }, 'test');
}

export function aCampaign(server: TestServer, campaign: Partial<NewCampaign> = {}): Promise<Campaign> {
  const days = { opensOn: '2026-11-01', endsOn: '2026-11-10', locksOn: '2026-11-15' } as const;
  const campaigns = server.get(CampaignsService, { strict: false });
  return campaigns.create({ communeId: 'spring', questionnaire: 'trung-tam', ...days, ...campaign }, 'test');
}

/** What has ended is locked, whatever waits. */
export async function lockAnyway(server: TestServer, { id }: Campaign, period?: string): Promise<void> {
  const campaign = await server.get(CampaignsService, { strict: false }).find(id);
  await server.get(LocksService, { strict: false }).lock(campaign, { period, anyway: true }, 'test');
}

/** A response as a phone sends it. */
export function aResponse(answers: Record<string, unknown> = { G: 5 }, more: Record<string, unknown> = {}) {
  return { id: randomUUID(), answers, ...more };
}

/** Posts a response to a point. */
export async function post(
  server: TestServer,
  code: string,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<{ status: number; body: Record<string, unknown> }> {
  const answer = await fetch(`${server.url}/api/v1/points/${code}/responses`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
}
