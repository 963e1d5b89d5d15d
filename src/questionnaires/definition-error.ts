import { LOG_LANGUAGE } from '../formatting/sentence.js';
import { type Fault, type FaultCode, faultWords, type Path } from './definition-fault.js';

/**
 * A definition that cannot become a questionnaire. The message is a sentence that names the question, page or panel, for
 * the person who wrote it.
 */
export class DefinitionError extends Error {
  constructor(readonly fault: Fault) {
    super(faultWords(fault, LOG_LANGUAGE).sentence);
    this.name = 'DefinitionError';
  }
}

/** @example throw refuse('Q1', 'no-choices') */
export function refuse(
  where: string | null,
  code: FaultCode,
  values: Fault['values'] = {},
  path: Path | null = null,
): DefinitionError {
  return new DefinitionError({ where, code, values, path });
}

/** Collects what is wrong, so that all of it is told at once: work that is refused goes on with something else. */
export class Faults {
  readonly found: Fault[] = [];

  /**
   * What the work makes; what stands for it where it is refused.
   * @param property that the work reads, where it is one
   */
  attempt<T>(otherwise: T, work: () => T, property?: string): T {
    try {
      return work();
    } catch (error) {
      if (!(error instanceof DefinitionError)) throw error;
      this.found.push({ ...error.fault, ...(property !== undefined && { property }) });
      return otherwise;
    }
  }

  note(where: string | null, code: FaultCode, values: Fault['values'] = {}, path: Path | null = null): void {
    this.found.push({ where, code, values, path });
  }
}
