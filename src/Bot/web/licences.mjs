// The licences of what the bundle holds, as they ask to be: beside every copy.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

const folder = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//;

export async function licences(inputs) {
  const folders = [...new Set(inputs.map(input => folder.exec(input)?.[1]).filter(Boolean))].sort();
  return (await Promise.all(folders.map(licence))).join('\n\n');
}

async function licence(packageFolder) {
  const path = join(import.meta.dirname, packageFolder);
  const { name, version, license } = JSON.parse(await readFile(join(path, 'package.json'), 'utf8'));
  const file = (await readdir(path)).find(entry => /^licen[cs]e/i.test(entry));
  const text = file ? await readFile(join(path, file), 'utf8') : '';
  return `${name} ${version} (${license})\n\n${text.trim()}`;
}
