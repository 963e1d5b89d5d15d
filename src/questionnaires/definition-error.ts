/**
 * A definition that cannot become a questionnaire. The message is a sentence that names the question, page or panel, for
 * the person who wrote it.
 */
export class DefinitionError extends Error {
  /** @param where name of the question, page or panel; null for the questionnaire as a whole */
  constructor(
    readonly where: string | null,
    reason: string,
  ) {
    super(where === null ? `The questionnaire: ${reason}.` : `"${where}": ${reason}.`);
    this.name = 'DefinitionError';
  }
}
