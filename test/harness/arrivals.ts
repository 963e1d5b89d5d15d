import { randomUUID } from 'node:crypto';
import type { Campaign } from '../../src/campaigns/campaign.entity.js';
import type { CollectionPoint } from '../../src/collection-points/collection-point.entity.js';
import { Secrets } from '../../src/config/secrets.js';
import { WriteQueue } from '../../src/database/write-queue.js';
import { type Arrival, arrivalOf } from '../../src/responses/arrival.js';
import { AskedService } from '../../src/responses/asked.service.js';
import type { Assisted, Channel } from '../../src/responses/dimensions.js';
import { saveMany } from '../../src/responses/save-response.js';
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
  const asks = server.get(AskedService, { strict: false });
  const arrivals: Arrival[] = [];
  for (const { people, answers, channel = 'qr', assisted = 'self', batch = null, ...more } of all) {
    const { village = null, day = campaign.opensOn } = more;
    const at = Object.assign(Object.create(point), { kind: channel, unit: null, counter: null, field: null, village });
    const asked = await asks.asked(at, campaign, day);
    for (let one = 0; one < people; one += 1) {
      const arrival = arrivalOf(asked, {
        ...{
          id: randomUUID(),
          answers,
          language: 'vi',
          assisted,
          batch,
          proof: 'fixed',
          codeHash: null,
          flags: [],
          receiptHash: null,
        },
        ...{ by: bringerOf(channel), dateReplaced: false, receivedOn: day, hour: 9 },
      });
      if ('errors' in arrival) throw new Error(JSON.stringify(arrival.errors));
      arrivals.push(arrival);
    }
  }
  const secrets = server.get(Secrets, { strict: false });
  await server.get(WriteQueue, { strict: false }).commit(() => saveMany(arrivals, secrets));
}

function bringerOf(channel: Channel): 'phone' | 'tablet' | 'sheet' {
  if (channel === 'kiosk') return 'tablet';
  return channel === 'paper' ? 'sheet' : 'phone';
}
