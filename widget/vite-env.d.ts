/** Vite hands the stylesheet over as text. */
declare module '*.css?inline' {
  const css: string
  export default css
}
