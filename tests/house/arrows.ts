/** Who may import what. The first entry whose pattern fits a file speaks for it. */
export interface Arrow {
  files: RegExp
  packages: RegExp
  ours: RegExp
  /** Also reachable, but only by `import type`. */
  types?: RegExp
}

const none = /^$/
const pure = /^(zod|@bufbuild\/cel(\/.*)?)$/

export const arrows: Arrow[] = [
  // Within shared, knowledge points down: the leaves know themselves, rules and words know how comments are read and
  // no engine, nobody but the terminal knows the replay, and nobody but the demonstration the made-up year.
  { files: /^shared\/protocol\//, packages: pure, ours: /^shared\/protocol\// },
  { files: /^shared\/law\//, packages: none, ours: /^shared\/law\// },
  { files: /^shared\/statistics\//, packages: none, ours: /^shared\/statistics\// },
  { files: /^shared\/reading\//, packages: none, ours: /^shared\/reading\// },
  {
    files: /^shared\/(rules|playbook|copy)\//,
    packages: pure,
    ours: /^shared\/(rules|playbook|copy|protocol|reading|money\.ts$)/,
  },
  // A report is made of what became of customers, which is told by the engine's words; nothing in the engine knows it.
  {
    files: /^shared\/experiments\/report(\.ts$|\/)/,
    packages: none,
    ours: /^shared\/(experiments|outcomes|statistics|rules|csv|retention\.ts$)/,
  },
  {
    files: /^shared\/experiments\//,
    packages: pure,
    ours: /^shared\/(experiments|playbook|rules|copy|(money|retention)\.ts$)/,
  },
  {
    files: /^shared\/figures\//,
    packages: pure,
    ours: /^shared\/(figures|statistics|protocol|csv|rules\/derived\.ts$|(nps|money)\.ts$)/,
  },
  { files: /^shared\/engine\//, packages: pure, ours: /^shared\/(?!(replay|simulate)\/)/ },
  { files: /^shared\//, packages: pure, ours: /^shared\// },
  { files: /^(worker|widget)\/vite\.config\.ts$/, packages: /^(vite|node:.*)$/, ours: none },
  {
    files: /^widget\//,
    packages: /^preact(\/.*)?$/,
    ours: /^widget\//,
    types: /^shared\/protocol\//,
  },
  {
    files: /^worker\/cli\//,
    packages: /^(node:.*|vite|zod|hono\/.*|jose)$/,
    ours: /^(shared\/|worker\/(cli|identity)\/|(worker|widget)\/vite\.config\.ts$)/,
    types: /^worker\/billing\//,
  },
  {
    files: /^worker\/demo\//,
    packages: /^(hono(\/.*)?|zod|jose|cloudflare:.*)$/,
    ours: /^(shared\/|worker\/demo\/|worker\/identity\/sign-token\.ts$|worker\/migrate\.ts$|worker\/tenant\/whole-row\.ts$)/,
  },
  {
    files: /^worker\//,
    packages: /^(hono(\/.*)?|zod|jose|cloudflare:.*)$/,
    ours: /^(shared\/|worker\/(?!cli\/|demo\/))/,
  },
  { files: /^tests\//, packages: /./, ours: /./ },
]
