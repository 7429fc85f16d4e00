/** What `npm start` runs. */
import { serve } from './server.ts'

await serve()
