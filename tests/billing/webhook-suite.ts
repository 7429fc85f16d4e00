/** `npm run contract -- webhook URL SECRET`: one line for each expectation, and under it what to mend where it does not hold. */
import { isSecret, WebhookBillingSettings } from '#worker/billing/webhook/settings.ts'
import { endpointAt, type Endpoint } from './webhook-endpoint.ts'
import { expectations, type Expectation, type Verdict } from './webhook-expectations.ts'

export const usage = 'webhook URL SECRET [CUSTOMER SUBSCRIPTION]'

/** Ends with 0 where all of it holds, 1 where not, 2 where it could not begin. */
export async function webhookSuite(args: readonly string[], say: (line: string) => void): Promise<0 | 1 | 2> {
  const [url = '', secret = '', customer = 'parley-test', subscription = customer] = args
  const settings = WebhookBillingSettings.safeParse({ provider: 'webhook', url, keyName: 'contract' })
  if (!settings.success || !isSecret(secret)) {
    say(`Usage: npm run contract -- ${usage}`)
    say('URL is https, or on this machine; SECRET is whsec_ and base64 of 24 to 64 bytes.')
    return 2
  }
  say(
    `The customer ${customer} with the subscription ${subscription} is changed by this. Take one for tests.\n`,
  )
  const wrong = await runAll(endpointAt({ url, secret, customer, subscription }), say)
  say(`\n${expectations.length - wrong} of ${expectations.length} hold.`)
  return wrong === 0 ? 0 : 1
}

async function runAll(endpoint: Endpoint, say: (line: string) => void): Promise<number> {
  let wrong = 0
  for (const expectation of expectations) {
    const verdict = await verdictOn(expectation, endpoint)
    if ('ok' in verdict && !verdict.ok) wrong += 1
    for (const line of linesOf(expectation, verdict)) say(line)
  }
  return wrong
}

async function verdictOn({ check }: Expectation, endpoint: Endpoint): Promise<Verdict> {
  try {
    return await check(endpoint)
  } catch (fault) {
    return { ok: false, what: fault instanceof Error ? fault.message : 'it was not answered' }
  }
}

function linesOf({ name, mend }: Expectation, verdict: Verdict): string[] {
  if ('skip' in verdict) return [`skip  ${name}`, `      ${verdict.skip}`]
  if (verdict.ok) return [`ok    ${name}`]
  return [`FAIL  ${name}`, `      ${verdict.what}`, `      Mend: ${mend}`]
}
