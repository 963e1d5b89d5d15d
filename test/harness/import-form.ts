/** What a person chose for a file; what is left out is found by the page. */
export interface ChosenImport {
  readonly place: string;
  /** Codes of the questions column by column, with commas between. */
  readonly map?: string;
  readonly hander?: string;
  readonly name?: string;
  readonly sheet?: string;
  readonly header?: string;
  readonly separator?: string;
  readonly [field: string]: string | undefined;
}

/** The form of the import wizard as a browser sends it. */
export function importForm(file: string | Buffer, { map = '', name = 'a.csv', ...fields }: ChosenImport): FormData {
  const form = new FormData();
  for (const [field, value] of Object.entries(fields)) if (value !== undefined) form.set(field, value);
  map.split(',').forEach((meaning, column) => {
    if (meaning !== '') form.set(`c${column}`, meaning);
  });
  form.set('sent', new File([new Uint8Array(Buffer.from(file))], name));
  return form;
}
