/** OpenSSL's and Node's names for what is wrong with a certificate; the words are in strings/errors. Null: it is not the certificate. */
export function certificateProblem(code: string | undefined): string | null {
  switch (code) {
    case 'DEPTH_ZERO_SELF_SIGNED_CERT':
      return 'selfSigned'
    case 'SELF_SIGNED_CERT_IN_CHAIN':
    case 'UNABLE_TO_VERIFY_LEAF_SIGNATURE':
    case 'UNABLE_TO_GET_ISSUER_CERT':
    case 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY':
    case 'CERT_UNTRUSTED':
      return 'notTrusted'
    case 'CERT_HAS_EXPIRED':
      return 'expired'
    case 'ERR_TLS_CERT_ALTNAME_INVALID':
      return 'otherName'
    default:
      return null
  }
}

/** Whether the secured connection itself failed, by the code of the error. */
export const isTlsReason = (code: string | undefined): boolean =>
  code !== undefined && /^(ERR_TLS|ERR_SSL|EPROTO|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_)/.test(code)
