// Invented firms. Telephone numbers come from the ranges that the Bundesnetzagentur keeps free for media
// productions (Mitteilung 148/2021), domains from .example (RFC 2606), bank codes from the unused clearing area 9.

const digits = (text) => text.replace(/\D/g, '');

/** ISO 7064 MOD 97-10, as IBAN check digits are made. */
export function ibanOf(bankCode, account) {
  const base = `${bankCode}${account.padStart(10, '0')}131400`; // D = 13, E = 14, check digits 00
  const remainder = [...base].reduce((rest, digit) => (rest * 10 + Number(digit)) % 97, 0);
  return `DE${String(98 - remainder).padStart(2, '0')}${bankCode}${account.padStart(10, '0')}`;
}

/** ISO 7064 MOD 11,10, the check digit of the German VAT id. */
export function vatIdOf(eightDigits) {
  let product = 10;
  for (const digit of eightDigits) {
    const sum = (Number(digit) + product) % 10 || 10;
    product = (2 * sum) % 11;
  }
  return `DE${eightDigits}${(11 - product) % 10}`;
}

export const inFours = (iban) => iban.replace(/(.{4})(?=.)/g, '$1 ');
export const international = (number) => `+49${digits(number).replace(/^0/, '')}`;

const firm = (details) => ({ ...details, fax: details.fax, faxE164: international(details.fax), phoneE164: international(details.phone) });

/** The firm whose desk the samples lie on. */
export const desk = firm({
  name: 'Quendelbach Armaturen GmbH', short: 'QUENDELBACH ARMATUREN', street: 'Pfefferrohrweg 12', town: '12489 Berlin',
  phone: '030 23125-100', fax: '030 23125-190', email: 'post@quendelbach-armaturen.example', domain: 'quendelbach-armaturen.example',
});

export const firms = {
  tollmoor: firm({
    name: 'Tollmoor Anlagenbau GmbH', short: 'TOLLMOOR ANLAGENBAU', street: 'Am Spülfeldhaken 7', town: '21129 Hamburg',
    phone: '040 66969-400', fax: '040 66969-418', email: 'einkauf@tollmoor-anlagenbau.example', domain: 'tollmoor-anlagenbau.example',
    register: 'Amtsgericht Hamburg, HRB 999418', head: 'Geschäftsführerin: Dipl.-Ing. Wiebke Tollmoor',
    vatId: vatIdOf('99940418'), bank: 'Elbkontor-Musterbank eG', iban: ibanOf('92099940', '418200117'),
  }),
  heizung: firm({
    name: 'Wiesengrundler Heizungsbau OHG', short: 'WIESENGRUNDLER HEIZUNGSBAU', street: 'Kesselmachergasse 31', town: '81241 München',
    phone: '089 99998-260', fax: '089 99998-267', email: 'service@wiesengrundler-heizung.example', domain: 'wiesengrundler-heizung.example',
    register: 'Amtsgericht München, HRA 999267', head: 'Inhaber: Xaver und Jörg Wiesengrundler',
    vatId: vatIdOf('99989267'), bank: 'Isarmusterbank', iban: ibanOf('97099989', '26700310'),
  }),
  kraftfink: firm({
    name: 'Kraftfink Elektrogroßhandel KG', short: 'KRAFTFINK ELEKTROGROSSHANDEL', street: 'Zum Kupferschlund 88', town: '50829 Köln',
    phone: '0221 4710-500', fax: '0221 4710-535', email: 'rechnung@kraftfink-elektro.example', domain: 'kraftfink-elektro.example',
    register: 'Amtsgericht Köln, HRA 999535', head: 'Komplementär: Götz Kraftfink',
    vatId: vatIdOf('99922535'), bank: 'Domplatten-Musterbank AG', iban: ibanOf('93099922', '5354710'),
  }),
  praxis: firm({
    name: 'Praxis für Arbeitsmedizin Dr. med. Ilse Habermehl-Prüß', short: 'PRAXIS DR HABERMEHL', street: 'Lindwurmblick 4', town: '60435 Frankfurt am Main',
    phone: '069 90009-710', fax: '069 90009-713', email: 'praxis@arbeitsmedizin-habermehl.example', domain: 'arbeitsmedizin-habermehl.example',
  }),
  stahlbau: firm({
    name: 'Stahlbau Rüttgensiepen GmbH', short: 'STAHLBAU RUETTGENSIEPEN', street: 'Nietenstieg 15–19', town: '51149 Köln',
    phone: '0221 4710-360', fax: '0221 4710-366', email: 'angebot@ruettgensiepen-stahlbau.example', domain: 'ruettgensiepen-stahlbau.example',
    register: 'Amtsgericht Köln, HRB 999366', head: 'Geschäftsführer: Änne Rüttgensiepen, Uwe Böhlke',
    vatId: vatIdOf('99922366'), bank: 'Domplatten-Musterbank AG', iban: ibanOf('93099922', '3664710'),
  }),
  spedition: firm({
    name: 'Spedition Ostermoor-Lüth GmbH & Co. KG', short: 'SPED OSTERMOOR-LUETH', street: 'Kaischuppenring 203', town: '20457 Hamburg',
    phone: '040 66969-750', fax: '040 66969-752', email: 'dispo@ostermoor-lueth.example', domain: 'ostermoor-lueth.example',
  }),
  gartenbau: firm({
    name: 'Blaukehlchen Gewächshausbau eG', short: 'BLAUKEHLCHEN', street: 'Frühbeetallee 9', town: '13057 Berlin',
    phone: '030 23125-640', fax: '030 23125-649', email: 'wasser@blaukehlchen-gewaechshaus.example', domain: 'blaukehlchen-gewaechshaus.example',
  }),
  hotel: firm({
    name: 'Hotel Zwirbelhof GmbH', short: 'HOTEL ZWIRBELHOF', street: 'Enzianhöhe 1', town: '80999 München',
    phone: '089 99998-810', fax: '089 99998-811', email: 'technik@zwirbelhof.example', domain: 'zwirbelhof.example',
  }),
};
