// Web Chat's published bundles carry some forty languages and a second transport. Its packages also publish their
// source: bundling from that, with the two languages and the one transport we use, halves what a phone downloads.
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const here = import.meta.dirname;
const extensions = ['.ts', '.tsx', '.js', '/index.ts'];

export const trimmedWebChat = {
  name: 'trimmed-web-chat',
  setup(build) {
    build.onResolve({ filter: /^botframework-webchat-(api|component|core)(\/|$)/ }, ({ path }) => {
      const [name, ...rest] = path.split('/');
      const source = join(here, 'node_modules', name, 'src', rest.join('/') || 'index');
      return { path: source + extensions.find(extension => existsSync(source + extension)) };
    });

    build.onLoad({ filter: /webchat-api[\\/]src[\\/]localization[\\/][a-z]{2}-.*\.json$/ }, ({ path }) =>
      /(en-US|fr-FR)\.json$/.test(path) ? undefined : { contents: '{}', loader: 'json' });

    // The browser's own Intl knows how every language writes dates and numbers.
    build.onResolve({ filter: /external\/PrecompiledGlobalize$/ }, () => ({ path: join(here, 'src/globalize.js') }));

    build.onResolve({ filter: /^react-scroll-to-bottom$/ }, ({ importer }) =>
      importer.includes('botframework-webchat') ? { path: join(here, 'src/scroll-to-bottom.jsx') } : undefined);

    // The streaming transport is another protocol; files cannot be uploaded.
    build.onResolve({ filter: /^(\.\/directLineStreaming|mime)$/ }, () => ({ path: join(here, 'src/absent.js') }));
  },
};
