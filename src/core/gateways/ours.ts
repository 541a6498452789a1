import type { Meaning, Pattern } from '../../shared/domain/gateway'

/** A gateway that ships with us: data, like those that people add. Its words on screen are `gateways.<id>`. */
export interface OurGateway {
  readonly id: string
  readonly patterns: readonly Pattern[]
}

const pattern = (means: Meaning, subject: readonly string[], rest: Partial<Pattern> = {}): Pattern => ({
  means,
  numbering: 'DE',
  sender: [],
  subject,
  text: [],
  says: [],
  file: [],
  ...rest,
})

/** The ways in which a sender stands behind words like "Neues Fax von". */
const senders = (...beginnings: readonly string[]): readonly string[] =>
  beginnings.flatMap((beginning) => [`${beginning} {name} ({number})*`, `${beginning} {name} <{number}>*`, `${beginning} {number} ({name})*`, `${beginning} {number}*`])

/** Where nothing but the name stands: only behind words that no person writes. */
const named = (...beginnings: readonly string[]): readonly string[] =>
  beginnings.flatMap((beginning) => [`${beginning} {name} empfangen`, `${beginning} {name} erhalten`, `${beginning} {name} received`, `${beginning} "{name}"*`, `${beginning} {name}`])

const labels = (value: string, ...names: readonly string[]): readonly string[] => names.flatMap((name) => [`${name}: ${value}`, `${name} ${value}`])

const fritzBox: OurGateway = {
  id: 'fritzbox',
  patterns: [
    pattern('fax', ['Fax von {name} ({number})', 'Fax von {number} ({name})', 'Fax von {number}'], {
      // DD.MM.YY_HH.MM_Telefax.NUMBER.pdf, on its USB storage, too.
      file: ['{date}_{time}_Telefax.{number}.pdf', '{date}_{time}_Telefax.*', '*Telefax.{number}.pdf'],
    }),
  ],
}

const hylaFax: OurGateway = {
  id: 'hylafax',
  patterns: [
    pattern('missed', ['Fax nicht empfangen', 'Fax not received']),
    pattern('missed', ['Fax received from "{name}"'], { text: ['Fax not received.'] }),
    pattern('fax', ['Fax empfangen von {name}', 'Fax received from "{name}"', 'Fax received with errors from "{name}"'], {
      says: [
        'Sender: {name}',
        'Seiten: {pages}',
        'Pages: {pages}',
        'Empfangen: {date}',
        'Received: {date}',
        ...['Anrufe ID 1', 'CallID1', 'Anrufe ID 2', 'CallID2'].flatMap((label) => [`${label}: {number}`, `${label}: {name}`]),
      ],
    }),
    ...jobReports('sent', ['abgeschlossen'], ['completed'], ['done']),
    ...jobReports('failed', ['fehlgeschlagen', 'von der Verarbeitungswarteschlange entfernt'], ['failed', 'removed from queue'], ['failed', 'killed', 'rejected', 'timedout', 'removed', 'no_formatter', 'format_failed']),
    ...jobReports('delayed', ['wiedereingefügt', 'blockiert'], ['requeued', 'blocked'], ['requeued', 'blocked']),
    pattern('failed', ['Hinweis über Fax', 'Notice about facsimile'], { text: ['Ihr Fax Auftrag an {number}, ein Faxabruf,', 'Your polling request to {number} could not*'] }),
  ],
}

/** HylaFAX tells its owner with the bare word for the outcome. */
function jobReports(means: Meaning, german: readonly string[], english: readonly string[], bare: readonly string[]): readonly Pattern[] {
  const subject = [
    ...german.map((outcome) => `Fax Auftrag {job} an {name} ${outcome}`),
    ...english.map((outcome) => `facsimile job {job} to {name} ${outcome}`),
    ...bare.map((outcome) => `Notification of facsimile job {job} to {name}: ${outcome}`),
  ]
  const says = ['Ihr Fax Auftrag an {number} *', 'You* job to {number} *', 'Ziel: {number}', 'Destination: {number}', 'Empfänger: {name}', 'Receiver: {name}', 'Seiten: {pages}', 'Pages: {pages}', 'JobID: {job}']
  return [pattern(means, subject, { says })]
}

const eFax: OurGateway = {
  id: 'efax',
  patterns: [
    pattern(
      'fax',
      [
        'eFax message from "{name}" - {pages} page(s), Caller-ID: {number}',
        'eFax message from "{name}" - {pages} page*',
        'eFax-Nachricht von "{name}" - {pages} Seite(n), *: {number}',
        'eFax-Nachricht von "{name}" - {pages} Seite*',
        ...senders('eFax from', 'eFax message from', 'eFax von', 'eFax-Nachricht von'),
      ],
      // Its caller ids begin with the country code and have no plus.
      { numbering: 'none', says: ['*Caller-ID: {number}*', '*{pages} page*', '*{pages} Seite*', '* received at {date} {time} *'] },
    ),
  ],
}

