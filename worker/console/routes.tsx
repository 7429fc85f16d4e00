import { Hono } from 'hono'
import type { Env } from '../env.ts'

export const consolePages = new Hono<{ Bindings: Env }>()
