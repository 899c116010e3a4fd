import { useContext } from 'react';
import { cited, isegoria, isGrowing, parsed } from './activities.js';
import { useFacts } from './facts.js';
import { OpenSheet } from './Sheet.jsx';
import { idOf } from './unsent.js';
import { fill, Language, useWords } from './words.js';

/** A message's words. Nothing in them becomes HTML: the bot's few shapes are drawn as elements, the rest as text. */
export function Message({ activity, text }) {
  if (activity.from.role === 'user') return <div className="message own">{text}</div>;
  const { language, status } = isegoria(activity);
  return (
    <div className={`message ${status === 'withheld' ? 'withheld' : ''}`} lang={language} aria-busy={isGrowing(activity) || undefined}>
      <Drawn nodes={parsed(activity).children} activity={activity} />
    </div>
  );
}

const elements = { paragraph: 'p', list: 'ul', listItem: 'li', blockquote: 'blockquote', emphasis: 'em', strong: 'strong' };

const Drawn = ({ nodes, activity }) => nodes.map((node, i) => <Node key={i} node={node} activity={activity} />);

function Node({ node, activity }) {
  const inside = () => <Drawn nodes={node.children ?? []} activity={activity} />;
  if (node.type === 'definition') return null;
  if (node.type === 'break') return <br />;
  if (node.type === 'linkReference') {
    const citation = cited(activity, node.identifier);
    return citation ? <Chip citation={citation} /> : inside();
  }
  if ('value' in node) return node.value;
  const Element = node.type === 'list' && node.ordered ? 'ol' : elements[node.type];
  return Element ? <Element>{inside()}</Element> : inside();
}

function Chip({ citation }) {
  const words = useWords();
  const open = useContext(OpenSheet);
  return (
    <button type="button" className="chip" aria-label={fill(words.openSource, citation)}
      onClick={() => open({ kind: 'source', citation })}>
      {citation.number}
    </button>
  );
}

/** Under the last message of a reply: when it came, and the way to its reasons. */
export function ReplyFooter({ activity }) {
  const words = useWords();
  const open = useContext(OpenSheet);
  return (
    <div className="reply-footer">
      <Sent activity={activity} />
      {isegoria(activity).turn && (
        <button type="button" className="quiet" onClick={() => open({ kind: 'why', activity })}>{words.why}</button>
      )}
    </div>
  );
}

/** Under a message of the citizen's: that it waits, that it is on its way, or when the server had it. */
export function OwnStatus({ activity, hideTimestamp, sendState, facts, sending }) {
  const words = useWords();
  const { unsent } = useFacts(facts);
  if (activity.id) return !hideTimestamp && <Sent activity={activity} />;
  const waits = unsent.some(entry => entry.waits && idOf(entry.activity) === idOf(activity));
  return waits || sendState === 'send failed' ? <span className="sent">{words.kept}</span> : sending();
}

function Sent({ activity }) {
  const language = useContext(Language);
  const time = new Date(activity.timestamp);
  return (
    <time className="sent" dateTime={activity.timestamp}>
      {time.toLocaleTimeString(language, { hour: 'numeric', minute: '2-digit' })}
    </time>
  );
}