const ringCentral: OurGateway = {
  id: 'ringcentral',
  patterns: [
    pattern('fax', ['New Fax Message from {number} on {date} at {time}', 'New Fax Message from {number} on {date} {time}', 'New Fax Message from {name} {number} on {date} {time}', 'New Fax Message from {number}*'], {
      numbering: 'US',
      says: ['From: {number}', 'Received: {date}', 'Pages: {pages}', '*{pages} page*'],
    }),
  ],
}

const withColon = (...phrases: readonly string[]): readonly string[] => phrases.flatMap((phrase) => [phrase, `${phrase}:`])

/** No person begins a subject like this. */
const germanPhrases = withColon(
  'Neues Fax von', 'Neues Telefax von', 'Eingehendes Fax von', 'Neue Faxnachricht von', 'Neue Fax-Nachricht von', 'Sie haben ein Fax von', 'Sie haben ein neues Fax von',
  'Sie haben eine Faxnachricht von', 'Sie haben eine neue Faxnachricht von',
)
/** People may write this, but without a number behind it. */
const germanBeforeNumber = withColon(
  'Fax von', 'Telefax von', 'Fax empfangen von', 'Fax erhalten von', 'Fax eingegangen von', 'Eingegangenes Fax von', 'Faxeingang', 'Fax-Eingang', 'Faxeingang von', 'Fax-Eingang von', 'Faxempfang von',
  'Faxnachricht von', 'Fax-Nachricht von', 'Neues Fax', 'Neue Faxnachricht',
)
const germanWithoutSender = ['Neues Fax', 'Neues Fax eingegangen', 'Neues Fax empfangen', 'Neues Fax erhalten', 'Neue Faxnachricht', 'Sie haben ein neues Fax*', 'Sie haben ein Fax erhalten*', 'Sie haben eine neue Faxnachricht*', 'Ein neues Fax ist eingegangen*', 'Ein neues Fax wurde empfangen*']

const german: OurGateway = {
  id: 'german',
  patterns: [
    pattern('fax', [...senders(...germanPhrases, ...germanBeforeNumber), ...named(...germanPhrases), ...germanWithoutSender], {
      says: [
        '*ein {pages}-seitiges Fax von der Gegenstelle {name} erhalten*',
        '*{pages}-seitiges Fax von {number}*',
        '*Fax von {number} *',
        ...labels('{number}', 'Absender', 'Von', 'Rufnummer', 'Absendernummer', 'Faxnummer des Absenders', 'Absender-Rufnummer', 'Anrufer', 'Gesendet von'),
        ...labels('{name}', 'Kennung', 'Absenderkennung', 'Faxkennung', 'Gegenstelle', 'CSID', 'TSI', 'Stationskennung'),
        'Absender: {name}',
        'Von: {name}',
        ...labels('{pages}', 'Seiten', 'Anzahl Seiten', 'Seitenzahl', 'Seitenanzahl', 'Anzahl der Seiten', 'Empfangene Seiten'),
        '*{pages} Seite*',
        ...labels('{date}', 'Datum', 'Empfangen', 'Empfangen am', 'Zeitpunkt', 'Datum/Uhrzeit', 'Datum und Uhrzeit', 'Eingang', 'Empfangszeit', 'Uhrzeit'),
        ...labels('{time}', 'Uhrzeit', 'Zeit'),
        '*am {date} um {time} Uhr*',
      ],
      file: ['*{date}_{time}_Telefax.{number}.*', '*Fax*{number}.pdf', '*Fax*{number}.tif*'],
    }),
  ],
}

const englishPhrases = withColon(
  'New fax from', 'New fax message from', 'New fax received from', 'Incoming fax from', 'Inbound fax from', 'New incoming fax from', 'You have received a fax from', 'You have received a new fax from',
  'You have a new fax from', 'You received a fax from', 'You received a new fax from',
)
const englishBeforeNumber = withColon('Fax from', 'Fax received from', 'Received fax from', 'Fax message from', 'Fax received', 'New fax', 'Incoming fax')
const englishWithoutSender = ['New fax', 'New fax received', 'You have received a fax', 'You have received a new fax*', 'You have a new fax*', 'You received a new fax*', 'Incoming fax', 'New incoming fax*']

