/** Addresses that are no receiver's are told by themselves, before anybody is asked (T34). */
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isLoopback, troubleWith, type AddressTrouble } from '#worker/webhooks/address.ts'

const strict = { own: ['parley.example.com'], loopback: false }

const refused: [address: string, trouble: AddressTrouble][] = [
  ['', 'not_an_address'],
  ['hooks.example.com/in', 'not_an_address'],
  ['//hooks.example.com/in', 'not_an_address'],
  ['https://', 'not_an_address'],
  ['https://a b.example.com/', 'not_an_address'],
  ['https://hooks.example.com/\r\nHost: inside', 'not_an_address'],
  ['https://hooks.example.com/\tin', 'not_an_address'],
  ['\u00a0https://hooks.example.com/', 'not_an_address'],
  ['https:\\\\hooks.example.com\\in', 'not_an_address'],
  ['https://hooks.example.com\\@10.0.0.1/', 'not_an_address'],
  ['https://1.2.3.4.5/', 'not_an_address'],
  ['https://256.1.1.1/', 'not_an_address'],
  ['https://hooks.example.com:99999/', 'not_an_address'],
  [`https://hooks.example.com/${'x'.repeat(500)}`, 'too_long'],
  ['http://hooks.example.com/in', 'not_https'],
  ['http://127.0.0.1:9000/', 'not_https'],
  ['ftp://hooks.example.com/in', 'not_https'],
  ['file:///etc/passwd', 'not_https'],
  ['javascript:alert(1)', 'not_https'],
  ['data:text/plain,x', 'not_https'],
  ['gopher://hooks.example.com/', 'not_https'],
  ['ws://hooks.example.com/', 'not_https'],
  ['https://user:pass@hooks.example.com/', 'credentials'],
  ['https://user@hooks.example.com/', 'credentials'],
  ['https://:pass@hooks.example.com/', 'credentials'],
  ['https://@hooks.example.com/', 'credentials'],
  ['https://hooks.example.com@10.0.0.1/', 'credentials'],
  ['https://hooks.example.com:22/', 'port'],
  ['https://hooks.example.com:25/', 'port'],
  ['https://hooks.example.com:80/', 'port'],
  ['https://hooks.example.com:0/', 'port'],
  ['https://127.0.0.1/', 'number'],
  ['https://127.1/', 'number'],
  ['https://0x7f000001/', 'number'],
  ['https://0x7f.1/', 'number'],
  ['https://2130706433/', 'number'],
  ['https://0177.0.0.1/', 'number'],
  ['https://017700000001/', 'number'],
  ['https://0/', 'number'],
  ['https://0.0.0.0/', 'number'],
  ['https://127.0.0.1./', 'number'],
  ['https://%31%32%37.0.0.1/', 'number'],
  ['https://１２７.０.０.１/', 'number'],
  ['https://①②⑦.⓪.⓪.①/', 'number'],
  ['https://127。0。0。1/', 'number'],
  ['https://10.0.0.1/', 'number'],
  ['https://172.16.0.1/', 'number'],
  ['https://192.168.1.1/', 'number'],
  ['https://100.64.0.1/', 'number'],
  ['https://169.254.169.254/latest/meta-data/', 'number'],
  ['https://8.8.8.8/', 'number'],
  ['https://[::1]/', 'number'],
  ['https://[::]/', 'number'],
  ['https://[::ffff:10.0.0.1]/', 'number'],
  ['https://[::ffff:a00:1]/', 'number'],
  ['https://[64:ff9b::a00:1]/', 'number'],
  ['https://[fe80::1]/', 'number'],
  ['https://[fd00::1]/', 'number'],
  ['https://[2606:4700::1111]/', 'number'],
  ['https://localhost/', 'inside'],
  ['https://LOCALHOST/', 'inside'],
  ['https://localhost./', 'inside'],
  ['https://parley.localhost/', 'inside'],
  ['https://localhost.localdomain/', 'inside'],
  ['https://intranet/', 'inside'],
  ['https://printer.local/', 'inside'],
  ['https://metadata.google.internal/', 'inside'],
  ['https://router.lan/', 'inside'],
  ['https://nas.home.arpa/', 'inside'],
  ['https://1.0.0.127.in-addr.arpa/', 'inside'],
  ['https://vault.corp/', 'inside'],
  ['https://hidden.onion/', 'inside'],
  ['https://a..example.com/', 'inside'],
  ['https://parley.example.com/v1/sessions', 'own'],
  ['https://PARLEY.example.com./', 'own'],
  ['https://hooks.parley.example.com/', 'own'],
]

describe('T34 an address that is refused', () => {
  test('is one of more than forty', () => expect(refused.length).toBeGreaterThan(40))

  test.each(refused)('%j: %s', (address, trouble) => {
    expect(troubleWith(address, strict)).toBe(trouble)
  })
})

