import type { CollectionPoint } from '../collection-points/collection-point.entity.js';
import type { Work } from '../database/statement.js';
import { type Columns, tableOf } from '../database/table.js';
import type { Day } from '../rules/days.js';
import { WITHDRAWN } from './save-response.js';
import { SetAside } from './set-aside.entity.js';
import { SurveyResponse } from './survey-response.entity.js';
import { type CountedIn, takeOut } from './take-out.js';
import { ParticipationCount } from './tally.entity.js';

type Kept = 'communeId' | 'id' | 'campaignId' | 'questionnaireVersion' | 'receiptHash' | 'businessDate';

/** What is written over everything else: the same for all, so that it says nothing of any. */
const nothing: Omit<Columns<SurveyResponse>, Kept> = {
  standing: 'withdrawn',
  contentHash: WITHDRAWN,
  ...{ answers: {}, group: 'people', channel: 'qr', assisted: 'self', proof: 'fixed' },
  ...{ receivingUnit: null, resolvingUnit: null, field: null, village: null, counter: null },
  ...{ batch: null, flags: null, importId: null, dateReplaced: false },
};

/**
 * Withdraws a response: it leaves every sum, and of its row stays what answers its ID sent again and its receipt. What
 * was set aside under its ID goes with it, settled or not: no answer stays.
 * @throws Problem `campaign-locked` where it is in final figures
 */
export function* withdraw(countedIn: CountedIn, stored: SurveyResponse, today: Day): Work<void> {
  const { communeId, id, campaignId, businessDate: day, channel } = stored;
  const { campaign, pointId } = countedIn;
  yield* takeOut(countedIn, [stored]);
  yield* tableOf(SurveyResponse).update({ communeId, id }, { ...nothing, businessDate: campaign.opensOn });
  if (stored.standing !== 'test') {
    const counted = { communeId, campaignId, day, pointId, channel, standing: 'withdrawn', responses: 1 } as const;
    yield* tableOf(ParticipationCount).upsert(counted, ['responses']);
  }
  const aside = tableOf(SetAside);
  yield* aside.update({ communeId, responseId: id, settled: null }, { settled: 'withdrawn', settledOn: today });
  yield* aside.update({ communeId, responseId: id }, { answers: {}, contentHash: WITHDRAWN });
}

/**
 * Where a response was given that came before its receipt told: of the points that counted it on its day, the one whose
 * place is most like its own.
 */
export function* likeliestPoint(stored: SurveyResponse, points: readonly CollectionPoint[]): Work<string> {
  const { communeId, campaignId, businessDate: day, channel, standing } = stored;
  const counts = yield* tableOf(ParticipationCount).select({ communeId, campaignId, day, channel, standing });
  const likeness = ({ pointId }: ParticipationCount): number => {
    const point = points.find(({ id }) => id === pointId)?.asOf(day);
    return [
      point?.counter === stored.counter,
      point?.village === stored.village,
      point?.field === stored.field,
      point?.unit === stored.receivingUnit,
    ].filter(Boolean).length;
  };
  const [likeliest] = counts.toSorted((one, other) => likeness(other) - likeness(one));
  // Nothing counted it: a trial's answer.
  return likeliest?.pointId ?? '';
}
