/* Invented. Telephone numbers lie in the ranges that the Bundesnetzagentur keeps free for media productions (Mitteilung 148/2021). */

export const firstNames = ['Anna', 'Ayşe', 'Bärbel', 'Björn', 'Carla', 'Cem', 'Dieter', 'Dörte', 'Elif', 'Frank', 'Gerd', 'Greta', 'Hannes', 'Heike', 'Ines', 'Jan', 'Jörg', 'Jutta', 'Karin', 'Kemal', 'Lena', 'Lutz', 'Marek', 'Meike', 'Nadine', 'Nils', 'Olga', 'Paul', 'Petra', 'Ralf', 'Rüdiger', 'Sabine', 'Sven', 'Tanja', 'Thomas', 'Ulrike', 'Uwe', 'Vera', 'Walter', 'Yvonne'] as const
export const lastNames = ['Achterberg', 'Böhlke', 'Bruchsaler', 'Dahmen', 'Eickhoff', 'Feddersen', 'Gösswein', 'Grotefend', 'Habermehl', 'Hülsmann', 'Iversen', 'Jungbluth', 'Kettelhack', 'Köppern', 'Langewiesche', 'Löwenich', 'Mühlenbein', 'Nottebohm', 'Oltmanns', 'Pöschmann', 'Quandel', 'Rüttgen', 'Schierholz', 'Schönfelder', 'Stubenvoll', 'Terhorst', 'Uhlenbrock', 'Vollbrecht', 'Wiesengrund', 'Yildirim', 'Zwirbel', 'Öhlschläger'] as const

/** Places of the free ranges: town, area code and number block. */
export const towns = [
  { town: 'Berlin', zip: '12489', area: '30', block: '23125' },
  { town: 'Frankfurt am Main', zip: '60435', area: '69', block: '90009' },
  { town: 'Hamburg', zip: '21129', area: '40', block: '66969' },
  { town: 'Köln', zip: '50829', area: '221', block: '4710' },
  { town: 'München', zip: '81241', area: '89', block: '99998' },
] as const

export const streets = ['Am Spülfeldhaken', 'Kesselmachergasse', 'Zum Kupferschlund', 'Nietenstieg', 'Kaischuppenring', 'Frühbeetallee', 'Enzianhöhe', 'Lindwurmblick', 'Alte Drahtzieherei', 'An der Rohrmeisterei', 'Schlosserzeile', 'Pumpenweg', 'Flanschallee', 'Zur Gießhalle'] as const

/** What a firm is called: first part and trade; the trade says what kind of letters it writes. */
export const nameParts = ['Tollmoor', 'Kraftfink', 'Ostermoor', 'Blaukehl', 'Wiesengrundel', 'Rüttgensiep', 'Zwirbelhof', 'Haberkorn', 'Nordlicht', 'Eichwald', 'Silberbach', 'Lerchenfeld', 'Rabenstein', 'Moosbrugg', 'Falkenhorst', 'Sturmvogel', 'Steinhuder', 'Quellgrund', 'Birkenloh', 'Hagebutt', 'Distelfink', 'Kieselbach', 'Mühlgraben', 'Finkenwerd', 'Wacholder', 'Bernsteiner', 'Kranichfeld', 'Heidschnuck', 'Torfmoor', 'Zaunkönig'] as const
export const trades = [
  { kind: 'trade', words: ['Heizungsbau', 'Anlagenbau', 'Stahlbau', 'Rohrleitungsbau', 'Haustechnik', 'Sanitär', 'Kälteanlagen', 'Maschinenbau', 'Klempnerei'], forms: ['GmbH', 'OHG', 'GmbH & Co. KG', 'e. K.'], weight: 46 },
  { kind: 'supply', words: ['Elektrogroßhandel', 'Dichtungstechnik', 'Schraubengroßhandel', 'Werkzeuge', 'Edelstahl', 'Gusswerke'], forms: ['GmbH', 'KG', 'AG'], weight: 18 },
  { kind: 'carrier', words: ['Spedition', 'Logistik', 'Transporte'], forms: ['GmbH', 'GmbH & Co. KG'], weight: 8 },
  { kind: 'practice', words: ['Praxis für Arbeitsmedizin', 'Gemeinschaftspraxis', 'Betriebsärztlicher Dienst'], forms: [''], weight: 6 },
  { kind: 'authority', words: ['Finanzamt', 'Bauaufsicht', 'Gewerbeaufsicht', 'Stadtwerke', 'Zweckverband Wasser', 'Amtsgericht'], forms: [''], weight: 9 },
  { kind: 'housing', words: ['Hausverwaltung', 'Wohnungsgenossenschaft', 'Immobilienservice'], forms: ['GmbH', 'eG', 'mbH'], weight: 13 },
] as const
export type PartyKind = (typeof trades)[number]['kind']
