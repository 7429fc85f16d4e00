import { mustBeFinite, mustBeShare } from './guards.ts'

/** From here on the fraction settles quickly; below, the series keeps its digits. */
const farOut = 2

const density = (z: number): number => Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)

/**
 * The chance that a standard normal variable exceeds z, computed as such and not as 1 − cdf, which has no digits left
 * beyond z = 8. Below 2 the series ½ − φ(z) Σ z^(2k+1) / (2k+1)!! (Marsaglia, J. Stat. Softw. 11(4), 2004), above it
 * Laplace's continued fraction (Abramowitz & Stegun 26.2.14). Off by 1e-14 of the value. Throws a RangeError where z is
 * not finite.
 */
export function upperTail(z: number): number {
  mustBeFinite('z', z)
  if (z < 0) return 1 - upperTail(-z)
  return z < farOut ? 0.5 - density(z) * oddSeries(z) : density(z) / fraction(z)
}

function oddSeries(z: number): number {
  let term = z
  let sum = z
  for (let odd = 3; term > sum * 1e-17; odd += 2) {
    term *= (z * z) / odd
    sum += term
  }
  return sum
}

/** z + 1/(z + 2/(z + 3/(z + …))), from the inside out. */
function fraction(z: number): number {
  let value = z
  for (let depth = 200; depth > 0; depth--) value = z + depth / value
  return value
}

/**
 * The z below which a standard normal variable falls with chance p, 0 < p < 1. Wichura's AS 241, PPND16 (Appl. Statist.
 * 37(3), 1988), to about 16 digits. For an upper quantile write `-normalQuantile(alpha / 2)`: 1 − α/2 loses digits.
 * Throws a RangeError where p is not strictly between 0 and 1.
 */
export function normalQuantile(p: number): number {
  mustBeShare('p', p)
  const q = p - 0.5
  if (Math.abs(q) <= 0.425) return q * quotient(centre, 0.180625 - q * q)
  const r = Math.sqrt(-Math.log(Math.min(p, 1 - p)))
  const z = r <= 5 ? quotient(tail, r - 1.6) : quotient(farTail, r - 5)
  return q < 0 ? -z : z
}

/** A quotient of two polynomials, each written from its constant term up. */
interface Quotient {
  over: readonly number[]
  under: readonly number[]
}

const polynomial = (terms: readonly number[], x: number): number =>
  terms.reduceRight((sum, term) => sum * x + term, 0)

const quotient = ({ over, under }: Quotient, x: number): number => polynomial(over, x) / polynomial(under, x)

const centre: Quotient = {
  over: [
    3.3871328727963665, 133.14166789178438, 1971.5909503065513, 13731.69376550946, 45921.95393154987,
    67265.7709270087, 33430.57558358813, 2509.0809287301227,
  ],
  under: [
    1, 42.31333070160091, 687.1870074920579, 5394.196021424751, 21213.794301586597, 39307.89580009271,
    28729.085735721943, 5226.495278852854,
  ],
}
const tail: Quotient = {
  over: [
    1.4234371107496835, 4.630337846156546, 5.769497221460691, 3.6478483247632045, 1.2704582524523684,
    0.2417807251774506, 0.022723844989269184, 0.0007745450142783414,
  ],
  under: [
    1, 2.053191626637759, 1.6763848301838038, 0.6897673349851, 0.14810397642748008, 0.015198666563616457,
    0.0005475938084995345, 1.0507500716444169e-9,
  ],
}
const farTail: Quotient = {
  over: [
    6.657904643501103, 5.463784911164114, 1.7848265399172913, 0.29656057182850487, 0.026532189526576124,
    0.0012426609473880784, 2.7115555687434876e-5, 2.0103343992922881e-7,
  ],
  under: [
    1, 0.599832206555888, 0.1369298809227358, 0.014875361290850615, 0.0007868691311456133,
    1.8463183175100548e-5, 1.421511758316446e-7, 2.0442631033899397e-15,
  ],
}
