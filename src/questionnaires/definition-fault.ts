import { type Language, type languages, translate } from '../formatting/languages.js';

/** What can be wrong with a definition; stable, and with words under `definitionFaults`. */
export type FaultCode = keyof (typeof languages)[Language]['definitionFaults']['faults'];
export type Path = readonly PropertyKey[];

/** One thing that is wrong, and where. */
export interface Fault {
  /** Name of the question, page or panel; null for the questionnaire as a whole. */
  readonly where: string | null;
  readonly code: FaultCode;
  /** What its words need. */
  readonly values: Readonly<Record<string, string | number>>;
  /** The property at fault, where `path` does not say so. */
  readonly property?: string;
  /** Of the value that is refused, in the definition as its author wrote it; null where it is not known yet. */
  readonly path: Path | null;
}

/** A fault as programs and pages tell it. */
export interface ToldFault {
  /** Name of the question, page or panel; null for the whole. */
  readonly question: string | null;
  /** @example 'pages[0].elements[2].visibleIf' */
  readonly path: string;
  readonly code: string;
  /** Place, what is wrong and what to do about it. */
  readonly message: string;
}

interface FaultWords {
  /** Place and fault. */
  readonly sentence: string;
  /** What is wrong, without the place. */
  readonly why: string;
  /** What to do about it. */
  readonly mend: string;
}

export function faultWords({ where, code, values }: Fault, language: Language): FaultWords {
  const { reason, expected } = values;
  const said = {
    ...values,
    because: reason === undefined ? '' : `: ${translate(language, `definitionFaults.refusedFor.${reason}.why`)}`,
    expected: expected === undefined ? '' : translate(language, `definitionFaults.kinds.${expected}`),
  };
  const why = translate(language, `definitionFaults.faults.${code}.why`, said);
  const mend =
    reason === undefined
      ? translate(language, `definitionFaults.faults.${code}.mend`, said)
      : translate(language, `definitionFaults.refusedFor.${reason}.mend`);
  const sentence =
    where === null
      ? translate(language, 'definitionFaults.ofAll', { why })
      : translate(language, 'definitionFaults.of', { name: where, why });
  return { sentence, why, mend };
}

export function toldFault(fault: Fault, language: Language): ToldFault {
  const { sentence, mend } = faultWords(fault, language);
  const { where: question, code, path } = fault;
  return { question, path: writtenPath(path ?? []), code, message: `${sentence} ${mend}` };
}

/** As people look it up in a file: `pages[0].elements[2].visibleIf`. */
function writtenPath(path: Path): string {
  return path
    .map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step).slice(0, 60)}`))
    .join('')
    .replace(/^\./, '');
}
