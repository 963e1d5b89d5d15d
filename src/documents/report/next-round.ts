import { isEstablished, type RateFigure } from '../../figures/figure.js';
import { MERGED } from '../../figures/partition.js';
import type { SatisfactionGroup } from '../../figures/satisfaction-groups.js';
import { translate } from '../../formatting/languages.js';
import { formatCount } from '../../formatting/numbers.js';
import { NOT_DETERMINED } from '../../responses/dimensions.js';
import {
  answersNextTime,
  MOST_ANSWERS_TO_NAME,
  type PartOfRound,
  wholeRoundFor,
} from '../../statistics/power-table.js';
import { FEWEST_FOR_VERDICT } from '../../statistics/target.js';
import { isSeveral, type ReportWords } from './opening.js';
import type { ReportSource } from './source.js';
import { joined } from './words.js';

/** A department or the whole commune, as far as it could be told. */
interface Row extends Pick<SatisfactionGroup, 'key' | 'label' | 'figure' | 'target'> {
  readonly kind?: SatisfactionGroup['kind'];
}

/** One that stayed open, and how many it should collect; null where no number helps. */
interface Open {
  readonly label: string;
  readonly respondents: number;
  readonly needed: number | null;
}

/**
 * VI. How many the next round should collect, so that what stayed open or few can be decided. Said of one period only,
 * and with what is taken for granted; of figures as they were told, so that nothing more is told by it.
 */
export function nextRound(source: ReportSource, { language, place }: ReportWords): readonly string[] {
  if (isSeveral(source)) return [];
  const { reading, department } = source;
  const which = translate(language, `reportNext.${reading.campaign.continuous ? 'period' : 'round'}`);
  const count = (number: number): string => formatCount(number, language);
  const say = (key: string, values = {}): string =>
    translate(language, `reportNext.${key}`, { next: which, ...values });
  const { overall: whole } = reading;
  const everybody = department ? null : openOf({ key: '', label: place, figure: whole.overall, target: whole.target });
  const rows = department ? [{ ...department.row, key: 'own' }] : unitsOf(source);
  const open = rows.map(openOf).filter((one) => one !== null);
  const few = rows.filter(isFew);
  const numbered = open.flatMap(({ needed, ...one }) => (needed === null ? [] : [{ ...one, needed }]));
  const close = open.filter(({ needed }) => needed === null);
  const total = department ? null : totalOf(source, [...numbered, ...few.flatMap(partOf)]);
  const names = (all: readonly { readonly label: string }[]): string => all.map(({ label }) => label).join(', ');
  const isNumber = numbered.length > 0 || (everybody?.needed ?? null) !== null;
  return [
    ...(everybody?.needed
      ? [say('overall', { place, needed: count(everybody.needed), now: count(everybody.respondents) })]
      : []),
    ...(numbered.length > 0
      ? [
          say('units', {
            parts: joined(
              numbered.map((one) =>
                say('part', { name: one.label, needed: count(one.needed), now: count(one.respondents) }),
              ),
            ),
          }),
        ]
      : []),
    ...(few.length > 0 ? [say('few', { names: names(few), fewest: count(FEWEST_FOR_VERDICT) })] : []),
    ...(total === null ? [] : [total.needed === null ? say('apart') : say('total', { needed: count(total.needed) })]),
    ...(close.length > 0 ? [say('close', { names: names(close), most: count(MOST_ANSWERS_TO_NAME) })] : []),
    ...(isNumber ? [say('assumed')] : []),
  ];
}

/** Rows of departments that are measured against a target. */
function unitsOf({ units, division }: ReportSource): readonly Row[] {
  if (division !== 'department') return [];
  return (units?.groups ?? []).filter(
    ({ key, kind }) => key !== MERGED && key !== NOT_DETERMINED && kind !== 'vertical' && kind !== 'other',
  );
}

function openOf({ label, figure, target }: Row): Open | null {
  if (figure.kind !== 'rate' || target === null || isEstablished(figure)) return null;
  return { label, respondents: figure.respondents, needed: neededOf(figure, target) };
}

/** Several answers of one person may be worth more than one; nobody is asked for fewer people because of that. */
function neededOf({ rate, respondents, effectiveRespondents }: RateFigure, target: number): number | null {
  const worth = Math.min(respondents, Math.max(1, effectiveRespondents));
  return answersNextTime({ rate, respondents, effectiveRespondents: worth, target });
}

/** Told in words or merged: nothing is said of its rate. */
function isFew({ figure }: Row): boolean {
  return figure.kind === 'few' || figure.kind === 'merged';
}

function partOf({ figure }: Row): readonly PartOfRound[] {
  return figure.kind === 'few' ? [{ respondents: figure.respondents, needed: FEWEST_FOR_VERDICT }] : [];
}

/** null where no department asks for anything. */
function totalOf({ reading }: ReportSource, parts: readonly PartOfRound[]): { readonly needed: number | null } | null {
  const { overall } = reading.overall;
  if (overall.kind !== 'rate' || parts.length === 0) return null;
  return { needed: wholeRoundFor({ respondents: overall.respondents, parts }) };
}