test.each([
  'https://hooks.example.com',
  'https://hooks.example.com/in?key=1#x',
  'https://hooks.example.com:443/',
  'https://hooks.example.com:8443/in/@me',
  'https://xn--bcher-kva.example/haken',
  'https://bücher.example/haken',
  'https://notparley.example.com/',
  'https://0x7f.example.com/',
  'https://127.0.0.1.example.com/',
])('%s may be a receiver', (address) => {
  expect(troubleWith(address, strict)).toBeNull()
})

test('this machine may be one only where that is set, and only written plainly', () => {
  const open = { ...strict, loopback: true }
  for (const address of ['http://127.0.0.1:9000/in', 'http://[::1]:9000/', 'https://localhost:9443/'])
    expect([troubleWith(address, open), troubleWith(address, strict)]).toEqual([null, expect.any(String)])
  for (const address of [
    'http://127.0.0.2:9000/',
    'http://10.0.0.1:9000/',
    'http://127.0.0.1:22/',
    'ftp://127.0.0.1/',
  ])
    expect(troubleWith(address, open)).not.toBeNull()
  expect(troubleWith('http://u:p@127.0.0.1:9000/', open)).toBe('credentials')
  for (const [address] of refused.filter(([address]) => address !== 'http://127.0.0.1:9000/'))
    if (!/^https:\/\/(127\.0\.0\.1|localhost|\[::1\])\/$/.test(address))
      expect(troubleWith(address, open), address).not.toBeNull()
})

/** One part of an address of four, in one of the ways that a parser takes. */
const written = (part: number): fc.Arbitrary<string> =>
  fc.constantFrom(
    String(part),
    `0${part.toString(8)}`,
    `0x${part.toString(16)}`,
    `0X${part.toString(16).toUpperCase().padStart(4, '0')}`,
    Array.from(String(part), (digit) => `%3${digit}`).join(''),
    Array.from(String(part), (digit) => String.fromCodePoint(0xff10 + Number(digit))).join(''),
  )

const byte = fc.nat({ max: 255 })
/** Private, loopback, link-local, shared, multicast, and any other: all are numbers. */
const anyFour = fc.oneof(
  fc.tuple(fc.constantFrom(10, 127, 0), byte, byte, byte),
  fc.tuple(fc.constant(192), fc.constant(168), byte, byte),
  fc.tuple(fc.constant(172), fc.integer({ min: 16, max: 31 }), byte, byte),
  fc.tuple(fc.constant(169), fc.constant(254), byte, byte),
  fc.tuple(byte, byte, byte, byte),
)
/** The last part may hold several: `127.1`, `0x7f000001`. */
const anyHost = anyFour.chain((parts) =>
  fc.integer({ min: 1, max: 4 }).chain((kept) => {
    const tail = parts.slice(kept - 1).reduce((sum, part) => sum * 256 + part, 0)
    return fc
      .tuple(
        ...[...parts.slice(0, kept - 1), tail].map(written),
        fc.constantFrom('.', '。', '．'),
        fc.constantFrom('', '.'),
      )
      .map((all) => all.slice(0, -2).join(all.at(-2)) + (all.at(-1) ?? ''))
  }),
)
const anySix = fc
  .array(fc.nat({ max: 0xffff }), { minLength: 8, maxLength: 8 })
  .map((words) => `[${words.map((word) => word.toString(16)).join(':')}]`)

test('T34 property: no number gets through, however it is written', () => {
  const rest = fc.constantFrom('', '/', ':443/', ':8443/in', '?x=@', '#y')
  const scheme = fc.constantFrom('https://', 'HTTPS://', 'https:/', 'https:', 'http://')
  fc.assert(
    fc.property(scheme, fc.oneof(anyHost, anySix), rest, (start, host, end) => {
      expect(troubleWith(`${start}${host}${end}`, strict)).not.toBeNull()
    }),
    { numRuns: 2000 },
  )
})

test('T34 property: what is let through is https, to a name with a dot, at a harmless port, of nobody’s account', () => {
  const any = fc.oneof(fc.webUrl({ withFragments: true, withQueryParameters: true }), fc.string(), anyHost)
  fc.assert(
    fc.property(any, (address) => {
      if (troubleWith(address, strict) !== null) return
      const url = new URL(address)
      expect(url).toMatchObject({ protocol: 'https:', username: '', password: '' })
      expect(url.hostname).toMatch(/^[^[\]:]+\.[^.\d[\]:][^.[\]:]*\.?$/)
      expect(url.port === '' || Number(url.port) >= 1024).toBe(true)
      expect(isLoopback(url)).toBe(false)
    }),
    { numRuns: 2000 },
  )
})
