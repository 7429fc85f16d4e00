/** What every browser test stands on: a server as `npm start` runs it, a browser, and a person signed in. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Browser, type BrowserContextOptions, type Locator, type Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect } from 'vitest'
import { startParley, type Parley } from '#worker/cli/start-parley.ts'
import { ensureChromium } from '../chromium.ts'

export interface Stage {
  parley: Parley
  browser: Browser
  folder: string
}

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--no-first-run',
  '--disable-sync',
]

/** One server and one browser for a file of tests. */
export function stage(options: { origins?: string[] } = {}): Stage {
  const set = {} as Stage
  beforeAll(async () => {
    set.folder = await mkdtemp(join(tmpdir(), 'parley-e2e-'))
    const origins = options.origins ?? []
    set.parley = await startParley({ port: 0, dataDir: set.folder, origins, build: false, faults: true })
    set.browser = await chromium.launch({ executablePath: ensureChromium(), args: flags })
  })
  afterAll(async () => {
    await set.browser?.close()
    await set.parley?.stop()
    await rm(set.folder, { recursive: true, force: true })
  })
  afterEach(async () => {
    await Promise.all((set.browser?.contexts() ?? []).map((context) => context.close()))
  })
  return set
}

export interface Visit {
  page: Page
  chat: Chat
  /** Everything the page said on its console that it should not have. */
  troubles: string[]
}

/** A fresh visitor on the account page, signed in as one of the made-up customers. */
export async function visit(
  { browser, parley }: Stage,
  customer: string,
  options: BrowserContextOptions & { lang?: string } = {},
): Promise<Visit> {
  const { lang = 'en', ...rest } = options
  const context = await browser.newContext({ reducedMotion: 'reduce', ...rest })
  const page = await context.newPage()
  const troubles: string[] = []
  page.on('console', (said) => ['error', 'warning'].includes(said.type()) && troubles.push(said.text()))
  page.on('pageerror', (error) => troubles.push(error.message))
  await context.request.post(`${parley.address}/shop/sign-in`, {
    form: { customer },
    headers: { origin: parley.address },
  })
  await page.goto(`${parley.address}/?lang=${lang}`)
  return { page, chat: new Chat(page), troubles }
}

/** The chat as a person meets it: by role and by what stands on the controls. */
export class Chat {
  readonly page: Page
  readonly dialog: Locator

  constructor(page: Page) {
    this.page = page
    this.dialog = page.getByRole('dialog')
  }

  async open(): Promise<void> {
    await this.page.locator('[data-parley-cancel]').click()
    await this.ready()
  }

  /** Waits for the next question; its heading has the focus. */
  async ready(): Promise<void> {
    await this.dialog.getByRole('heading', { level: 3 }).first().waitFor()
  }

  question(): Promise<string> {
    return this.dialog.getByRole('heading', { level: 3 }).last().innerText()
  }

  /** Presses a control and waits until another question, or the end, is there. */
  async press(name: string | RegExp): Promise<void> {
    const before = await this.question()
    await this.dialog.getByRole('button', { name, exact: typeof name === 'string' }).click()
    await expect.poll(() => this.question()).not.toBe(before)
  }

  async tick(...labels: string[]): Promise<void> {
    for (const label of labels) await this.dialog.getByLabel(label, { exact: true }).check()
  }

  async write(text: string): Promise<void> {
    await this.dialog.getByRole('textbox').fill(text)
    await this.dialog.getByRole('textbox').press('Enter')
  }

  said(): Promise<string> {
    return this.dialog.getByRole('log').innerText()
  }
}
