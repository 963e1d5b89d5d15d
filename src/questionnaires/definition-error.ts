/**
 * A definition that cannot become a questionnaire. The message is a sentence that names the question, page or panel, for
 * the person who wrote it.
 */
export class DefinitionError extends Error {
  /**
   * @param where name of the question, page or panel; null for the questionnaire as a whole
   * @param path of the value that is refused, where one value is
   */
  constructor(
    readonly where: string | null,
    readonly reason: string,
    readonly path: readonly PropertyKey[] | null = null,
  ) {
    super(where === null ? `The questionnaire: ${reason}.` : `"${where}": ${reason}.`);
    this.name = 'DefinitionError';
  }
}
