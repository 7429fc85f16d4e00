import { signedHex } from './secret.ts'

/** Stands for a customer where their id has no business: the same one each time, and no way back without our secret. */
export const pseudonymOf = async (secret: string, tenant: string, customer: string): Promise<string> =>
  (await signedHex(`pseudonym ${JSON.stringify([tenant, customer])}`, secret)).slice(0, 24)
