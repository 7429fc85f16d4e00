import * as z from 'zod'
import { Address } from './address.ts'

const loopback = /^(127\.0\.0\.1|\[::1\]|::1|localhost)$/

/** Which of PARLEY_MAIL_KEYS opens it. */
const keyName = z.string().min(1).max(64)

const Smtp = z
  .strictObject({
    host: z.string().regex(/^[A-Za-z0-9.:-]{1,253}$/, 'must be the name of one host'),
    port: z.int().min(1).max(65_535),
    /** `tls` from the first byte (465), or asked for before anything is said (587). */
    security: z.enum(['tls', 'starttls', 'none']),
    /** Left out where the server wants none. */
    user: z.string().min(1).max(254).optional(),
    keyName: keyName.optional(),
    from: Address,
  })
  .refine(({ security, host }) => security !== 'none' || loopback.test(host), {
    path: ['security'],
    error: 'may be none only on this machine: a letter is not sent in the clear',
  })
  .refine(({ user, keyName: key }) => (user === undefined) === (key === undefined), {
    path: ['keyName'],
    error: 'goes with `user`',
  })
export type SmtpSettings = z.infer<typeof Smtp>

const Api = z.strictObject({
  url: z
    .url()
    .max(500)
    .refine((text) => {
      const { protocol, hostname, username } = new URL(text)
      return username === '' && (protocol === 'https:' || (protocol === 'http:' && loopback.test(hostname)))
    }, 'must be https, or http on this machine'),
  keyName,
  from: Address,
})
export type MailApiSettings = z.infer<typeof Api>

/** `mail` of a tenant: how its letters leave the house. */
export const MailSettings = z.union([z.literal('demo'), z.strictObject({ smtp: Smtp }), Api])
export type MailSettings = z.infer<typeof MailSettings>
