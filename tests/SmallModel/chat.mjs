// A small instruct model that keeps one conversation's state: what two prompts have in common at their beginning is read once.
import { getLlama, LlamaLogLevel, LlamaText, SpecialTokensText } from "node-llama-cpp";

/** Nothing is compiled and nothing fetched. */
export async function loadChat(modelPath, { threads, contextSize }) {
  const llama = await getLlama({ gpu: false, build: "never", logLevel: LlamaLogLevel.error });
  const model = await llama.loadModel({ modelPath });
  const context = await model.createContext({ contextSize, threads });
  return new Chat(model, context.getSequence(), contextSize);
}

class Chat {
  constructor(model, sequence, contextSize) {
    Object.assign(this, { model, sequence, contextSize });
  }

  /** ChatML, as the model was taught. The words between the marks can hold no mark: they are read as plain text. */
  tokens(messages) {
    const mark = text => new SpecialTokensText(text);
    return LlamaText([
      ...messages.flatMap(({ role, content }) => [mark(`<|im_start|>${role}\n`), content, mark("<|im_end|>\n")]),
      mark("<|im_start|>assistant\n"),
    ]).tokenize(this.model.tokenizer);
  }

  /**
   * Yields what is new of the answer, piece by piece; returns { finish, completionTokens } at its end.
   * A piece that may be the beginning of a stop word waits until it is known not to be.
   * Where weights are asked for, each token's likeliest alternatives are pushed on the list, after the temperature.
   */
  async *answer(prompt, { maxTokens, stop, temperature, seed, signal, topLogprobs = 0, weights = [] }) {
    // The last token is always read anew: a model that has read everything has nothing to go on from.
    await this.sequence.adaptStateToTokens(prompt.slice(0, -1), false);
    const unread = prompt.slice(this.sequence.nextTokenIndex);
    const written = [];
    let sent = 0;
    for await (const { token, probabilities } of this.sequence.evaluateWithMetadata(unread, { probabilities: topLogprobs > 0 }, { temperature, seed })) {
      if (signal.aborted || this.model.isEogToken(token))
        break;
      if (topLogprobs > 0)
        weights.push(this.weigh(token, probabilities, topLogprobs));
      written.push(token);
      const text = this.text(written);
      const end = firstOf(stop, text);
      if (end >= 0) {
        yield text.slice(sent, end);
        return { finish: "stop", completionTokens: written.length };
      }
      if (written.length === maxTokens) {
        yield text.slice(sent);
        return { finish: "length", completionTokens: written.length };
      }
      const sure = text.length - unsure(stop, text);
      if (sure > sent) {
        yield text.slice(sent, sure);
        sent = sure;
      }
    }
    yield this.text(written).slice(sent);
    return { finish: "stop", completionTokens: written.length };
  }

  /** As OpenAI's protocol tells it. */
  weigh(token, probabilities, most) {
    const told = one => ({ token: this.text([one]), logprob: Math.log(probabilities.get(one) ?? Number.MIN_VALUE) });
    const likeliest = [...probabilities].sort((one, other) => other[1] - one[1]).slice(0, most);
    return { ...told(token), top_logprobs: likeliest.map(([one]) => told(one)) };
  }

  text(tokens) {
    return this.model.detokenize(tokens);
  }
}

function firstOf(stop, text) {
  const found = stop.map(word => text.indexOf(word)).filter(at => at >= 0);
  return found.length > 0 ? Math.min(...found) : -1;
}

/** How many characters at the end may still change: half a letter, or the beginning of a stop word. */
function unsure(stop, text) {
  let most = text.endsWith("\uFFFD") ? 1 : 0;
  for (const word of stop) {
    for (let length = Math.min(word.length - 1, text.length); length > most; length--) {
      if (text.endsWith(word.slice(0, length)))
        most = length;
    }
  }
  return most;
}
