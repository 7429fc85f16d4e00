/** Three builds: the chat; the loader, which is told its name; and the loader for pages that pin, which is told its hash too. */
import { fileURLToPath } from 'node:url'
import type { InlineConfig } from 'vite'

const root = fileURLToPath(new URL('..', import.meta.url))

/** Vite's own minifier leaves white space in ES modules. */
const minify = { compress: true, mangle: true, codegen: { removeWhitespace: true } }

const common = {
  configFile: false,
  root,
  logLevel: 'warn',
  publicDir: false,
} satisfies InlineConfig

const build = {
  outDir: 'dist/widget',
  target: 'es2022',
  /** These know `color-scheme`; for older ones it would be written out twice. */
  cssTarget: ['chrome123', 'firefox121', 'safari17.5'],
  modulePreload: false,
  reportCompressedSize: false,
} satisfies InlineConfig['build']

export const chat: InlineConfig = {
  ...common,
  // The classic transform calls `h` with children as arguments: a hundred bytes less than the automatic one.
  oxc: {
    jsx: { runtime: 'classic', pragma: 'h', pragmaFrag: 'Fragment' },
    jsxInject: "import { h, Fragment } from 'preact'",
  },
  build: {
    ...build,
    emptyOutDir: true,
    rolldownOptions: {
      input: 'widget/app.tsx',
      preserveEntrySignatures: 'strict',
      output: { format: 'es', entryFileNames: 'parley/chat.js', codeSplitting: false, minify },
    },
  },
}

/** A classic script, so that a page can add it with one plain tag. `integrity` is the chat's; empty, nothing is checked. */
export const loader = (chatFile: string, integrity: string): InlineConfig => ({
  ...common,
  define: { __CHAT__: JSON.stringify(chatFile), __INTEGRITY__: JSON.stringify(integrity) },
  build: {
    ...build,
    emptyOutDir: false,
    rolldownOptions: {
      input: 'widget/loader.ts',
      output: { format: 'iife', entryFileNames: integrity ? 'pinned.js' : 'parley.js', minify },
    },
  },
})
