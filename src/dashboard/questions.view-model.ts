import type { Distribution } from '../figures/satisfaction.service.js';
import { type Language, translate } from '../formatting/languages.js';
import { formatCount, formatRate } from '../formatting/numbers.js';
import type { Questionnaire } from '../questionnaires/questionnaire.js';

/** One satisfaction item as a diverging stacked bar, the neutral level in the middle, and as numbers. */
export interface QuestionRow {
  readonly key: string;
  readonly label: string;
  readonly rate: string;
  readonly satisfied: string;
  readonly base: string;
  readonly segments: readonly { readonly level: number; readonly x: number; readonly width: number }[];
  readonly counts: readonly string[];
  readonly outside: string;
}

export interface QuestionTable {
  readonly rows: readonly QuestionRow[];
  readonly levels: readonly { readonly level: number; readonly label: string }[];
  /** Items with too few answers to be shown. */
  readonly withheld: readonly string[];
}

/** The drawing: a whole bar is 270 wide and hangs about the middle of its neutral part, at 130 of 400. */
const BAR = 270;
const MIDDLE = 130;

/** Items worst first. */
export function toQuestionTable(
  { questions }: Distribution,
  questionnaire: Questionnaire,
  language: Language,
): QuestionTable {
  const scales = new Map(questionnaire.questions.flatMap(({ code, scale }) => (scale ? [[code, scale] as const] : [])));
  const rows: (QuestionRow & { readonly share: number })[] = [];
  const withheld: string[] = [];
  for (const question of questions) {
    const scale = scales.get(question.key);
    if (!scale) continue;
    if (!('counts' in question)) {
      withheld.push(question.label);
      continue;
    }
    const levels = Array.from({ length: scale.levels }, (_, index) => question.counts[String(index + 1)] ?? 0);
    const base = levels.reduce((sum, count) => sum + count, 0);
    const satisfied = scale.satisfied.reduce((sum, level) => sum + (levels[level - 1] ?? 0), 0);
    if (base === 0) continue;
    rows.push({
      key: question.key,
      label: question.label,
      share: satisfied / base,
      rate: formatRate(satisfied / base, { language }),
      satisfied: formatCount(satisfied, language),
      base: formatCount(base, language),
      segments: segmentsOf(levels, base),
      counts: levels.map((count) => formatCount(count, language)),
      outside: formatCount(
        scale.outside.reduce((sum, code) => sum + (question.counts[code] ?? 0), 0),
        language,
      ),
    });
  }
  return {
    rows: rows.sort((a, b) => a.share - b.share).map(({ share, ...row }) => row),
    levels: [1, 2, 3, 4, 5].map((level) => ({ level, label: translate(language, `dashboard.levels.${level}`) })),
    withheld,
  };
}

function segmentsOf(levels: readonly number[], base: number): QuestionRow['segments'] {
  const middle = (levels.length - 1) / 2;
  const left = levels.reduce(
    (sum, count, index) => sum + (index < middle ? count : index === middle ? count / 2 : 0),
    0,
  );
  let x = MIDDLE - (left / base) * BAR;
  return levels.map((count, index) => {
    const width = (count / base) * BAR;
    const segment = { level: index + 1, x: Math.round(x * 10) / 10, width: Math.round(width * 10) / 10 };
    x += width;
    return segment;
  });
}
