/** A certificate for one host of this machine, signed by itself and good for a day: made anew, so that none can expire. */
import { generateKeyPairSync, randomBytes, sign } from 'node:crypto'
import { day } from '../fixtures/a-clock.ts'

export interface Certificate {
  key: string
  cert: string
}

/** One value of ASN.1, as DER writes it: what it is, how long it is, what it holds. */
function der(tag: number, ...parts: Uint8Array[]): Buffer {
  const body = Buffer.concat(parts)
  const { length } = body
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255]
  return Buffer.concat([Buffer.from([tag, ...size]), body])
}

const sequence = (...parts: Uint8Array[]) => der(0x30, ...parts)
const name = (hex: string) => der(0x06, Buffer.from(hex, 'hex'))
const time = (at: Date) =>
  der(0x17, Buffer.from(`${at.toISOString().replaceAll(/[-:T]/g, '').slice(2, 14)}Z`))

const ecdsaWithSha256 = sequence(name('2a8648ce3d040302'))
const commonName = '550403'
const subjectAltName = '551d11'

export function certificateFor(host: string, now = new Date()): Certificate {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const who = sequence(der(0x31, sequence(name(commonName), der(0x0c, Buffer.from(host)))))
  const serial = der(0x02, Buffer.from([1, ...randomBytes(8)]))
  const validity = sequence(time(new Date(now.getTime() - day)), time(new Date(now.getTime() + day)))
  const hosts = der(0x04, sequence(der(0x82, Buffer.from(host))))
  const extensions = der(0xa3, sequence(sequence(name(subjectAltName), hosts)))
  const version = der(0xa0, der(0x02, Buffer.from([2])))
  const spki = publicKey.export({ type: 'spki', format: 'der' })
  const body = sequence(version, serial, ecdsaWithSha256, who, validity, who, spki, extensions)
  const signature = der(0x03, Buffer.from([0]), sign('sha256', body, privateKey))
  const bytes = sequence(body, ecdsaWithSha256, signature).toString('base64')
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }),
    cert: `-----BEGIN CERTIFICATE-----\n${bytes.replaceAll(/.{64}/g, '$&\n').trimEnd()}\n-----END CERTIFICATE-----\n`,
  }
}
