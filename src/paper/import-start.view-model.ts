import type { Campaign } from '../campaigns/campaign.entity.js';
import type { CollectionPoint } from '../collection-points/collection-point.entity.js';
import { type Language, translate } from '../formatting/languages.js';
import { compareNames } from '../formatting/names.js';
import { handers } from './handed-out-by.js';
import type { PaperImport } from './import.entity.js';
import type { FileFault } from './import-file.js';
import { type ImportForm, keptFile } from './import-form.js';

/** The first step: which file, and where its people answered; and what was imported before. */
export interface StartView {
  /** With the kind of each: a place of two kinds is two points of one name, and what is imported counts as the kind says. */
  readonly places: readonly (Chosen & { readonly kindLabel: string })[];
  readonly handers: readonly Chosen[];
  readonly imports: readonly (Omit<PaperImport, 'fileName'> & { readonly name: string; readonly campaign: string })[];
  /** Keys of the sentences that say what is to be mended, by field; null where nothing is. */
  readonly faultOf: {
    readonly place: string | null;
    readonly hander: string | null;
    readonly sent: string | null;
  } | null;
  /** A file that was chosen already and can be read: what it is called in a sentence, its name, and itself, packed. */
  readonly kept: { readonly called: string; readonly name: string; readonly packed: string } | null;
}

interface Chosen {
  readonly value: string;
  readonly label: string;
  readonly chosen: boolean;
}

interface Start {
  readonly places: readonly {
    readonly campaign: Campaign;
    readonly points: readonly CollectionPoint[];
    readonly imports: readonly PaperImport[];
  }[];
  /** What was chosen already. */
  readonly form: ImportForm | null;
  readonly fault: FileFault | null;
}

export function toStartView({ places, form, fault }: Start, language: Language): StartView {
  const noName = translate(language, 'importing.noName');
  const named = places.flatMap(({ campaign, points }) =>
    points
      .toSorted((one, other) => compareNames(one.name, other.name))
      .map(({ id, name, kind }) => {
        const label = `${campaign.name} – ${name}`;
        return { value: `${campaign.id}:${id}`, label, kindLabel: `points.kind.${kind}` };
      }),
  );
  const file = fault === null ? form?.file : null;
  return {
    // Nothing is chosen for somebody who has a choice.
    places: named.map((one) => ({ ...one, chosen: named.length === 1 || one.value === form?.place })),
    handers: handers.toReversed().map((value) => ({
      ...{ value, chosen: value === form?.hander },
      label: translate(language, `paper.handers.${value}`),
    })),
    imports: places.flatMap(({ campaign, imports }) =>
      imports.map(({ fileName, ...one }) => ({ ...one, name: fileName ?? noName, campaign: campaign.name })),
    ),
    faultOf: form && {
      place: form.place === '' ? 'importing.noPlace' : null,
      hander: form.hander === null ? 'paper.faults.hander' : null,
      sent: fault && `importing.fileFaults.${fault}`,
    },
    kept: file ? { called: form?.name ?? noName, name: form?.name ?? '', packed: keptFile(file) } : null,
  };
}
