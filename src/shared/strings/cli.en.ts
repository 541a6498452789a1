export const cliEn = {
  usage: `Rückkanal in the terminal

  rueckkanal COMMAND [OPTIONS]

Commands
  intake PATH…         take in files and folders and read them
  recognise FILE…      read the text of pages, without a database
  conversations        list all conversations
  contacts WHAT        write contacts as vCard or CSV (export), take them in (import)
  search WORDS         search
  export ID            write a conversation or a fax to a file
  stats                figures of a period: how much fax, how much dialogue
  verify               check the data
  backup TARGET        back up the data
  restore SOURCE       restore a backup
  demo                 fill an empty folder with an invented office

  rueckkanal COMMAND --help   more about a command
  rueckkanal --version        version

The data lie in the folder that the app uses too; --data DIR or RUECKKANAL_DATA name another.`,
  intakeUsage: `rueckkanal intake PATH… [--data DIR] [--json] [--no-wait]

Takes in files and folders (with everything in them) and waits until their text is read. What is taken in stays where and as it is.

  --data DIR   data folder
  --json       one line of JSON per arrival with path, outcome, code, messageId and conversationId
  --no-wait    ends when all is recorded; reading follows at the next start

Exit: 0 all recorded or known already, 2 something waits in quarantine, 1 failure.`,
  statsUsage: `rueckkanal stats [--data DIR] [--json] [--from DAY] [--to DAY] [--by day|week|month]

Prints the figures of a period: how much came by fax, how much was dialogue, who sends the faxes. How each is made stands in docs/figures.md. Changes nothing and works while the app runs.

  --data DIR    data folder
  --from DAY    first day (2026-01-31), by default a year back
  --to DAY      last day, by default today
  --by          what the sums over time are put together by, by default month
  --json        all figures as JSON`,
  statsWaiting: '{count, plural, one {One conversation is not counted yet; figures are too low by it.} other {{count, number} conversations are not counted yet; figures are too low by them.}} The app counts them while it runs.',
  percent: '{value, number, percent}',
  stats: `{from} to {to}
Came in: {faxesIn, plural, one {# fax} other {# faxes}}, {shareIn} of all
Went out: {faxesOut, plural, one {# fax} other {# faxes}}, {shareOut} of all
Conversations: {conversations, number}; in {replied} of them the other side wrote again; {unanswered, plural, one {# waits} other {# wait}} for an answer
Senders who make four of five faxes: {senders, number} of {allSenders, number}`,
  demoUsage: `rueckkanal demo --data FOLDER [--months N] [--conversations N] [--seed N] [--until YYYY-MM-DD]

Fills a new or empty data folder with an invented office: faxes with pages, mails, answers, senders that leave the fax bit by bit. For trying out, for pictures and for measuring. Nobody in it is real.

  --data FOLDER         data folder; it has to be empty
  --months N            invented time in months (18)
  --conversations N     number of conversations (2000)
  --seed N              the same number makes the same office (1)
  --until YYYY-MM-DD    last day (today)`,
  demoProgress: '{done, number} of {all, number} conversations',
  demoMade: '{conversations, plural, one {# conversation} other {# conversations}} with {messages, plural, one {# message} other {# messages}} in {folder}',
  badNumber: '--{option} takes a whole number from {least, number} to {most, number}.',
  badDay: '{option} takes a day of the years 1970 to 2100, such as 2026-11-30.',
  badBucket: '--by takes day, week or month.',
  daysTurned: '--from must not be later than --to.',
  recogniseUsage: `rueckkanal recognise FILE… --out DIR [--jobs N] [--explain] [--pdf]

Reads faxes and PDF without a database. Each page gives NAME-pN.txt (the text without the transmit line), NAME-pN.header.json (what the transmit line says: raw, senderNumber, senderName, recipientNumber, date, time, page and pages) and NAME-pN.words.json (words with box and confidence), each document NAME.fields.json: senderFax, senderCompany, recipient, documentDate, subject, kundennummer, bestellnummer, rechnungsnummer, aktenzeichen, ihrZeichen, unserZeichen, lieferscheinnummer, iban, ustId, totalAmount, docType and pageCount, null where absent.

  --out DIR    where to write
  --jobs N     how many pages are read at once (1 to 16)
  --explain    in NAME.fields.json also "explain": for each field found its confidence (0 to 100), page and box
  --pdf        NAME.pdf as well: PDF/A with the pictures of the pages and searchable text

Exit: 0 all was read, 1 something could not be read.`,
  conversationsUsage: `rueckkanal conversations [--data DIR] [--json]

Lists all conversations, one a line.

  --data DIR   data folder
  --json       each line JSON with id, subject and messages`,
  contactsUsage: `rueckkanal contacts export --out FILE [--form vcard|csv] [--data DIR]
rueckkanal contacts import FILE [--dry-run] [--json] [--data DIR]

export writes all contacts as vCard 4.0 (RFC 6350), or as CSV that Excel opens by a double click. It changes nothing and works while the app runs.
import reads vCard (4.0, 3.0) and CSV; separator and encoding are recognised. Whoever shares an e-mail address or fax number with a known contact joins it; all others become new contacts.

  --out FILE   where it is written; what is there already is not replaced
  --form FORM  vcard (usual) or csv
  --dry-run    only say what would be new
  --json       one line of JSON with fresh, joined, known, leftOut and imported
  --data DIR   data folder

Exit of import: 0 all taken over, 2 some values left out, 1 failure.`,
  contactsWritten: '{count, plural, one {One contact} other {# contacts}} written.',
  contactsRead: '{fresh, plural, one {one new contact} other {# new contacts}}, {joined, number} completed, {known, number} known already, {leftOut, plural, =0 {nothing left out} one {one value left out} other {# values left out}}',
  contactsWould: 'Would be: {fresh, plural, one {one new contact} other {# new contacts}}, {joined, number} completed, {known, number} known already, {leftOut, plural, =0 {nothing left out} one {one value left out} other {# values left out}}',
  contactLeftOut: 'Line {line}: “{value}” left out, {why}',
  searchUsage: `rueckkanal search WORDS [--data DIR] [--json] [--limit N]
rueckkanal search --queries FILE [--data DIR] [--json] [--limit N]

Finds the messages that have all words, newest first. The last word may be the beginning of one.

  --data DIR       data folder
  --json           one line of JSON per search with query, ms and hits
  --limit N        N hits at the most (50 if not given)
  --queries FILE   one search per line`,
  exportUsage: `rueckkanal export ID --out FILE [--form pdf|text|mails] [--notes] [--data DIR]

Writes a conversation as one PDF/A-3b with its attachments, or its messages as mails: one as .eml, several in a zip. Writes a fax as PDF/A-2b with searchable text, or its text alone. ID is a conversationId or messageId of intake or conversations --json. Changes nothing and works while the app runs.

  --out FILE    where to write; what is there already is not replaced
  --form FORM   pdf (if not given), text (of a fax) or mails (of a conversation)
  --notes       takes the internal notes of a conversation along
  --data DIR    data folder

Exit: 0 written, 2 written, but the text of some pages has still to be read, 1 failure.`,
  exportUnread: '{count, plural, one {The text of one page has} other {The text of {count, number} pages has}} still to be read and is not in the file. The app reads while it runs; then please export again.',
  exportMissing: '{count, plural, one {# original is} other {# originals are}} missing from the data folder. rueckkanal verify tells which.',
  verifyUsage: `rueckkanal verify [--data DIR]

Checks the database, every original, the search index row by row, and the figures. Changes nothing and works while the app runs.

  --data DIR   data folder

Exit: 0 all is well, 1 with a line for everything that is not.`,
  backupUsage: `rueckkanal backup TARGET [--data DIR]

Backs up all data into the folder TARGET, also while the app runs, and then reads the whole backup to check it. Passwords are not in it.

  --data DIR   data folder`,
  restoreUsage: `rueckkanal restore SOURCE [--data DIR]

Checks a backup and restores it into an empty or new data folder. Passwords are entered anew afterwards.

  --data DIR   data folder`,
  unknownCommand: 'There is no command “{name}”. Help: rueckkanal --help',
  badOption: 'The argument {option} is not valid. Help: rueckkanal {command} --help',
  badJobs: 'From 1 to {most} pages can be read at once.',
  missingArgument: 'An argument is missing. Help: rueckkanal {command} --help',
  tooManyArguments: 'Too many arguments. Help: rueckkanal {command} --help',
  unexpected: '{words} ({reason})',
  progress: '{arrivalsDone, number} of {arrivalsAll, number} taken in, {pagesDone, number} of {pagesAll, number} pages read',
  taken: '{recorded, number} recorded, {duplicate, number} known already, {quarantined, number} in quarantine',
  recorded: 'recorded',
  duplicate: 'known already',
  page: 'page {page} of {name}: {words}',
  verified: 'All is well.',
  problems: '{count, plural, one {# finding} other {# findings}}',
  backedUp: '{count, plural, one {# original} other {# originals}} and the database backed up to {folder}. Passwords are not in it.',
  backupCleared: '{count, plural, one {An unfinished backup beside it was} other {# unfinished backups beside it were}} removed.',
  restored: '{count, plural, one {# original} other {# originals}} and the database restored to {folder}. Please enter passwords anew.',
  lost: '{count, plural, one {# original was} other {# originals were}} missing already when the backup was made.',
} as const
