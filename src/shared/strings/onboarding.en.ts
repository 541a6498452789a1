export const onboardingEn = {
  title: 'Welcome to Rückkanal',
  intro: 'Faxes and mails in one place: read on this computer, answered by e-mail. What would you like to begin with?',
  folderTitle: 'Choose a folder',
  folderText: 'Where your fax machine or server puts the faxes. What lies there appears by itself.',
  accountTitle: 'Add an account',
  accountText: 'So that replies go out from your own address.',
  samplesTitle: 'Try with samples',
  samplesText: 'A handful of faxes and mails of invented firms, read within a minute.',
  drop: 'Or simply drag a fax or a mail onto this window.',
  working: 'Getting ready …',
  privacy: 'Everything stays on this computer. Nothing leaves it but your replies.',
} as const
