import type { Campaign } from './campaign.entity.js';
import { type ChangeField, mayChange, type Phase } from './campaign-changes.js';
import { type FieldsPage, type FieldsView, toFieldsView } from './campaign-fields.view-model.js';
import type { CampaignRow } from './campaign-row.js';
import type { TypedEdit } from './edit-form.js';

/** The page that changes a campaign: the fields that may still be changed, the others with the reason why not. */
export interface EditView extends FieldsView {
  readonly campaign: CampaignRow;
  readonly typed: TypedEdit;
  /** Which fields are shown to be changed. */
  readonly may: Readonly<Record<ChangeField, boolean>>;
  readonly mayAnything: boolean;
  /** Key of the sentence that says why the others stay; null where none does. */
  readonly fixedBecause: string | null;
  /** Key of what moving the end means now. */
  readonly endHint: string;
  /** As it is now, where somebody else has changed it since the page was opened. */
  readonly stale: Pick<Campaign, 'name' | 'opensOn' | 'endsOn' | 'locksOn'> | null;
}

export interface EditPage extends FieldsPage {
  readonly row: CampaignRow;
  readonly phase: Phase;
  readonly typed: TypedEdit;
  readonly stale: Campaign | null;
}

export function toEditView(page: EditPage): EditView {
  const { row, phase, typed, stale } = page;
  const may = Object.fromEntries(allFields.map((field) => [field, mayChange[phase].includes(field)]));
  return {
    ...toFieldsView(page),
    ...{ campaign: row, typed, stale },
    may: may as EditView['may'],
    mayAnything: mayChange[phase].length > 0,
    fixedBecause: phase === 'planned' ? null : `editing.fixedBecause.${phase}`,
    endHint: `editing.endHint.${endHints[phase] ?? 'planned'}`,
  };
}

const allFields = mayChange.planned;
const endHints: Partial<Record<Phase, string>> = { open: 'open', told: 'open', ended: 'ended', over: 'ended' };
