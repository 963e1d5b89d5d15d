import { type Language, translate } from '../formatting/languages.js';
import { formatCount } from '../formatting/numbers.js';
import { MAIN_LANGUAGE } from '../formatting/sentence.js';
import { issuerNames, signings } from './frame.js';
import { type FrameFault, type FrameField, MOST_LETTERS, MOST_LINES, type TypedFrame } from './frame-form.js';
import { signingLines } from './to-document.js';

/** The fields of a frame as they are typed, and what became of saving them. */
export interface FramePage {
  readonly commune: string;
  readonly heading: string;
  readonly typed: TypedFrame;
  readonly faults?: readonly FrameFault[];
  readonly conflict?: boolean;
  readonly saved?: boolean;
  readonly language: Language;
}

/** The page on which an officer says who signs, on what grounds, and who gets the papers. */
export function toFrameView({
  commune,
  heading,
  typed,
  faults = [],
  conflict = false,
  saved = false,
  language,
}: FramePage) {
  const limits = { tooLong: formatCount(MOST_LETTERS, language), tooMany: formatCount(MOST_LINES, language) };
  const said = ({ message }: FrameFault): string => {
    const [, , key = ''] = message.split('.');
    return translate(language, message, { most: limits[key as keyof typeof limits] });
  };
  const field = (name: FrameField, label: string, hint: string | null, more: object = {}) => {
    const fault = faults.find((one) => one.field === name);
    const id = name.replace('.', '-');
    return {
      name,
      id,
      value: typed[name],
      label: translate(language, `documents.frame.${label}`),
      ...more,
      ...{
        hint: hint && translate(language, `documents.frame.${hint}`),
        fault: fault ? said(fault) : null,
      },
    };
  };
  return {
    ...{ commune, heading, conflict, saved, read: typed.read, written: MAIN_LANGUAGE },
    faults: faults.map((one) => ({ id: one.field.replace('.', '-'), said: said(one) })),
    first: [field('place', 'place', null), field('grounds', 'grounds', 'groundsHint', { rows: 4 })],
    issuers: issuerNames.map((issuer) => ({
      title: translate(language, `documents.frame.${issuer}`),
      fields: [
        field(`${issuer}.superior`, 'superior', 'superiorHint'),
        field(`${issuer}.name`, 'name', null),
        field(`${issuer}.symbol`, 'symbol', 'symbolHint'),
        field(`${issuer}.signing`, 'signing', null, {
          choices: signings.map((value) => ({
            ...{ value, chosen: typed[`${issuer}.signing`] === value },
            label: signingLines(value).join(' / '),
          })),
        }),
        field(`${issuer}.signer`, 'signer', null),
        field(`${issuer}.recipients`, 'recipients', 'recipientsHint', { rows: 7 }),
      ],
    })),
    joint: [
      field('jointName', 'jointName', null),
      field('jointSymbol', 'symbol', null),
      field('jointAuthority', 'jointAuthority', null),
      field('jointSigner', 'signer', null),
    ],
  };
}
