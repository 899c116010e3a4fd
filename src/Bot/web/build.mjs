// Bundles the citizen page into ../wwwroot/webchat: one script, one stylesheet, the fonts, each named by its hash and
// compressed beforehand, and manifest.json, by which the server finds them.
import * as esbuild from 'esbuild';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { licences } from './licences.mjs';
import { trimmedWebChat } from './trim.mjs';

const out = join(import.meta.dirname, '../wwwroot/webchat');
await rm(out, { recursive: true, force: true });
await mkdir(out, { recursive: true });

const { metafile } = await esbuild.build({
  absWorkingDir: import.meta.dirname,
  entryPoints: ['src/main.jsx'],
  outdir: out,
  entryNames: 'page-[hash]',
  assetNames: '[name]-[hash]',
  bundle: true,
  jsx: 'automatic',
  minify: true,
  metafile: true,
  format: 'esm',
  target: 'es2020',
  legalComments: 'linked',
  loader: { '.js': 'jsx', '.woff2': 'file' },
  define: {
    'process.env.NODE_ENV': '"production"',
    'process.env.node_env': '"production"',
    'process.env.build_tool': '"esbuild"',
    'process.env.module_format': '"esm"',
    'process.env.npm_package_version': '"4.18.1"',
  },
  alias: { 'p-defer-es5': 'p-defer' }, // Ships its code only through an install script, which we never run.
  plugins: [trimmedWebChat],
  logLevel: 'warning',
});

const names = Object.keys(metafile.outputs).map(path => basename(path));
const one = pattern => names.find(name => pattern.test(name));
await writeFile(join(out, 'manifest.json'), JSON.stringify({
  script: one(/^page-.*\.js$/),
  style: one(/^page-.*\.css$/),
  font: one(/-latin-wght-normal-.*\.woff2$/),
}));

await writeFile(join(out, 'licences.txt'), await licences(Object.keys(metafile.inputs)));

for (const name of (await readdir(out)).filter(name => /\.(js|css)$/.test(name))) {
  const bytes = await readFile(join(out, name));
  const gzip = gzipSync(bytes, { level: 9 });
  const brotli = brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } });
  await writeFile(join(out, `${name}.gz`), gzip);
  await writeFile(join(out, `${name}.br`), brotli);
  console.log(`${name}: ${bytes.length} bytes, gzip ${gzip.length}, brotli ${brotli.length}`);
}
