import type { Language } from '../../formatting/languages.js';
import type { Condition } from '../../rules/conditions.js';

/** What the server tells the tablet, as an attribute of the page (`KioskData` in `responses/kiosk-page.ts`). */
export interface KioskData {
  readonly subjects: readonly KioskSubject[];
  /** Instead of questions: why there are none. */
  readonly closed: Text | null;
  readonly words: Readonly<Record<Language, Readonly<Record<string, string>>>>;
  readonly demo: boolean;
}

export interface KioskSubject {
  readonly code: string;
  readonly campaign: string;
  readonly version: string;
  readonly choose: Text;
  readonly place: string;
  readonly notice: Text;
  readonly screens: readonly KioskScreen[];
}

export interface KioskScreen {
  readonly code: string;
  readonly kind: 'faces' | 'several';
  readonly stem: Text | null;
  readonly title: Text;
  readonly visibleIf: Condition | null;
  readonly choices: readonly KioskChoice[];
  /** The answer that excludes all others. */
  readonly alone?: string | number;
}

export interface KioskChoice {
  readonly value: string | number;
  readonly text: Text;
  readonly face: number | null;
}

export type Text = Readonly<Record<Language, string>>;
