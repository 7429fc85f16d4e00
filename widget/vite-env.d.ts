/** Vite hands the stylesheet over as text. */
declare module '*.css?inline' {
  const css: string
  // eslint-disable-next-line import/no-default-export
  export default css
}
