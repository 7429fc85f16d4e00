/** Bundles a worker into one file, for workerd and for the tests; wrangler bundles worker/index.ts by itself. */
import { fileURLToPath } from 'node:url'
import type { InlineConfig } from 'vite'

const root = fileURLToPath(new URL('..', import.meta.url))

/** Names are kept, so that a stack trace in the log can be read. */
const minify = { compress: true, mangle: false, codegen: { removeWhitespace: true } }

export function worker(entry: string, outDir: string): InlineConfig {
  return {
    configFile: false,
    root,
    logLevel: 'warn',
    publicDir: false,
    resolve: { conditions: ['workerd', 'worker', 'browser', 'module', 'import', 'default'] },
    oxc: { jsx: { runtime: 'automatic', importSource: 'hono/jsx' } },
    build: {
      outDir,
      emptyOutDir: true,
      target: 'es2024',
      modulePreload: false,
      minify: false,
      reportCompressedSize: false,
      rolldownOptions: {
        input: entry,
        external: [/^cloudflare:/],
        preserveEntrySignatures: 'strict',
        output: { format: 'es', entryFileNames: 'index.js', codeSplitting: false, minify },
      },
    },
  }
}

export const workers = [
  worker('worker/index.ts', 'dist/parley'),
  worker('worker/demo/index.tsx', 'dist/demo'),
]
