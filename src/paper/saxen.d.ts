/** The part that is used of a library without types. */
declare module 'saxen' {
  type Decode = (text: string) => string;

  export class Parser {
    on(
      name: 'openTag',
      then: (element: string, attributes: () => Record<string, string>, decode: Decode) => void,
    ): this;
    on(name: 'closeTag', then: (element: string) => void): this;
    on(name: 'text', then: (text: string, decode: Decode) => void): this;
    on(name: 'error', then: (error: Error) => void): this;
    on(name: 'cdata', then: (text: string) => void): this;
    /** @throws Error where the text is no XML */
    parse(xml: string): void;
  }
}
