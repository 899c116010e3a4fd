import { isegoria, isGrowing, placeOf, spokenText } from './activities.js';

const arrived = 'DIRECT_LINE/QUEUE_INCOMING_ACTIVITY';
const outgoing = ['WEB_CHAT/SEND_MESSAGE', 'WEB_CHAT/SEND_MESSAGE_BACK'];

/** Middleware of Web Chat's store: reads what the bot tells the shell, and keeps messages while nobody can take them. */
export const watch = (facts, unsent, erased) => () => next => action => {
  if (action.type === arrived) {
    const { activity } = action.payload;
    if (isErasure(facts.get(), activity)) erased(placeOf(activity));
    else if (activity.from.role === 'user') unsent.echoed(activity);
    if (activity.type === 'typing' && !isGrowing(activity)) {
      // The shell says so itself, in words.
      facts.set({ working: true });
      return undefined;
    }
    return next({ ...action, payload: { ...action.payload, activity: noted(facts, activity) } });
  }
  if (outgoing.includes(action.type)) {
    facts.set({ answers: [], startedOver: false });
    if (unsent.keeps(action)) return undefined;
    facts.set({ busy: true });
  }
  return next(action);
};

/** The citizen's words are gone from the server, and this page still shows them. */
const isErasure = ({ begun, erasedAt }, activity) =>
  begun && isegoria(activity).stage?.ending === 'erased' && placeOf(activity) > erasedAt;

function noted(facts, activity) {
  if (isGrowing(activity)) return placed(shown(activity), placeOf(activity), { 'webchat:fallback-text': spokenText(activity) });
  if (activity.type !== 'message') return activity;
  const place = placeOf(activity);
  const known = facts.get();
  const own = activity.from.role === 'user';
  const { citations = [], turn } = isegoria(activity);
  facts.set({
    begun: true,
    citations: joined(known.citations, citations),
    standingOn: { ...known.standingOn, [turn]: joined(known.standingOn[turn] ?? [], citations) },
  });
  // Messages may overtake one another on their way here; the newest says where the conversation stands.
  if (place >= known.newest) facts.set({ newest: place, ...(own ? { busy: true, answers: [] } : standing(known, activity)) });
  return own ? placed(activity, place, {}) : placed(shown(activity), place, { 'webchat:fallback-text': spokenText(activity) });
}

const standing = (known, activity) => {
  const { stage: said, status, language = known.language } = isegoria(activity);
  // A withheld reply leaves the citizen where they stood; an erasure holds all the same.
  const stage = status === 'withheld' && said?.ending !== 'erased' ? known.stage ?? said : said ?? known.stage;
  return { busy: false, working: false, answers: activity.suggestedActions?.actions ?? [], stage, ending: stage?.ending ?? 'none', language };
};

// The shell shows the answers itself, so they are announced with the message, once. And Web Chat would hold a reply back,
// up to five seconds, until it has seen what it replies to; its place says as much.
const shown = ({ suggestedActions, replyToId, ...activity }) => activity;

const placed = (activity, place, told) =>
  ({ ...activity, channelData: { ...activity.channelData, ...told, 'webchat:sequence-id': place } });

const joined = (known, cited) => [
  ...known,
  ...cited.filter(c => !known.some(k => k.passage === c.passage && k.quote === c.quote)),
];
