import { isCode, isObject, type Properties, withCodedRows } from './codes-by-place.js';
import { intoBounds } from './validators.js';

/** How many entries may be added where the author says nothing. */
const MOST_ENTRIES = 5;

/** A question that is answered several times, with all said in its columns, and how often at most. */
export function repeated(question: Properties): Properties {
  const { cellType, choices, columns, placeholder: _, ...rest } = withCodedRows(question);
  const whole = Array.isArray(columns)
    ? columns.map((column, at) => columnOf(column, at, { cellType, choices }))
    : columns;
  const read = { ...rest, ...(columns !== undefined && { columns: whole }) };
  if (question.type === 'matrixdynamic')
    return { ...read, maxRowCount: most(read, 'rowCount', 'minRowCount', 'maxRowCount') };
  if (question.type !== 'paneldynamic') return read;
  return { ...read, maxPanelCount: most(read, 'panelCount', 'minPanelCount', 'maxPanelCount') };
}

function most(question: Properties, ...names: readonly [string, string, string]): unknown {
  const [count, least, said] = names.map((name) => question[name]);
  return said ?? Math.max(MOST_ENTRIES, ...[count, least].map((one) => (typeof one === 'number' ? one : 0)));
}

const CHOSEN = ['dropdown', 'radiogroup', 'checkbox', 'tagbox'];

/** What the whole table says of its cells holds for each column that says nothing else. */
function columnOf(column: unknown, at: number, table: Properties): unknown {
  const { name, title, cellType: own, choices: listed, ...rest } = isObject(column) ? column : { name: column };
  const said = own ?? table.cellType;
  const cellType = said === undefined || said === 'default' ? 'dropdown' : said;
  const choices = CHOSEN.includes(String(cellType)) ? (listed ?? table.choices) : listed;
  return {
    ...(isCode(name) || name === undefined ? { name, title } : { name: `c${at + 1}`, title: title ?? String(name) }),
    ...{ cellType, ...(choices !== undefined && { choices }) },
    ...intoBounds(rest),
  };
}
