import { randomUUID } from 'node:crypto';
import type { Campaign } from '../../src/campaigns/campaign.entity.js';
import { CampaignsService } from '../../src/campaigns/campaigns.service.js';
import type { CollectionPoint } from '../../src/collection-points/collection-point.entity.js';
import { CommunesService } from '../../src/communes/communes.service.js';
import { WriteQueue } from '../../src/database/write-queue.js';
import { attributesOf } from '../../src/responses/attributes.js';
import type { Assisted, Channel } from '../../src/responses/dimensions.js';
import { saveMany } from '../../src/responses/save-many.js';
import type { Answers } from '../../src/rules/answers.js';
import type { Day } from '../../src/rules/days.js';
import type { TestServer } from './server.js';

/** Some people who answered alike; what is not said is the usual. */
export interface Alike {
  readonly people: number;
  readonly answers: Answers;
  readonly channel?: Channel;
  readonly assisted?: Assisted;
  readonly village?: string;
  readonly batch?: string;
  readonly day?: Day;
}

/** Stores responses of many people at once, through the product's own rows and sums. */
export async function answered(
  server: TestServer,
  { campaign, point }: { readonly campaign: Campaign; readonly point: CollectionPoint },
  all: readonly Alike[],
): Promise<void> {
  const get = { strict: false } as const;
  const questionnaire = server.get(CampaignsService, get).questionnaireOf(campaign);
  const catalogue = await server.get(CommunesService, get).catalogueOn(campaign.communeId, campaign.opensOn);
  const arrivals = all.flatMap(({ people, answers, channel = 'qr', assisted = 'self', batch = null, ...more }) => {
    const { village = null, day = campaign.opensOn } = more;
    const from = { kind: channel, unit: null, counter: null, field: null, village };
    const where = { questionnaire, point: from, catalogue, answers, assisted, batch, proof: 'fixed' } as const;
    return Array.from({ length: people }, () => ({
      ...{ communeId: campaign.communeId, id: randomUUID(), contentHash: randomUUID(), campaign, questionnaire },
      ...{ pointId: point.id, businessDate: day, dateReplaced: false, attributes: attributesOf(where), answers },
      ...{ receivedOn: day, codeHash: null, flags: [], hour: 9 },
    }));
  });
  await server.get(WriteQueue, get).commit(() => saveMany(arrivals));
}
