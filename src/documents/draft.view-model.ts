import { writeAddress } from '../figures/address.js';
import { type Language, translate } from '../formatting/languages.js';
import { uncapitalised } from '../formatting/letters.js';
import { formatCount } from '../formatting/numbers.js';
import type { WrittenPaper } from './documents.service.js';
import { MOST_LETTERS, markOf, newNumbers, paragraphsIn, sectionsIn, textOf } from './edited-sections.js';
import type { AskedPaper } from './kinds/kind.js';
import { type KindName, kinds } from './kinds.js';
import { type PaperToWrite, toPrintedView } from './printed.view-model.js';

/** What the page of a paper that is written is made of. */
interface DraftSource {
  readonly kind: KindName;
  readonly asked: AskedPaper;
  readonly written: WrittenPaper;
  readonly paper: PaperToWrite;
  readonly id: string;
  readonly tooLong: readonly string[];
  /** Whether it is written otherwise than when its officer read it. */
  readonly isAnother: boolean;
  readonly mayWrite: boolean;
  readonly languages: readonly Language[];
  readonly language: Language;
}

/** A paper before it is kept: its choices, what may be changed in it, and how it will look. */
export function toDraftView(source: DraftSource) {
  const { kind, asked, written, paper, id, mayWrite, language } = source;
  const { campaign, period, unit } = asked;
  const name = translate(language, `documents.kinds.${kind}`);
  const chosen = { campaign: campaign.id, period, unit };
  const action = `/documents/draft/${kind}`;
  return {
    ...{ communeId: campaign.communeId, campaign: campaign.name, mayWrite, id, action, name },
    title: translate(language, 'documents.draft.title', { kind: uncapitalised(name) }),
    hidden: Object.entries({
      ...{ campaign: campaign.id, period: period ?? '', unit: unit ?? '', in: asked.language },
      read: markOf(written.compositions),
    }).map(([field, value]) => ({ field, value })),
    choice: choiceOf(source),
    usual: `${action}?${writeAddress(chosen)}&in=${asked.language}`,
    parts: sectionsIn(written.compositions).map(({ key, heading, paragraphs }) => {
      const now = written.edited[key] ?? paragraphs;
      const added = newNumbers(now, paragraphs);
      const text = textOf(now);
      return {
        read: { field: `read-${key}`, mark: markOf(paragraphsIn(textOf(paragraphs))) },
        ...{ field: `text-${key}`, heading: heading.text, text, rows: rowsFor(text), changed: key in written.edited },
        added: added.length === 0 ? null : added.join('; '),
        fault: source.tooLong.includes(key)
          ? translate(language, 'documents.draft.tooLong', { most: formatCount(MOST_LETTERS, language) })
          : null,
      };
    }),
    isFaulty: source.tooLong.length > 0,
    isAnother: source.isAnother,
    printed: toPrintedView(paper),
  };
}

/** Of everybody or of one department, and in which language. */
function choiceOf({ kind, asked, written, languages, language }: DraftSource) {
  const [first] = written.compositions;
  return {
    units: kinds[kind].ofUnits && first ? unitsIn(first.units, asked.unit) : [],
    languages: languages.map((code) => ({
      ...{ value: code, chosen: code === asked.language },
      label: translate(code, 'language.name'),
    })),
    period: asked.period,
    campaign: asked.campaign.id,
    everybody: translate(language, 'documents.everybody', { place: first?.place ?? '' }),
  };
}

function unitsIn(units: readonly { readonly key: string; readonly name: string }[], chosen: string | null) {
  return units.map(({ key, name }) => ({ value: key, label: name, chosen: key === chosen }));
}

/** Lines that a field shows at once. */
function rowsFor(text: string): number {
  const lines = text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / 90)), 0);
  return Math.min(14, Math.max(3, lines + 1));
}
