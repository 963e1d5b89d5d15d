import { Campaign } from '../campaigns/campaign.entity.js';
import { EVER, monthOf, quarterOf } from '../campaigns/campaign-calendar.js';
import { holdCampaign } from '../campaigns/campaigns.service.js';
import { asCount } from '../database/columns.js';
import { type RetentionTerm, ROWS_AT_ONCE } from '../database/retention-term.js';
import type { Work } from '../database/statement.js';
import { changing, rows, tableOf } from '../database/table.js';
import { type Day, monthsBefore } from '../rules/days.js';
import { Comment, CommentTag } from './comment.entity.js';
import { ExcludedResponse } from './excluded-response.entity.js';
import { answeredBefore, countUntil, firstDayKept, seal, sealedOf } from './sealing.js';
import { SetAside } from './set-aside.entity.js';
import { SurveyResponse } from './survey-response.entity.js';

/**
 * What the notice tells citizens, and what the terms below and the register of requests keep: years for answers, months
 * for words, working days until a request to erase is answered.
 */
export const PROMISED = { years: 5, months: 12, days: 2 } as const;

const FIVE_YEARS = PROMISED.years * 12;
const A_YEAR = PROMISED.months;

/** How long this room keeps what citizens sent. */
export const retentionTerms: readonly RetentionTerm[] = [
  {
    name: 'responses',
    months: FIVE_YEARS,
    *due(communeId, today) {
      const until = monthsBefore(today, FIVE_YEARS);
      let count = yield* countTrials(communeId, until);
      for (const campaign of yield* tableOf(Campaign).select({ communeId }))
        count += yield* countUntil(campaign, until);
      return count;
    },
    *end(communeId, today) {
      const until = monthsBefore(today, FIVE_YEARS);
      for (const found of yield* tableOf(Campaign).select({ communeId }, { order: { id: 'ASC' } })) {
        if ((yield* countUntil(found, until)) === 0) continue;
        const campaign = yield* holdCampaign(communeId, found.id);
        if (!campaign) continue;
        yield* seal(campaign, until, today);
        const gone = yield* deleteSealed(campaign);
        if (gone > 0) return gone;
      }
      return (yield* deletedTrials(communeId, until)).length;
    },
  },
  {
    // They know their quarter only, so a whole one goes when its first day is a year ago.
    name: 'comments',
    months: A_YEAR,
    due: (communeId, today) => countRows('comment', 'quarter <= ', communeId, lastQuarterOver(today)),
    *end(communeId, today) {
      const gone = yield* deletedComments(communeId, lastQuarterOver(today));
      for (const { id: commentId } of gone) yield* tableOf(CommentTag).delete({ communeId, commentId });
      return gone.length;
    },
  },
  {
    name: 'setAside',
    months: A_YEAR,
    due: (communeId, today) => countRows('set_aside', 'received_on <= ', communeId, monthsBefore(today, A_YEAR)),
    *end(communeId, today) {
      return (yield* deletedAsides(communeId, monthsBefore(today, A_YEAR))).length;
    },
  },
];

/**
 * Deletes some responses of sealed periods, with what is kept of each.
 * @returns how many went; 0 where none is left
 */
function* deleteSealed(campaign: Campaign): Work<number> {
  const { communeId } = campaign;
  const first = firstDayKept(campaign, yield* sealedOf(campaign));
  if (first === EVER.from) return 0;
  const going = yield* answeredBefore(campaign, first ?? EVER.to, ROWS_AT_ONCE);
  for (const { id: responseId } of going) {
    yield* tableOf(ExcludedResponse).delete({ communeId, responseId });
    yield* tableOf(SurveyResponse).delete({ communeId, id: responseId });
  }
  return going.length;
}

/** The last quarter that began a year ago, be it on the 15th: everything in it has been kept for a year at most. */
function lastQuarterOver(today: Day): string {
  return quarterOf(monthOf(monthsBefore(today, A_YEAR), 15));
}

function* countRows(table: 'comment' | 'set_aside', test: string, communeId: string, last: string): Work<number> {
  const [found] = yield* rows<{ n: unknown }>(
    `SELECT COUNT(*) AS n FROM ${table} WHERE commune_id = $1 AND ${test} $2`,
    ...[communeId, last],
  );
  return asCount(found?.n);
}

/** Comments of a quarter or earlier. */
function deletedComments(communeId: string, last: string): Work<readonly { readonly id: string }[]> {
  return changing<{ id: string }>(
    Comment,
    `DELETE FROM comment WHERE commune_id = $1 AND id IN
     (SELECT id FROM comment WHERE commune_id = $2 AND quarter <= $3 LIMIT ${ROWS_AT_ONCE}) RETURNING id`,
    ...[communeId, communeId, last],
  );
}

/** What was set aside on a day or earlier. */
function deletedAsides(communeId: string, until: Day): Work<readonly object[]> {
  return changing(
    SetAside,
    `DELETE FROM set_aside WHERE commune_id = $1 AND id IN
     (SELECT id FROM set_aside WHERE commune_id = $2 AND received_on <= $3 LIMIT ${ROWS_AT_ONCE}) RETURNING id`,
    ...[communeId, communeId, until],
  );
}

function* countTrials(communeId: string, until: Day): Work<number> {
  const [found] = yield* rows<{ n: unknown }>(
    `SELECT COUNT(*) AS n FROM survey_response WHERE commune_id = $1 AND standing = 'test' AND business_date <= $2`,
    ...[communeId, until],
  );
  return asCount(found?.n);
}

/** Answers of a trial, of whatever campaign: they are in no sum. */
function deletedTrials(communeId: string, until: Day): Work<readonly object[]> {
  return changing(
    SurveyResponse,
    `DELETE FROM survey_response WHERE commune_id = $1 AND id IN
     (SELECT id FROM survey_response WHERE commune_id = $2 AND standing = 'test' AND business_date <= $3
      LIMIT ${ROWS_AT_ONCE}) RETURNING id`,
    ...[communeId, communeId, until],
  );
}
