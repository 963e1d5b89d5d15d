import type { Language, Text } from '../../formatting/languages.js';
import type { Sentence } from '../../formatting/sentence.js';
import type { Condition } from '../conditions.js';
import type { OpeningHours } from '../opening-hours.js';

/** What a tablet is told, as an attribute of its page; it changes language without asking the server. */
export interface KioskData {
  /** One or two; none where nothing can be asked. */
  readonly subjects: readonly KioskSubject[];
  /** Instead of questions: why there are none. */
  readonly closed: Text | null;
  readonly words: Readonly<Record<Language, Readonly<Record<string, Sentence>>>>;
  /** In the order of the button that changes it; the first is the one everybody begins in. */
  readonly languages: readonly { readonly code: Language; readonly name: string }[];
  readonly demo: boolean;
}

export interface KioskSubject {
  readonly code: string;
  readonly campaign: string;
  readonly version: string;
  /** On the button that chooses between two subjects. */
  readonly choose: Text;
  readonly place: string;
  readonly notice: Text;
  readonly screens: readonly KioskScreen[];
}

/** One question, alone on the screen. */
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
  /** Which of the five faces; null for words alone. */
  readonly face: number | null;
}

/** Which points a paired tablet shows, its PIN and its hours; null for always awake. */
export interface DeviceSettings {
  readonly points: readonly string[];
  readonly pin: string;
  readonly openingHours: OpeningHours | null;
}

/** What pairing answers: `POST /api/v1/devices/pair`. */
export interface PairingReply extends DeviceSettings {
  readonly device: string;
  readonly token: string;
}

/** What a heartbeat answers: `POST /api/v1/devices/heartbeat`. */
export interface HeartbeatReply extends DeviceSettings {
  /** Number of the heartbeat before: one smaller than expected tells of a restored server. */
  readonly beat: number;
}
