/** The report on an experiment as a file, from its page. */
import { expect, test } from 'vitest'
import { dayLines } from '#shared/experiments/report/day-lines.ts'
import { reportColumns, reportLines, type ReportLine } from '#shared/experiments/report/lines.ts'
import { linesOf } from '../figures/leaves.ts'
import { aConsole } from './a-console.ts'
import { aDesk } from './a-desk.ts'
import { experimentPages } from './experiments-page.ts'
import { aDraft, begun, document } from './experiments-of.ts'

const running = begun()
const fileAt = async (path: string, desk = aDesk([running])) => {
  const console = aConsole([], { desk })
  const response = await console.send(`/console/experiments${path}`, {
    headers: { cookie: await console.cookie() },
  })
  return { response, text: await response.text() }
}
const parsed = (text: string) =>
  text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as ReportLine)

test('has a line for each figure, then the days', async () => {
  const { response, text } = await fileAt('/pause-length/report.ndjson')
  expect(response.headers.get('content-type')).toBe('application/x-ndjson')
  expect(response.headers.get('content-disposition')).toBe('attachment; filename="report.ndjson"')
  const told = await aDesk([running]).experiment('pause-length')
  const days = running.sums!.flatMap((one) => [...dayLines(one)].flat())
  expect(days.length).toBeGreaterThan(1000)
  expect(parsed(text)).toEqual([...[...reportLines(told!.report!)].flat(), ...days])
})

test('has the same in CSV, each under its column', async () => {
  const { response, text } = await fileAt('/pause-length/report.csv')
  expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8')
  expect(text.split('\r\n')[0]).toBe(reportColumns.map((name) => `"${name}"`).join(','))
  const lines = parsed((await fileAt('/pause-length/report.ndjson')).text)
  expect(linesOf(text)).toEqual(
    lines.map((line) => Object.fromEntries(reportColumns.map((name) => [name, String(line[name] ?? '')]))),
  )
})

test('is sent as it is made: days are asked for when it is their turn', async () => {
  const desk = aDesk([running])
  const asked: unknown[] = []
  const { experimentSums } = desk
  const console = aConsole([], {
    desk: {
      ...desk,
      experimentSums: async (of: Parameters<typeof experimentSums>[0]) => (
        asked.push(of),
        experimentSums(of)
      ),
    },
  })
  const { body } = await console.send('/console/experiments/pause-length/report.ndjson', {
    headers: { cookie: await console.cookie() },
  })
  const reader = body!.getReader()
  const first = await reader.read()
  expect(new TextDecoder().decode(first.value)).toContain('"measure":"state"')
  expect(asked).toEqual([])
  while (!(await reader.read()).done);
  expect(asked).toEqual([{ experiment: 'pause-length', phase: 1, daysOf: 90 }])
})

test('of a draft has nothing yet, of none there is none, and a stranger gets none', async () => {
  const { text } = await fileAt('/draft/report.csv', aDesk([aDraft(document({ id: 'draft' }))]))
  expect(text.trim().split('\r\n')).toHaveLength(1)
  expect((await fileAt('/none/report.csv')).response.status).toBe(404)
  expect((await aConsole().send('/console/experiments/pause-length/report.csv')).status).toBe(303)
})

test.each(['en', 'he'])('the page leads to it, in %s', async (language) => {
  const { html } = await experimentPages(aDesk([running]), language).get('/pause-length')
  for (const kind of ['csv', 'ndjson'])
    expect(html).toContain(`href="/console/experiments/pause-length/report.${kind}"`)
})
