// A real language model behind the part of OpenAI's protocol that the product speaks, for tests: node server.mjs MODEL.gguf
// It prints a line of JSON once it listens and one for every answer, and ends when its standard input does: with its parent.
import { createServer } from "node:http";
import { basename } from "node:path";
import { parseArgs } from "node:util";
import { loadChat } from "./chat.mjs";
import { claimingAll } from "./claims.mjs";
import { Refusal, readRequest } from "./request.mjs";

const { positionals: [file], values } = parseArgs({
  allowPositionals: true,
  options: {
    port: { type: "string", default: "0" },
    // Several threads wait for each other by spinning: on cores that others use as well, two are hundreds of times slower than one.
    threads: { type: "string", default: "1" },
    context: { type: "string", default: "4096" },
    queue: { type: "string", default: "8" },
  },
});
const name = basename(file, ".gguf");
/** The same model, its words with marks added: see claims.mjs. */
const claiming = `${name}-claiming`;
const contextSize = Number(values.context);
const chat = await loadChat(file, { threads: Number(values.threads), contextSize });
const say = line => process.stdout.write(`${JSON.stringify(line)}\n`);

/** One request at a time; whoever finds the queue full is told at once. */
let waiting = 0;
let last = Promise.resolve();
function inTurn(work) {
  if (waiting > Number(values.queue))
    throw new Refusal(429, "The queue is full.", { type: "requests", code: "rate_limit_exceeded" });
  waiting++;
  const turn = last.then(work).finally(() => waiting--);
  last = turn.catch(() => {});
  return turn;
}

async function complete(request, response) {
  const asked = await readRequest(request, [name, claiming]);
  const gone = new AbortController();
  response.on("close", () => gone.abort());
  await inTurn(async () => {
    if (gone.signal.aborted)
      return;
    const prompt = chat.tokens(asked.messages);
    if (prompt.length + 1 > contextSize)
      throw new Refusal(400, `The messages hold ${prompt.length} tokens, the model reads ${contextSize}.`, { param: "messages", code: "context_length_exceeded" });
    const maxTokens = Math.min(asked.maxTokens ?? contextSize, contextSize - prompt.length);
    const weights = [];
    const plain = chat.answer(prompt, { ...asked, maxTokens, weights, signal: gone.signal });
    const answer = asked.model === claiming ? claimingAll(plain, asked.messages) : plain;
    await (asked.stream ? stream : whole)(response, answer, asked, prompt.length, weights);
  });
}

const head = (object, model) => ({ id: `chatcmpl-${Date.now().toString(36)}`, object, created: Math.floor(Date.now() / 1000), model });
const counted = (prompt, completion) => ({ prompt_tokens: prompt, completion_tokens: completion, total_tokens: prompt + completion });

async function collect(answer, each) {
  const began = performance.now();
  let text = "";
  for (;;) {
    const { done, value } = await answer.next();
    if (done)
      return { ...value, text, milliseconds: Math.round(performance.now() - began) };
    text += value;
    if (value)
      each(value);
  }
}

function told(done, promptTokens) {
  const usage = counted(promptTokens, done.completionTokens);
  say({ answer: done.text, finish: done.finish, milliseconds: done.milliseconds, ...usage });
  return usage;
}

async function whole(response, answer, asked, promptTokens, weights) {
  const done = await collect(answer, () => {});
  const usage = told(done, promptTokens);
  const message = { role: "assistant", content: done.text };
  send(response, 200, { ...head("chat.completion", asked.model), choices: [{ index: 0, message, logprobs: asked.topLogprobs > 0 ? { content: weights } : null, finish_reason: done.finish }], usage });
}

async function stream(response, answer, asked, promptTokens) {
  const shared = head("chat.completion.chunk", asked.model);
  const chunk = more => response.write(`data: ${JSON.stringify({ ...shared, ...more })}\n\n`);
  const delta = (words, finish = null) => chunk({ choices: [{ index: 0, delta: words, logprobs: null, finish_reason: finish }] });
  response.writeHead(200, { "Content-Type": "text/event-stream", "Cache-Control": "no-cache" });
  delta({ role: "assistant", content: "" });
  const done = await collect(answer, content => delta({ content }));
  const usage = told(done, promptTokens);
  delta({}, done.finish);
  if (asked.includeUsage)
    chunk({ choices: [], usage });
  response.end("data: [DONE]\n\n");
}

function send(response, status, body) {
  response.writeHead(status, { "Content-Type": "application/json" }).end(JSON.stringify(body));
}

async function serve(request, response) {
  const { pathname } = new URL(request.url, "http://localhost");
  if (pathname === "/v1/chat/completions" && request.method === "POST")
    await complete(request, response);
  else if (pathname === "/v1/models" && request.method === "GET")
    send(response, 200, { object: "list", data: [name, claiming].map(id => ({ id, object: "model", created: 0, owned_by: "local" })) });
  else
    throw new Refusal(404, `There is no ${request.method} ${pathname}.`);
}

const server = createServer((request, response) => serve(request, response).catch(fault => {
  const { status, error } = fault instanceof Refusal ? fault : new Refusal(500, fault.message, { type: "server_error" });
  if (status === 500)
    console.error(fault);
  if (response.headersSent)
    response.destroy();
  else
    send(response, status, { error });
}));
server.listen(Number(values.port), "127.0.0.1", () => say({ listening: `http://127.0.0.1:${server.address().port}/v1` }));
process.stdin.resume().on("end", () => process.exit(0)).on("error", () => process.exit(0));
