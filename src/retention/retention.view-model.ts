import type { AuditEntry } from '../access/audit.entity.js';
import { type CommuneCatalogue, communeHeading, toChooseCommune } from '../communes/catalogue.js';
import { businessDate } from '../config/clock.js';
import { MAIN_LANGUAGE } from '../formatting/sentence.js';
import type { Day } from '../rules/days.js';
import type { ErasureRequest } from './erasure-request.entity.js';
import type { Going } from './retention.service.js';

/** Everything that the page of terms is made of. */
interface RetentionPage {
  readonly communeId: string;
  readonly communes: readonly CommuneCatalogue[];
  readonly going: readonly Going[];
  readonly log: readonly AuditEntry[];
  readonly requests: readonly ErasureRequest[];
  readonly today: Day;
  readonly told: string | undefined;
}

export function toRetentionView({ communeId, communes, going, log, requests, today, told }: RetentionPage) {
  const own = communes.find(({ key }) => key === communeId);
  return {
    communeId,
    ...toChooseCommune(communes, communeId),
    heading: own ? communeHeading(own) : communeId,
    told: told ? `retention.told.${told}` : null,
    terms: going.map(({ term: { name, months }, now, soon }) => ({
      label: `retention.terms.${name}`,
      kept: `retention.kept.${months % YEAR === 0 && months > 0 ? 'years' : months === 0 ? 'needed' : 'months'}`,
      length: months % YEAR === 0 ? months / YEAR : months,
      now,
      soon: soon - now,
    })),
    log: log.map(({ at, object, details }) => ({
      on: businessDate(at),
      label: `retention.terms.${object}`,
      gone: Number(details.count ?? 0),
    })),
    requests: requests.map((request) => ({
      ...toErasureView(request),
      isLate: request.answer === null && request.answerBy < today,
    })),
  };
}

export function toErasureView({ communeId, id, receivedOn, answerBy, asked, answer, answeredOn }: ErasureRequest) {
  // What is asked and answered is written in the language of the office.
  return {
    id,
    href: `/retention/${communeId}/${id}`,
    spoken: MAIN_LANGUAGE,
    receivedOn,
    answerBy,
    asked,
    answer,
    answeredOn,
  };
}

const YEAR = 12;
