/** Country codes of one and two digits (ITU-T E.164, list of assigned codes); every other one has three. */
const countryCode = /^(?:1|7|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58])/

/**
 * German area codes (without the 0) of two and three digits, mobile networks, then those of four. In the east villages
 * have five without a rule that tells them apart: there only what is sure is parted.
 */
const germanArea =
  /^(?:[34]0|[68]9|1[67]\d|15\d\d|800|811|900|20[1-389]|2129|21[124]|2[2-9]1|228|234|33[15]|34[015]|35[15]|36[15]|37[15]|38[15]|39[15]|4[2-9]1|5[1-9]1|6[1-8]1|7[1-9]1|8[2-8]1|906|9[1-9]1|3[3-9]\d1|[24-9]\d{3})/

/**
 * An E.164 number as it is read aloud: country, area, the rest. The rule is small on purpose; where it is unsure
 * a number is parted in fewer places, and never changed in its digits. What is no such number stays as it is.
 */
export function readableNumber(value: string): string {
  if (!/^\+[1-9]\d{5,14}$/.test(value)) return value
  const digits = value.slice(1)
  const country = countryCode.exec(digits)?.[0] ?? digits.slice(0, 3)
  const national = digits.slice(country.length)
  const area = areaOf(country, national)
  return [`+${country}`, area, national.slice(area.length)].filter((part) => part !== '').join(' ')
}

function areaOf(country: string, national: string): string {
  if (country === '49') return germanArea.exec(national)?.[0] ?? ''
  // The North American plan has areas of three digits, Switzerland of two.
  if (country === '1') return national.slice(0, 3)
  return country === '41' ? national.slice(0, 2) : ''
}
