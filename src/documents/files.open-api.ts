import { fileTypes } from '../access/send-file.js';
import { InContract } from '../contract.js';
import { allLanguages } from '../formatting/languages.js';

const queries = {
  period: { description: 'a locked month or quarter, `2026-Q3`; the newest unless given', required: false },
  from: { description: 'first month, `2026-04`', required: false },
  to: { description: 'last month, `2026-09`', required: false },
  month: { name: 'period', description: 'a month, `2026-09`', required: true },
  told: {
    ...{ name: 'period', required: false },
    description:
      'of continuous feedback a locked period, or several that are all locked (`2026-Q3`, `2026-11`, `2026-H1`, `2026`, `2026..2030`), the newest unless given; of a round none, or `all`',
  },
  unit: { description: 'key of the department that the report is about', required: false },
  year: { description: 'a year, `2026`', required: true },
  quarter: { description: 'a quarter, `2026-Q3`', required: true },
} as const;

/** A route that answers with a file, for the contract at /api/docs. */
export function ApiFile(
  kind: keyof typeof fileTypes,
  about: { readonly summary: string; readonly description: string; readonly asked: readonly (keyof typeof queries)[] },
): MethodDecorator {
  const { summary, description, asked } = about;
  return InContract(({ ApiBearerAuth, ApiOkResponse, ApiOperation, ApiProduces, ApiQuery }) => [
    ApiBearerAuth(),
    ApiOperation({ summary, description }),
    ApiProduces(fileTypes[kind].split(';')[0] ?? ''),
    ApiOkResponse({ schema: { type: 'string', format: 'binary' } }),
    // The last is told first, as the last decorator of a method is.
    ApiQuery({ name: 'lang', required: false, enum: allLanguages() }),
    ...asked.toReversed().map((query) => ApiQuery({ name: query, ...queries[query] })),
  ]);
}
