// Stands in for 'tr46', whose tables are large: domains of plain ASCII need none of them.
const PLAIN = /^[\0-\x7f]*$/;
const PUNYCODE = /(^|\.)xn--/i;

const isPlain = (domain) => PLAIN.test(domain) && !PUNYCODE.test(domain);

export function toASCII(domain, options) {
  const plain = isPlain(domain) && !options.useSTD3ASCIIRules && !options.verifyDNSLength;
  return plain ? domain.toLowerCase() : cloche.load('idna').toASCII(domain, options);
}

export function toUnicode(domain, options) {
  return isPlain(domain)
    ? { domain: domain.toLowerCase(), error: false }
    : cloche.load('idna').toUnicode(domain, options);
}
