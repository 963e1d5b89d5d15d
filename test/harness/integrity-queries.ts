import { Campaign } from '../../src/campaigns/campaign.entity.js';
import { EVER } from '../../src/campaigns/campaign-calendar.js';
import type { Secrets } from '../../src/config/secrets.js';
import type { Work } from '../../src/database/statement.js';
import { sheetsOf } from '../../src/integrity/evidence.service.js';
import { countedIn, leftOutBy, sheetsThatCount } from '../../src/integrity/exclusion-sets.js';
import { stateOf } from '../../src/integrity/flags.service.js';
import { Places, pointsAnswered } from '../../src/integrity/places.js';
import { PaperBatch } from '../../src/paper/paper.entity.js';
import { countReadSheets, pooledSample } from '../../src/paper/pictures/pictures.queries.js';
import { unnamedPages } from '../../src/paper/pictures/unnamed.queries.js';

const campaign = Object.assign(new Campaign(), { communeId: 'spring', id: 'c' });
const day = { kind: 'day', pointId: 'p', day: '2026-11-03', batchId: null, period: 'all' } as const;
/** Nobody is found, so nobody's place is asked for. */
const nowhere = new Places({} as Secrets, []);

/** What is asked about flags and about what is left out, by name. */
export const integrityQueries: Readonly<Record<string, Work<unknown>>> = {
  'what flags rest on': stateOf(campaign),
  'points answered': pointsAnswered(campaign),
  'a day of a point': countedIn(campaign, day, nowhere),
  'what was left out together': leftOutBy({ communeId: 'spring', id: 'e' }),
  'what was looked at of pictures, in all batches': pooledSample('spring'),
  'the responses that were read from pictures': countReadSheets({ communeId: 'spring', id: 'c' }, EVER),
  'pages of which somebody must say whose they are': unnamedPages({ communeId: 'spring', id: 'b' }),
  'sheets of a campaign': sheetsOf(campaign),
  'sheets of a batch': sheetsThatCount(Object.assign(new PaperBatch(), { communeId: 'spring', id: 'b' })),
};
