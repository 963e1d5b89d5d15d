import { type CommuneCatalogue, centreOf, communeTitle, unitName } from '../communes/catalogue.js';
import { translate } from '../formatting/languages.js';
import { MAIN_LANGUAGE } from '../formatting/sentence.js';

/** Who issues papers of a commune: its committee, and its Centre. */
export const issuerNames = ['committee', 'centre'] as const;
export type IssuerName = (typeof issuerNames)[number];

/** As what somebody signs; each has its lines under `documents.signing`. */
export const signings = ['chairman', 'vice-chairman', 'director', 'vice-director'] as const;
export type Signing = (typeof signings)[number];

/** Who stands at the head of a paper and signs it; `frame-form.ts` reads it from what an officer typed. */
export interface Issuer {
  /** Whoever stands over it (cơ quan chủ quản); empty where nobody is named. */
  readonly superior: string;
  readonly name: string;
  /** At the end of its numbers, as `UBND`. */
  readonly symbol: string;
  readonly signing: Signing;
  /** Empty where nobody is named yet. */
  readonly signer: string;
  /** Without dashes and signs at their ends. */
  readonly recipients: readonly string[];
}

/** What of a paper is the same in each: who issues and signs it, where, on what grounds, and who gets it. */
export interface Frame extends Readonly<Record<IssuerName, Issuer>> {
  readonly place: string;
  readonly grounds: readonly string[];
  /** An authority that signs together with the committee; null where none does. */
  readonly joint: Readonly<Record<'name' | 'symbol' | 'authority' | 'signer', string>> | null;
}

/**
 * How the papers of a commune are framed until its officer says otherwise: signed by whom its data name.
 * @example frameFor(catalogue).committee.symbol // 'UBND'
 */
export function frameFor(catalogue: CommuneCatalogue): Frame {
  const title = communeTitle(catalogue);
  const say = (key: string, values = {}): string =>
    translate(MAIN_LANGUAGE, `documents.usual.${key}`, { place: title, kind: catalogue.kind, ...values });
  const signerOf = (role: string): string => catalogue.signers?.find((one) => one.role === role)?.name ?? '';
  const chairman = signerOf('chairman');
  const vice = signerOf('vice-chairman');
  const committee = say('committee');
  return {
    place: catalogue.name,
    grounds: [say('ground', { committee })],
    committee: {
      ...{ superior: '', name: committee, symbol: 'UBND', recipients: say('recipients').split('\n') },
      ...(chairman === '' && vice !== ''
        ? { signing: 'vice-chairman' as const, signer: vice }
        : { signing: 'chairman' as const, signer: chairman }),
    },
    centre: {
      ...{ superior: committee, name: unitName(catalogue, centreOf(catalogue)), symbol: 'TTPVHCC' },
      ...{ signing: 'director', signer: signerOf('centre-director'), recipients: say('centreRecipients').split('\n') },
    },
    joint: null,
  };
}
