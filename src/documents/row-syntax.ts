import type { Group } from '../questionnaires/questionnaire.js';
import { OUTSIDE, type Variable } from './row-variables.js';

/** Value labels that PSPP keeps, in bytes. */
const LONGEST_LABEL = 120;
const LONGEST_VARIABLE_LABEL = 250;

/**
 * The syntax by which PSPP (and SPSS) reads `responses.csv`, names everything, leaves out what lies outside a scale, and
 * counts what the published figures count.
 * @param group whom the figures are of
 * @returns its lines
 */
export function psppSyntax(
  variables: readonly Variable[],
  rows: readonly (readonly (string | number | null)[])[],
  group: Group,
): readonly string[] {
  const formats = variables.map((variable, index) => {
    const longest = Math.max(1, ...rows.map((row) => String(row[index] ?? '').length));
    return `    ${variable.name} ${isText(variable) ? `A${longest}` : 'F2.0'}`;
  });
  const labels = variables.map(({ name, label }) => `  ${name} ${quoted(label, LONGEST_VARIABLE_LABEL)}`);
  const values = variables
    .filter((variable) => variable.values.length > 0)
    .map((variable) => {
      const told = variable.values.map(({ code, label }) => {
        return `${isText(variable) ? quoted(String(code), LONGEST_LABEL) : code} ${quoted(label, LONGEST_LABEL)}`;
      });
      return `  /${variable.name} ${told.join(' ')}`;
    });
  const scales = variables.filter(({ kind }) => kind === 'scale').map(({ name }) => name);
  return [
    'GET DATA',
    ...["  /TYPE=TXT /FILE='responses.csv' /ENCODING='UTF-8'", '  /ARRANGEMENT=DELIMITED /DELIMITERS=","'],
    ...["  /QUALIFIER='\"' /FIRSTCASE=2", '  /VARIABLES='],
    ...ended(formats),
    ...['VARIABLE LABELS', ...ended(labels)],
    ...(values.length > 0 ? ['VALUE LABELS', ...ended(values)] : []),
    ...(scales.length > 0 ? ended([`MISSING VALUES ${scales.join(' ')} (${OUTSIDE + 1} THRU 99)`]) : []),
    ...(hasGroups(variables) ? ['TEMPORARY.', `SELECT IF (${GROUP} = '${group}').`] : []),
    ...(scales.length > 0 ? [`FREQUENCIES /VARIABLES=${scales.join(' ')}.`] : []),
  ];
}

/** The same for R, without packages; at the end the share of satisfied answers to each question. @returns its lines */
export function readInR(variables: readonly Variable[], group: Group): readonly string[] {
  const scales = variables.filter(({ kind }) => kind === 'scale').map(({ name }) => `"${name}"`);
  return [
    'd <- read.csv("responses.csv", na.strings = "", encoding = "UTF-8", stringsAsFactors = FALSE)',
    `scales <- c(${scales.join(', ')})`,
    `d[scales] <- lapply(d[scales], function(x) replace(x, x > ${OUTSIDE}, NA))`,
    hasGroups(variables) ? `own <- d[d$${GROUP} == "${group}", ]` : 'own <- d',
    'sapply(own[scales], function(x) mean(x >= 4, na.rm = TRUE))',
  ];
}

/** Column of the group; a file of one group has none. */
const GROUP = 'group';

function hasGroups(variables: readonly Variable[]): boolean {
  return variables.some(({ name, question }) => question === null && name === GROUP);
}

function isText({ kind }: Variable): boolean {
  return kind === 'column' || kind === 'choice';
}

function ended(lines: readonly string[]): readonly string[] {
  return lines.map((line, index) => (index === lines.length - 1 ? `${line}.` : line));
}

/** In single quotes, those within it doubled, cut where PSPP would cut it in the middle of a letter. */
function quoted(text: string, longest: number): string {
  let cut = text.replace(/\s+/g, ' ');
  while (Buffer.byteLength(cut) > longest) cut = cut.slice(0, -1);
  return `'${cut.replaceAll("'", "''")}'`;
}
