// What this device remembers of a consultation: how to come back to the conversation, the language, and, for each
// conversation, the messages the server is not known to have. Storage may be refused (private windows); then all this
// lives as long as the page.
export function remembered(slug) {
  const key = name => `isegoria/${slug}/${name}`;
  const here = new Map();
  const read = name => {
    if (here.has(name)) return here.get(name);
    try {
      return JSON.parse(localStorage.getItem(key(name)));
    } catch {
      return null;
    }
  };
  const write = (name, value) => {
    try {
      if (value === null) localStorage.removeItem(key(name));
      else localStorage.setItem(key(name), JSON.stringify(value));
      here.delete(name);
    } catch {
      here.set(name, value);
    }
  };
  return {
    get resume() { return read('resume'); },
    set resume(value) { write('resume', value); },
    get language() { return read('language'); },
    set language(value) { write('language', value); },
    get conversation() { return read('conversation'); },
    set conversation(value) { write('conversation', value); },
    unsent: conversation => read(`unsent/${conversation}`) ?? [],
    keep(conversation, messages) { write(`unsent/${conversation}`, messages.length ? messages : null); },
  };
}
