import { defineConfig } from 'vite';
import { readdirSync } from 'node:fs';
import path from 'node:path';

// An island is a script beside the page that uses it: Jury/Scores/score.island.js becomes "score".
function find(folder) {
  return readdirSync(folder, { recursive: true })
    .map((file) => file.toString().replaceAll('\\', '/'))
    .filter((file) => file.endsWith('.island.js') && !file.includes('node_modules') && !/(^|\/)(bin|obj)\//.test(file));
}

export default defineConfig({
  root: import.meta.dirname,
  publicDir: false,
  build: {
    outDir: 'Web/wwwroot/dist',
    emptyOutDir: true,
    manifest: 'islands.json',
    target: 'es2022',
    modulePreload: { polyfill: false },
    rollupOptions: {
      input: Object.fromEntries(find(import.meta.dirname).map((file) => [path.basename(file, '.island.js'), path.join(import.meta.dirname, file)])),
    },
  },
});
