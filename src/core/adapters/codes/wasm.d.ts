declare module '*.wasm?inline' {
  /** the bytes as a data: address */
  const address: string
  export default address
}
