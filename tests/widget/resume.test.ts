import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { dropTicket, findTicket, keepTicket } from '#widget/resume.ts'

beforeEach(() => {
  vi.stubGlobal('sessionStorage', {})
})

afterEach(() => {
  vi.unstubAllGlobals()
})

test('a ticket is found again by the token it was given for', () => {
  keepTicket('token-1', 'ticket-1')
  expect(findTicket('token-1')).toBe('ticket-1')
})

test('the token of somebody else does not find it', () => {
  keepTicket('token-1', 'ticket-1')
  expect(findTicket('token-2')).toBe('')
  expect(findTicket('')).toBe('')
})

test('dropped, nothing is left', () => {
  keepTicket('token-1', 'ticket-1')
  dropTicket()
  expect(findTicket('token-1')).toBe('')
  expect(sessionStorage).toEqual({})
})

test('a browser that keeps its storage closed loses only this', () => {
  const closed = () => {
    throw new DOMException('denied', 'SecurityError')
  }
  vi.stubGlobal('sessionStorage', new Proxy({}, { get: closed, set: closed, deleteProperty: closed }))
  keepTicket('token-1', 'ticket-1')
  dropTicket()
  expect(findTicket('token-1')).toBe('')
})
