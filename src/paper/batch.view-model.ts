import type { CampaignState } from '../campaigns/campaign.entity.js';
import { type PaperBatch, type PaperSheet, spoiltReasons } from './paper.entity.js';
import { sheetNumber } from './sheet-runs.js';
import { NO_SHEETS, type SheetCounts } from './sheets.queries.js';

/** One batch: how many sheets went out, came back and are keyed, and what is left to do. */
export interface BatchView {
  readonly id: string;
  readonly code: string;
  readonly commune: string;
  readonly campaign: string;
  readonly place: string;
  readonly handerLabel: string;
  readonly formLabel: string;
  readonly proofLabel: string;
  readonly madeOn: string;
  readonly issued: number;
  readonly returned: string;
  readonly counts: SheetCounts;
  /** Sheets that were read from pictures, and not keyed. */
  readonly fromPictures: number;
  /** Came back and not keyed yet; null while nobody has counted. */
  readonly waiting: number | null;
  /** Keyed once, by somebody else than the reader. */
  readonly forSecond: number;
  /** Nothing can be keyed or corrected before it opens, nor once it is locked. */
  readonly mayKey: boolean;
  /** Key of the sentence that says why not; null where it can. */
  readonly shut: string | null;
  readonly differing: readonly SheetRow[];
  readonly spoilt: readonly (SheetRow & { readonly reasonLabel: string })[];
  readonly settled: readonly SheetRow[];
  readonly reasons: readonly { readonly value: string; readonly label: string; readonly chosen: boolean }[];
  readonly fault: string | null;
  /** The field at which it is said. */
  readonly faultAt: 'returned' | 'number' | 'open-number' | null;
  /** Of a sheet, as it was typed at the field of the fault. */
  readonly number: string;
  readonly saved: string | null;
}

/** What was typed of a batch and cannot be kept, and why. */
export interface RefusedBatch {
  readonly fault: keyof typeof fieldOf;
  readonly typed: Readonly<Record<'returned' | 'number' | 'reason', string>>;
}

/** The field at which each fault is said. */
const fieldOf = {
  returned: 'returned',
  number: 'number',
  taken: 'number',
  notYours: 'open-number',
  notKeyed: 'open-number',
} as const;

interface SheetRow {
  readonly number: number;
  readonly shown: string;
  readonly firstBy: string;
  readonly secondBy: string | null;
  readonly settledBy: string | null;
}

export interface BatchPage {
  readonly batch: PaperBatch;
  readonly counts: SheetCounts | undefined;
  readonly sheets: readonly PaperSheet[];
  readonly campaign: string;
  readonly place: string;
  /** Login name. */
  readonly reader: string;
  readonly state: CampaignState;
  readonly refused: RefusedBatch | null;
  readonly saved: string | null;
}

export function toBatchView({ batch, sheets, reader, state, refused, saved, ...page }: BatchPage): BatchView {
  const counts = page.counts ?? NO_SHEETS;
  const inState = (state: PaperSheet['state']) => sheets.filter((one) => one.state === state).map(toRow);
  const waiting = batch.returned === null ? null : batch.returned - counts.valid - counts.spoilt;
  return {
    ...{ id: batch.id, code: batch.code, commune: batch.communeId, madeOn: batch.madeOn, issued: batch.issued },
    ...{ campaign: page.campaign, place: page.place, counts, saved },
    fault: refused && `paper.faults.${refused.fault}`,
    faultAt: refused && fieldOf[refused.fault],
    number: refused?.typed.number ?? '',
    handerLabel: `paper.handers.${batch.handedOutBy}`,
    formLabel: `paper.forms.${batch.form}`,
    proofLabel: `paper.proof.${batch.handedOutBy}`,
    returned: (refused?.fault === 'returned' ? refused.typed.returned : batch.returned?.toString()) ?? '',
    fromPictures: sheets.filter((one) => one.fromPictures && one.state !== 'spoilt').length,
    waiting: waiting === null ? null : Math.max(0, waiting),
    forSecond: sheets.filter(({ state, firstBy }) => state === 'keyed' && firstBy !== reader).length,
    mayKey: state !== 'draft' && state !== 'locked',
    shut: state === 'draft' || state === 'locked' ? `paper.${state}` : null,
    differing: inState('differs'),
    settled: inState('settled'),
    spoilt: sheets
      .filter(({ state }) => state === 'spoilt')
      .map((sheet) => ({ ...toRow(sheet), reasonLabel: `paper.spoiltBecause.${sheet.spoiltBecause}` })),
    reasons: spoiltReasons.map((value) => ({
      ...{ value, label: `paper.spoiltBecause.${value}`, chosen: value === refused?.typed.reason },
    })),
  };
}

function toRow({ number, firstBy, secondBy, settledBy }: PaperSheet): SheetRow {
  return { number, shown: sheetNumber(number), firstBy, secondBy, settledBy };
}
