/** The device has a network, and the conversation's socket is open. */
export const reachable = ({ network, online }) => network && online;

export const idOf = activity => activity.channelData?.clientActivityID;

/** What the citizen sees of a message they sent: a button's title, otherwise the text. */
export const shownOf = activity => activity.channelData?.messageBack?.displayText ?? activity.text;

/** The store's action that sends a text; a button's shows the citizen its title and tells the bot its value. */
export const sent = ({ text, displayText }) =>
  displayText && displayText !== text
    ? { type: 'WEB_CHAT/SEND_MESSAGE_BACK', payload: { text, displayText } }
    : { type: 'WEB_CHAT/SEND_MESSAGE', payload: { text, method: 'keyboard' } };

const pauses = [3, 6, 12, 24, 48].map(seconds => seconds * 1000);
const echoDue = 15_000;

/**
 * What the citizen wrote and the server has not yet shown to have. It is kept on this device until its echo comes back,
 * and posted in the order written, again after a failure or a reload. A message keeps its clientActivityID, by which the
 * server knows a repeat, and of several pages open on one conversation only one posts at a time.
 */
export function createUnsent(facts, memory, conversation) {
  const drawn = new Set(); // Messages that Web Chat shows already.
  const refused = new Set();
  let post;
  let timer;
  let failures = 0;

  const entries = () => memory.unsent(conversation);
  const show = () => facts.set({ unsent: entries().map(entry => ({ ...entry, drawn: drawn.has(idOf(entry.activity)) })) });
  const keep = kept => {
    memory.keep(conversation, kept);
    show();
  };
  const change = (id, changed) =>
    keep(entries().map(entry => idOf(entry.activity) === id ? { ...entry, ...changed } : entry));
  const due = ({ activity, posted = 0 }) => !refused.has(idOf(activity)) && Date.now() - posted > echoDue;

  async function postAll() {
    for (let entry; post && reachable(facts.get()) && (entry = entries().find(due));) {
      const id = idOf(entry.activity);
      try {
        await post(entry.activity);
        failures = 0;
        change(id, { posted: Date.now() });
      } catch (error) {
        change(id, { waits: true });
        facts.set({ busy: false });
        if (isRefusal(error)) {
          refused.add(id);
        } else {
          clearTimeout(timer);
          timer = setTimeout(send, pauses[Math.min(failures++, pauses.length - 1)]);
          return;
        }
      }
    }
  }
  const send = () => { alone(`isegoria/${conversation}/sending`, postAll); };

  addEventListener('storage', show);
  show();
  return {
    send,

    /** Every message of this page's Web Chat goes this way from now on. */
    attach(directLine) {
      const plainly = directLine.postActivity.bind(directLine);
      post = activity => new Promise((resolve, reject) => {
        // Direct Line answers "retry" where the server did not take the message.
        plainly(activity).subscribe(id => id === 'retry' ? reject(new Error(id)) : resolve(id), reject);
      });
      directLine.postActivity = activity => {
        if (activity.type !== 'message') return plainly(activity);
        drawn.add(idOf(activity));
        keep([...entries(), { activity }]);
        send();
        // Web Chat takes a message as sent when its echo comes.
        return { subscribe: ({ next }) => { next(idOf(activity)); return { unsubscribe() {} }; } };
      };
    },

    /** True where the message was kept to go out later, behind what waits already; false where it can go out now. */
    keeps({ payload: { text, displayText } }) {
      if (reachable(facts.get()) && !entries().some(entry => entry.waits)) return false;
      const channelData = { clientActivityID: newId(), ...(displayText && { messageBack: { displayText } }) };
      keep([...entries(), { activity: { type: 'message', text, locale: facts.get().language, channelData }, waits: true }]);
      send();
      return true;
    },

    echoed(activity) {
      if (entries().some(entry => idOf(entry.activity) === idOf(activity)))
        keep(entries().filter(entry => idOf(entry.activity) !== idOf(activity)));
    },

    drop: () => keep([]),

    close() {
      post = undefined;
      clearTimeout(timer);
      removeEventListener('storage', show);
    },
  };
}

/** Sent again unchanged, it would be refused again: it waits for the page to be opened anew. */
const isRefusal = ({ status }) => status >= 400 && status < 500 && ![401, 403, 408, 429].includes(status);

// Where pages are not served over TLS there are no locks and no randomUUID; the server knows a repeat all the same.
let last = Promise.resolve();
const alone = (name, work) =>
  navigator.locks ? navigator.locks.request(name, work) : (last = last.then(work, work));

const newId = () => Array.from(crypto.getRandomValues(new Uint32Array(4)), part => part.toString(36)).join('');
