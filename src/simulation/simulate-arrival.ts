import type { Campaign } from '../campaigns/campaign.entity.js';
import { weekdayOf } from '../campaigns/campaign-calendar.js';
import type { CollectionPoint, PointKind } from '../collection-points/collection-point.entity.js';
import type { CommuneCatalogue } from '../communes/catalogue.js';
import { MAIN_LANGUAGE } from '../formatting/sentence.js';
import type { Bringer, Flag, Given } from '../responses/arrival.js';
import type { Asked } from '../responses/asked.service.js';
import type { Proof } from '../responses/dimensions.js';
import { addDays, type Day } from '../rules/days.js';
import { answer } from './opinions.js';
import { fieldWeights, helperAt, personAt, type Quality } from './people.js';
import type { Random } from './random.js';
import type { SimulatedCampaign } from './world.js';
import { withWritten } from './written.js';

/** Everything one simulated response depends on. */
export interface Stage {
  readonly wanted: SimulatedCampaign;
  readonly campaign: Campaign;
  readonly points: readonly CollectionPoint[];
  readonly catalogue: CommuneCatalogue;
  readonly quality: Quality;
  readonly today: Day;
  /** Id of the meeting; null for any other survey. */
  readonly batch: string | null;
  /** Where it stands among the responses of its campaign: a fraction in [0, 1). */
  readonly place: number;
  readonly random: Random;
}

/** Where and when one simulated response is given. */
export function simulatePlace(stage: Stage): { readonly point: CollectionPoint; readonly day: Day } {
  const { random, points, wanted } = stage;
  const day = dayIn(stage);
  const kind = random.weighted(wanted.channels as Record<string, number>);
  return { point: random.pick(points.filter((one) => one.kind === kind)), day };
}

/** What one simulated person brings: helper, field or village, the answers. */
export function simulateGiven(stage: Stage, asked: Asked): Given {
  const { random, batch, quality, wanted } = stage;
  const { point, day, catalogue, placed } = asked;
  const assisted = helperAt(point.kind, random);
  const atCentre = placed.subject === 'centre';
  const field =
    atCentre && asked.questionnaire.questions.some(({ dimension }) => dimension === 'field')
      ? (point.field ?? random.weighted(fieldWeights(catalogue, quality)))
      : null;
  const village = atCentre ? null : (point.village ?? random.pick(catalogue.villages).key);
  const person = personAt({
    ...{ ...stage, questionnaire: asked.questionnaire, catalogue, channel: point.kind, assisted, field, village },
    hasTurned: day >= wanted.turn,
  });
  const [ticked, id] = [answer(placed, person, random), random.uuid(stage.place)];
  // Nobody types on a tablet.
  const answers = point.kind === 'kiosk' ? ticked : withWritten(placed, ticked, id);
  return {
    ...{ answers, id, language: MAIN_LANGUAGE, assisted, flags: flagsAt(point.kind, id) },
    ...{ by: bringerAt(point.kind), proof: proofAt(point.kind, atCentre), codeHash: null, batch },
    ...{ receiptHash: null, dateReplaced: false, receivedOn: day, hour: 9 },
  };
}

/** Of sixteen visits to a tablet one begins within seconds of the one before. */
function flagsAt(kind: PointKind, id: string): readonly Flag[] {
  return kind === 'kiosk' && id.endsWith('0') ? ['repeated'] : [];
}

function bringerAt(kind: PointKind): Bringer {
  if (kind === 'kiosk') return 'tablet';
  return kind === 'paper' ? 'sheet' : 'phone';
}

/** Sheets of a survey on the administration are numbered and handed out by the front; the Centre hands out its own. */
function proofAt(kind: PointKind, atCentre: boolean): Proof {
  if (kind === 'meeting') return 'window';
  if (kind === 'link') return 'one-time';
  if (kind !== 'paper') return 'fixed';
  return atCentre ? 'own-paper' : 'one-time';
}

/** The day of the meeting, else working days mostly, between the opening and today. */
function dayIn({ wanted, campaign, today, random }: Stage): Day {
  if (wanted.meetingOn !== null) return wanted.meetingOn;
  const last = campaign.endsOn < today ? campaign.endsOn : today;
  const days = Math.round((Date.parse(last) - Date.parse(campaign.opensOn)) / 86_400_000) + 1;
  const day = addDays(campaign.opensOn, Math.floor(random.next() * days));
  return days > 7 && weekdayOf(day) > 5 && random.chance(0.9)
    ? dayIn({ wanted, campaign, today, random } as Stage)
    : day;
}
