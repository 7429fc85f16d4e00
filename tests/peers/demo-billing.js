/** Stands where the demonstration business stands, for tests inside the runtime. */
export default {
  fetch: () => new Response('not found', { status: 404 }),
}
