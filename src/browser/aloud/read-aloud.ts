/** Where the words of a button and of the screen come from. */
export interface Reading {
  /** What the button says, while nothing is read and while it is. */
  label(reads: boolean): string;
  /** What is read, a sentence or two at a time: browsers break off in longer texts. Never what was chosen. */
  texts(): readonly string[];
}

/**
 * Reads a screen aloud with the browser's own voice. The button stays hidden where there is none for the page's
 * language; voices may come late.
 */
export class ReadAloud {
  private reads = false;

  constructor(
    private readonly button: HTMLButtonElement,
    private readonly reading: Reading,
  ) {
    button.hidden = true;
    if (!('speechSynthesis' in self)) return;
    button.addEventListener('click', () => (this.reads ? this.stop() : this.read()));
    speechSynthesis.onvoiceschanged = () => this.offer();
    addEventListener('pagehide', () => this.stop());
    this.offer();
  }

  /** Shows the button where there is a voice, with its words in the language of the page. */
  offer(): void {
    if (!('speechSynthesis' in self)) return;
    this.button.hidden = voiceFor(document.documentElement.lang) === undefined;
    this.button.textContent = this.reading.label(this.reads);
  }

  /** The screen changes, or somebody has heard enough. */
  stop(): void {
    if (!this.reads) return;
    this.reads = false;
    speechSynthesis.cancel();
    this.offer();
  }

  private read(): void {
    const voice = voiceFor(document.documentElement.lang);
    const texts = this.reading.texts().filter((text) => text !== '');
    if (!voice || texts.length === 0) return;
    speechSynthesis.cancel();
    this.reads = true;
    texts.forEach((text, index) => {
      const said = new SpeechSynthesisUtterance(text);
      Object.assign(said, { voice, lang: voice.lang, rate: 0.9 });
      if (index === texts.length - 1) said.onend = () => this.stop();
      speechSynthesis.speak(said);
    });
    this.offer();
  }
}

/** A voice of the device itself before one from the network. */
function voiceFor(language: string): SpeechSynthesisVoice | undefined {
  const voices = speechSynthesis.getVoices().filter(({ lang }) => lang.toLowerCase().startsWith(language));
  return voices.find(({ localService }) => localService) ?? voices[0];
}