const english: OurGateway = {
  id: 'english',
  patterns: [
    pattern('fax', [...senders(...englishPhrases, ...englishBeforeNumber), ...named(...englishPhrases), ...englishWithoutSender], {
      says: [
        ...labels('{number}', 'From', 'Caller ID', 'Caller-ID', 'CallerID', 'Caller', 'Sender', 'Fax number', 'Sender number', 'Calling number'),
        ...labels('{name}', 'CSID', 'TSI', 'Remote CSID', 'Station ID', 'Remote station ID'),
        'From: {name}',
        ...labels('{pages}', 'Pages', 'Number of pages', 'Page count', 'Total pages'),
        '*{pages} page*',
        ...labels('{date}', 'Date', 'Received', 'Received at', 'Received on', 'Date/Time', 'Date and time', 'Time'),
        ...labels('{time}', 'Time'),
      ],
      file: ['*Fax*{number}.pdf', '*Fax*{number}.tif*'],
    }),
  ],
}

/** What machines and services call the report on a fax that was sent. */
const reportSubjects = ['*Sendebericht*', '*Faxbericht*', '*Fax-Bericht*', '*Faxprotokoll*', '*Fax-Protokoll*', '*Faxversand*', '*Fax-Versand*', 'Fax an {number}*', 'Ihr Fax an {number}*', 'Fax to {number}*', 'Your fax to {number}*', '*fax transmission report*', '*fax report*', '*fax confirmation*']
const reportSays = [
  '*Fax an {number} *', '*Fax an {number}', '*Fax to {number} *', '*Fax to {number}', '*an {number}*', '*to {number}*',
  ...labels('{number}', 'Empfänger', 'An', 'Zielrufnummer', 'Zielnummer', 'Rufnummer', 'Faxnummer', 'Empfängernummer', 'Gesendet an', 'To', 'Recipient', 'Destination', 'Fax number'),
  ...labels('{name}', 'Gegenstelle', 'Kennung', 'Remote CSID', 'CSID'),
  'Empfänger: {name}', 'Recipient: {name}',
  ...labels('{pages}', 'Seiten', 'Anzahl Seiten', 'Gesendete Seiten', 'Seitenzahl', 'Pages', 'Pages sent'), '*{pages} Seite*', '*{pages} page*',
  ...labels('{job}', 'Auftrag', 'Auftragsnummer', 'Job', 'Job ID', 'JobID', 'Job-ID'),
  ...labels('{date}', 'Datum', 'Datum/Uhrzeit', 'Gesendet am', 'Zeitpunkt', 'Date', 'Sent'), ...labels('{time}', 'Uhrzeit', 'Time'),
]
const failures = [
  '*nicht erfolgreich*', '*fehlgeschlagen*', '*gescheitert*', '*nicht * werden*', '*nicht * worden*', '*nicht erreich*', '*nicht zugestellt*', '*nicht gesendet*', '*nicht versendet*', '*nicht übermittelt*', '*abgebrochen*', '*Übertragungsfehler*', '*Status: Fehler*', '*Ergebnis: Fehler*', '*: besetzt*', '*keine Antwort*',
  '*failed*', '*unsuccessful*', '*not sent*', '*could not be*', '*not be delivered*', '*Status: error*', '*Result: error*', '*: busy*', '*no answer*',
]
const successes = [
  '*erfolgreich*', '*wurde * gesendet*', '*wurde gesendet*', '*wurde * versendet*', '*wurde versendet*', '*wurde * übermittelt*', '*wurde übermittelt*', '*wurde zugestellt*', '*Status: OK*', '*Ergebnis: OK*', '*Status: gesendet*', '*Ergebnis OK*', '*Status OK*',
  '*successful*', '*was sent*', '*has been sent*', '*was delivered*', '*has been delivered*', '*Status: sent*', '*Result: OK*', '*Result OK*',
]
const inSubject = (outcomes: readonly string[]): readonly string[] =>
  outcomes.flatMap((outcome) => [`Fax an {number}${outcome}`, `Ihr Fax an {number}${outcome}`, `*Sendebericht${outcome}`, `Faxversand${outcome}`, `Fax-Versand${outcome}`, `Fax to {number}${outcome}`, `Your fax to {number}${outcome}`, `Fax transmission${outcome}`])

const reports: OurGateway = {
  id: 'reports',
  patterns: [
    pattern('failed', inSubject(failures), { says: reportSays }),
    pattern('failed', reportSubjects, { text: failures, says: reportSays }),
    pattern('sent', inSubject(successes), { says: reportSays }),
    pattern('sent', reportSubjects, { text: successes, says: reportSays }),
  ],
}

/** In the order in which they are tried: what is told most exactly first. */
export const ours: readonly OurGateway[] = [hylaFax, eFax, ringCentral, fritzBox, german, english, reports]
