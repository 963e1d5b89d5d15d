/**
 * Text in lines no wider than the width; a word that is wider stands alone. Apart from what draws it, since whoever only
 * asks where things stand on a sheet loads neither canvas nor fonts.
 * @param widthOf how wide a text is, in the unit of `width`
 */
export function linesOf(text: string, width: number, widthOf: (text: string) => number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    const longer = last === undefined ? word : `${last} ${word}`;
    if (last !== undefined && widthOf(longer) <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}
