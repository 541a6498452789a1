import react from '@vitejs/plugin-react';
import { resolve } from 'node:path';
import { defineConfig, type UserConfig } from 'electron-vite';

// The oldest runtime that the output has to run on: Electron 33 with Node 20.18 and Chromium 130.
const NODE = 'node20.18';
const CHROMIUM = 'chrome130';

// These bring files of their own (a native module, WebAssembly, fonts, worker scripts) and stay packages at run time.
// Everything else is bundled: fewer files to open at start, and a small package.
const runtimePackages = ['better-sqlite3', 'tesseract.js', '@hyzyla/pdfium', 'pdfkit'];
const external = new RegExp(`^(${runtimePackages.join('|')})(/|$)`);

/** What only the reading of a fax needs, apart: a start waits for the engine, and the engine for every chunk it names. */
const faxReading = /src[\\/]core[\\/](recognition[\\/](recognise-page|judge|stamped-line|tokens|language|two-forms|layout[\\/]columns)|transmit-line|fields|same-letter)|libphonenumber/;

const source = (path: string): string => resolve(import.meta.dirname, 'src', path);

const everything: UserConfig = {
  main: {
    // The reader of codes: its WebAssembly is carried inside the chunk that is loaded with the first code.
    assetsInclude: ['**/*.wasm'],
    build: {
      target: NODE,
      externalizeDeps: false,
      rolldownOptions: {
        input: {
          index: source('main/index.ts'),
          engine: source('main/engine-process/index.ts'),
          cli: source('cli/index.ts'),
          compose: source('core/compose.ts'),
          'disk-worker': source('core/store/dialects/disk-worker.ts'),
          'page-worker': source('core/adapters/page-worker/worker.ts'),
        },
        external: [external],
        // Shared chunks lie beside the entries, so that import.meta.dirname is out/main wherever a module ends up.
        // Names stay as they are, so that a stack in a log can be read; white space is nothing to read at each start.
        output: {
          format: 'es',
          entryFileNames: '[name].js',
          chunkFileNames: '[name]-[hash].js',
          minify: { compress: true, mangle: false, codegen: { removeWhitespace: true } },
          codeSplitting: { includeDependenciesRecursively: false, groups: [{ name: 'fax-reading', test: faxReading }] },
        },
      },
    },
  },
  preload: {
    build: {
      target: NODE,
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: source('preload/index.ts') },
        // A sandboxed preload has no ES modules and cannot load a second file.
        output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false },
      },
    },
  },
  renderer: {
    root: source('renderer'),
    plugins: [react()],
    build: {
      target: CHROMIUM,
      minify: true,
      rolldownOptions: { input: { index: source('renderer/index.html') } },
    },
  },
};

// Set-up builds only what has changed, and for the terminal only `main`.
const chosen = process.env['RUECKKANAL_BUILD']?.split(',');

export default defineConfig(Object.fromEntries(Object.entries(everything).filter(([name]) => chosen?.includes(name) ?? true)));
