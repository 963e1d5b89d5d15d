import { z } from 'zod';
import { cleanLine, cleanText } from '../rules/typed-text.js';
import { type Frame, type Issuer, type IssuerName, issuerNames, type Signing, signings } from './frame.js';

const typedText = z.string().max(20_000).default('');

/** Fields of one issuer, and of all of them. */
const issuerFields = ['superior', 'name', 'symbol', 'signing', 'signer', 'recipients'] as const;
const jointFields = ['jointName', 'jointSymbol', 'jointAuthority', 'jointSigner'] as const;
const fields = [
  ...(['place', 'grounds'] as const),
  ...issuerNames.flatMap((issuer) => issuerFields.map((field) => `${issuer}.${field}` as const)),
  ...jointFields,
];
export type FrameField = (typeof fields)[number];

/** A frame as an officer typed it, with the version that was read. */
export type TypedFrame = Readonly<Record<FrameField | 'read', string>>;

/** The form as it is sent: every field as text, empty where it is missing. */
export const frameForm: z.ZodType<TypedFrame> = z.object(
  Object.fromEntries([...fields, 'read'].map((field) => [field, typedText])),
) as unknown as z.ZodType<TypedFrame>;

/** What is wrong with a field. */
export interface FrameFault {
  readonly field: FrameField;
  /** Key of what is said at the field. */
  readonly message:
    | 'documents.frame.needed'
    | 'documents.frame.tooLong'
    | 'documents.frame.tooMany'
    | 'documents.frame.jointPart';
}

/** The longest line, and the most lines of a field. */
export const MOST_LETTERS = 300;
export const MOST_LINES = 40;

/** The fields of a frame as its page shows them. */
export function typedFrame(frame: Frame, read: string): TypedFrame {
  const issuers = issuerNames.flatMap((name) => {
    const { recipients, ...more } = frame[name];
    return Object.entries({ ...more, recipients: recipients.join('\n') }).map(([field, text]) => [
      `${name}.${field}`,
      text,
    ]);
  });
  const { joint } = frame;
  return {
    ...Object.fromEntries(issuers),
    ...{ place: frame.place, grounds: frame.grounds.join('\n'), read },
    ...{ jointName: joint?.name ?? '', jointSymbol: joint?.symbol ?? '' },
    ...{ jointAuthority: joint?.authority ?? '', jointSigner: joint?.signer ?? '' },
  };
}

/** Reads what was typed: a frame, or everything that is wrong with it. */
export function readFrame(typed: TypedFrame): Frame | { readonly faults: readonly FrameFault[] } {
  const line = (field: FrameField): string => cleanLine(typed[field]);
  const lines = (field: FrameField): string[] => linesIn(typed[field]);
  const joint = jointFields.map(line);
  const [name = '', symbol = '', authority = '', signer = ''] = joint;
  const isJoint = joint.some((text) => text !== '');
  const faults = [
    ...fields.flatMap((field) => faultOf(field, typed[field])),
    ...(isJoint && [name, symbol, authority].includes('')
      ? [{ field: 'jointName', message: 'documents.frame.jointPart' } as const]
      : []),
  ];
  if (faults.length > 0) return { faults };
  const issuer = (of: IssuerName): Issuer => ({
    ...{ superior: line(`${of}.superior`), name: line(`${of}.name`), symbol: line(`${of}.symbol`) },
    ...{ signing: signingIn(typed[`${of}.signing`]), signer: line(`${of}.signer`) },
    recipients: lines(`${of}.recipients`),
  });
  return {
    ...{ place: line('place'), grounds: lines('grounds') },
    ...{ committee: issuer('committee'), centre: issuer('centre') },
    joint: isJoint ? { name, symbol, authority, signer } : null,
  };
}

/** Several lines without what ends or begins them by habit: dashes, semicolons and stops. */
function linesIn(text: string): string[] {
  return cleanText(text)
    .split('\n')
    .map((line) =>
      cleanLine(line)
        .replace(/^[-–+•]\s*/, '')
        .replace(/[;.,]+$/, ''),
    )
    .filter((line) => line !== '');
}

function signingIn(text: string): Signing {
  return signings.find((one) => one === text) ?? signings[0];
}

const needed: readonly FrameField[] = ['place', 'committee.name', 'committee.symbol', 'centre.name', 'centre.symbol'];

function faultOf(field: FrameField, text: string): readonly FrameFault[] {
  const all = linesIn(text);
  if (all.length === 0 && needed.includes(field)) return [{ field, message: 'documents.frame.needed' }];
  if (all.some((line) => line.length > MOST_LETTERS)) return [{ field, message: 'documents.frame.tooLong' }];
  return all.length > MOST_LINES ? [{ field, message: 'documents.frame.tooMany' }] : [];
}
