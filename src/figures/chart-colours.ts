/** What is drawn in a colour of its own; the rest has the colour of the text. */
export interface ChartColours {
  /** rates */
  readonly mark: string;
  /** intervals */
  readonly spread: string;
  readonly target: string;
  /** limits, and what is merged */
  readonly quiet: string;
  /** inside of a hollow point */
  readonly ground: string;
}

/** For pictures, which are white wherever they are read. */
export const onPaper: ChartColours = {
  mark: '#0b6360',
  spread: '#8cbdb8',
  target: '#9a3412',
  quiet: '#7a8499',
  ground: '#ffffff',
};

/** Names of the page's colours; its script puts in what they are, light or dark. */
export const onPage: ChartColours = {
  mark: 'var(--accent)',
  spread: 'var(--line-strong)',
  target: 'var(--brick)',
  quiet: 'var(--line-strong)',
  ground: 'var(--paper)',
};
