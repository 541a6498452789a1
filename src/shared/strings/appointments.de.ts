export const appointmentsDe = {
  invitation: 'Einladung zu einem Termin',
  cancellation: 'Dieser Termin ist abgesagt',
  announced: 'Termin',
  accepted: '{name} hat zugesagt',
  declined: '{name} hat abgesagt',
  tentative: '{name} hat mit Vorbehalt zugesagt',
  answered: '{name} hat auf die Einladung geantwortet',
  somebody: 'Jemand',
  when: 'Wann',
  where: 'Wo',
  from: 'Von',
  recurring: 'wiederkehrend',
} as const
