import { randomUUID } from 'node:crypto';
import type { Campaign } from '../../src/campaigns/campaign.entity.js';
import { CampaignsService } from '../../src/campaigns/campaigns.service.js';
import { Secrets } from '../../src/config/secrets.js';
import { tableOf } from '../../src/database/table.js';
import { WriteQueue } from '../../src/database/write-queue.js';
import { CommentsService } from '../../src/feedback/comments.service.js';
import { readCommentsFilter } from '../../src/feedback/comments-filter.js';
import { Comment } from '../../src/responses/comment.entity.js';
import { originalOf } from '../../src/responses/kept-text.js';
import type { Change } from './audited-staff.js';
import type { TestServer } from './server.js';
import type { SignedIn } from './sign-in.js';
import { aCampaign, aPoint, aResponse, lockAnyway, post } from './spring.js';

/** A round in October in which people wrote, and which is locked in November. */
export async function writtenRound(
  server: TestServer,
  name: string,
  texts: readonly string[],
): Promise<{ readonly campaign: Campaign; readonly comments: readonly Comment[] }> {
  const campaign = await collectedRound(server, name, texts);
  await lockAnyway(server, campaign);
  return { campaign, comments: await commentsOf(server, campaign) };
}

/** The same before the lock. */
export async function collectedRound(server: TestServer, name: string, texts: readonly string[]): Promise<Campaign> {
  const point = await aPoint(server, { name: `${name} ${randomUUID()}` });
  const days = { opensOn: '2026-10-01', endsOn: '2026-10-31', locksOn: '2026-12-01' } as const;
  const campaign = await aCampaign(server, { ...days, name, questionnaire: 'chinh-quyen', pointIds: [point.id] });
  server.clock.moveTo('2026-10-31');
  for (const TEXT of texts) await post(server, point.code, aResponse({ G: 4, TEXT }));
  server.clock.moveTo('2026-11-03');
  return campaign;
}

export function commentsOf(server: TestServer, { id: campaignId }: Campaign): Promise<readonly Comment[]> {
  return server
    .get(WriteQueue, { strict: false })
    .read(tableOf(Comment).select({ communeId: 'spring', campaignId }, { order: { id: 'ASC' } }));
}

/** Twelve people who wrote something, each something else. */
export const TWELVE: readonly string[] = Array.from({ length: 12 }, (_, at) => `Đường thôn số ${at + 1} còn tối`);

/** A told comment's page. */
export async function aCommentPage(server: TestServer): Promise<string> {
  const { comments } = await writtenRound(server, 'Có ý kiến', TWELVE);
  return `/comments/spring/${comments[0]?.id}`;
}

let page: string;

/** What officers do with a comment, each in the log. */
export const commentChanges = (
  at: () => { readonly server: TestServer; readonly officer: SignedIn },
): Readonly<Record<string, Change>> => ({
  'CommentController.tag': {
    prepare: async () => {
      page = await aCommentPage(at().server);
      return () => at().officer.post(`${page}/tags`, { tag: 'Đèn đường' });
    },
  },
  'CommentController.untag': { prepare: async () => () => at().officer.post(`${page}/untag`, { tag: 'den duong' }) },
  'CommentController.mask': {
    prepare: async () => () => at().officer.post(`${page}/mask`, { words: 'Đường', seen: '' }),
  },
  'CommentController.take': { prepare: async () => () => at().officer.post(`${page}/take`, { kind: 'report' }) },
});

/** Everything that people wrote in forms, as it was written and as it is read. */
export async function textsWritten(server: TestServer, communeId: string): Promise<readonly string[]> {
  const all = await server.get(WriteQueue, { strict: false }).read(tableOf(Comment).select({ communeId }));
  const secrets = server.get(Secrets, { strict: false });
  return all.flatMap((one) => [one.masked, originalOf(secrets, one) ?? '']);
}

/** A comment of a commune that is told. */
export async function aToldComment(server: TestServer, communeId: string): Promise<string> {
  const loosely = { strict: false } as const;
  for (const campaign of await server.get(CampaignsService, loosely).list(communeId)) {
    const { comments } = await server.get(CommentsService, loosely).list(campaign, readCommentsFilter({}), null);
    if (campaign.lockedPeriods.length > 0 && comments[0]) return comments[0].id;
  }
  throw new Error(`${communeId} has no comment that is told`);
}
