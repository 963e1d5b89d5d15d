import { type Language, translate } from '../formatting/languages.js';
import type { DocumentTable } from '../writers/official-document.js';

/** A table whose lines are numbered in its first column, which stands beside those that are given. */
export function numberedTable(
  columns: DocumentTable['columns'],
  lines: readonly (readonly string[])[],
  language: Language,
): DocumentTable {
  const number = { title: translate(language, 'report.columns.number'), align: 'center', width: 10 } as const;
  return {
    ...{ kind: 'table', title: null, columns: [number, ...columns] },
    rows: lines.map((cells, index) => ({ cells: [String(index + 1), ...cells] })),
  };
}
