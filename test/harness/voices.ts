/** The device's voices; Chromium without a head has none. What it is asked to say is kept in `said`. */
export const voices = (...languages: readonly string[]) => `
  globalThis.said = [];
  const voices = ${JSON.stringify(languages.map((lang) => ({ lang, name: lang, localService: true })))};
  globalThis.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
  Object.defineProperty(globalThis, 'speechSynthesis', { value: {
    getVoices: () => voices,
    speak: (utterance) => said.push(utterance),
    cancel: () => said.push('cancel'),
  } });`;
