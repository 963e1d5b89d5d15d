import { communeHeading } from '../communes/catalogue.js';
import { summaryText } from '../dashboard/summary.js';
import type { SummaryCard, SummaryDrawing } from '../figures/drawing.service.js';
import { translate } from '../formatting/languages.js';
import { MAIN_LANGUAGE } from '../formatting/sentence.js';
import type { ReleasedResult } from './locked-result.js';
import { type ResultRow, toResultsPage } from './results-page.view-model.js';

/** What citizens are sent by Zalo: one picture, and a text with the same content. */
export interface PublicPicture {
  readonly drawing: SummaryDrawing;
  readonly text: string;
}

const say = (key: string, values: Readonly<Record<string, string>> = {}): string =>
  translate(MAIN_LANGUAGE, `publicResults.${key}`, values);

/** The same as the public page tells of one approved result, without its questions; in Vietnamese. */
export function toPublicPicture(
  approved: ReleasedResult,
  { address, simulated }: { readonly address: string; readonly simulated: boolean },
): PublicPicture {
  const { sections } = toResultsPage(approved.result.commune, [approved], MAIN_LANGUAGE);
  const cards = sections.flatMap(({ title, period, lockedOn, sentences, departments, elements }) => {
    const { counts, rate, target, certainty, meaning } = sentences;
    const lines = [rate === null ? counts : null, [certainty, meaning].filter(Boolean).join(' ')].filter(isSaid);
    const headline: SummaryCard = {
      ...{ title, about: `${period} · ${say('lockedOn', { day: lockedOn })}`, trial: false, rate },
      ...{ base: rate === null ? null : counts, target: null, lines },
      reading: target && { text: target.sentence, tone: target.met ? 'met' : 'not-met' },
    };
    return [headline, ...listed('departments', departments), ...listed('elements', elements)];
  });
  const done = sections.flatMap((section) => section.done);
  const heading = communeHeading(approved.result.commune);
  const subheading = [...(simulated ? [translate(MAIN_LANGUAGE, 'charts.simulated')] : []), say('question')].join(
    ' · ',
  );
  const first = done.length === 0 ? null : { title: say('done'), lines: done, tone: 'calm' as const };
  const caption = [...sections.map(({ decided }) => decided), say('readingVoluntary'), say('more', { address })];
  const drawing: SummaryDrawing = { kind: 'summary', heading, subheading, cards, first, caption };
  return { drawing, text: summaryText(drawing) };
}

/** A card that names each row: "Văn phòng: 70,7% (41/58 câu trả lời hài lòng) · CHƯA ĐẠT, chưa đủ căn cứ". */
function listed(title: 'departments' | 'elements', rows: readonly ResultRow[]): readonly SummaryCard[] {
  if (rows.length === 0) return [];
  const lines = rows.map(({ label, rate, words, verdict }) => {
    const said = rate === null ? words : `${rate} (${words.replace(/\.$/, '')})`;
    return [`${label}: ${said}`, verdict].filter(isSaid).join(' · ');
  });
  const nothing = { about: null, trial: false, rate: null, base: null, target: null, reading: null } as const;
  return [{ title: say(title), ...nothing, lines }];
}

function isSaid(text: string | null): text is string {
  return text !== null && text !== '';
}
