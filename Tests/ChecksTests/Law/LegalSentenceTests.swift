import Core
import Testing
@testable import Checks

/// Sentences of posts in which a rule about law finds something, as people write them. What is near to them and is not
/// found stands in `OrdinaryPostTests`.
@Suite struct LegalSentenceTests {
  /// Lowered prices.
  static let prices = [
    LawCase("Statt 4.999 € nur 2.999 €.", "price-reduction", keys: "language: de"),
    LawCase("Statt 4 999 € jetzt 2 999 €.", "price-reduction", keys: "language: de"),
    LawCase("Nur 79 € statt 99 €.", "price-reduction", keys: "language: de"),
    LawCase("Jetzt 79,90 € statt 99,90 €!", "price-reduction", keys: "language: de"),
    LawCase("Statt bisher 4’999 CHF nur 3’999 CHF.", "price-reduction", keys: "language: de"),
    LawCase("Now €79 instead of €99.", "price-reduction", keys: "language: en"),
    LawCase("Only $2,999.00 instead of $4,999.00.", "price-reduction", keys: "language: en"),
    LawCase("-20% auf alle Lampen im Hof.", "price-reduction", keys: "language: de"),
    LawCase("–20 % auf Lampen, nur heute.", "price-reduction", keys: "language: de"),
    LawCase("−20 % auf Helme im Shop", "price-reduction", keys: "language: de"),
    LawCase("20% auf alles am Samstag.", "price-reduction", keys: "language: de"),
    LawCase("Am Samstag gibt es 20 % auf alles.", "price-reduction", keys: "language: de"),
    LawCase("Bis zu 50% auf ausgewählte Räder.", "price-reduction", keys: "language: de"),
    LawCase("15 % auf unser gesamtes Sortiment.", "price-reduction", keys: "language: de"),
    LawCase("Spare 20 Prozent auf Taschen.", "price-reduction", keys: "language: de"),
    LawCase("Spart jetzt bis zu 30 Prozent auf Helme!", "price-reduction", keys: "language: de"),
    LawCase("Sparen Sie 10 % auf die Inspektion.", "price-reduction", keys: "language: de"),
    LawCase("20 % sparen? Nur heute.", "price-reduction", keys: "language: de"),
    LawCase("20 % Rabatt auf alle Lampen.", "price-reduction", keys: "language: de"),
    LawCase("Zwanzig Prozent Rabatt auf alle Lampen.", "price-reduction", keys: "language: de"),
    LawCase("Zehn Prozent auf alles!", "price-reduction", keys: "language: de"),
    LawCase("Mit 15 Prozent Nachlass auf Taschen.", "price-reduction", keys: "language: de"),
    LawCase("20%iger Rabatt auf Reifen", "price-reduction", keys: "language: de"),
    LawCase("25 % Frühbucherrabatt bis Ende März.", "price-reduction", keys: "language: de"),
    LawCase("Alle Lampen um 30 % reduziert.", "price-reduction", keys: "language: de"),
    LawCase("Wir senken die Preise um 20 %.", "price-reduction", keys: "language: de"),
    LawCase("Früher 99 €, jetzt 79 €.", "price-reduction", keys: "language: de"),
    LawCase("Black Friday: 30 % im ganzen Shop!", "price-reduction", keys: "language: de"),
    LawCase("Sale: bis zu 70 %", "price-reduction", keys: "language: de"),
    LawCase("20% off everything this Saturday.", "price-reduction", keys: "language: en"),
    LawCase("Save 20% on all bags.", "price-reduction", keys: "language: en"),
    LawCase("Save up to 20 percent on lamps.", "price-reduction", keys: "language: en"),
    LawCase("Get 15% on everything in our shop.", "price-reduction", keys: "language: en"),
    LawCase("20 percent off all lights.", "price-reduction", keys: "language: en"),
    LawCase("Was $99, now $79.", "price-reduction", keys: "language: en"),
    LawCase("A discount of 20% on helmets.", "price-reduction", keys: "language: en"),
    LawCase("We cut our prices by 20%.", "price-reduction", keys: "language: en"),
    LawCase("15 % auf Helme am Freitag.", "price-reduction", keys: "language: de"),
    LawCase("Am Freitag 15 % auf die Helme.", "price-reduction", keys: "language: de"),
    LawCase("Spar 10 Prozent auf jede Tasche.", "price-reduction", keys: "language: de"),
    LawCase("Minus 20 Prozent auf Reifen.", "price-reduction", keys: "language: de"),
    LawCase("Jetzt 25 Prozent günstiger.", "price-reduction", keys: "language: de"),
    LawCase("statt 12.500 Euro nur 9.900 Euro", "price-reduction", keys: "language: de"),
    LawCase("Statt 1.299,00 € nur 999 €", "price-reduction", keys: "language: de"),
    LawCase("Statt 1.499 € zahlt ihr nur 1.199 €.", "price-reduction", keys: "language: de"),
    LawCase("Das Rad kostet heute 899 statt 1.099 Euro.", "price-reduction", keys: "language: de"),
    LawCase("-15% auf alle Helme, nur diese Woche!", "price-reduction", keys: "language: de"),
    LawCase("Nur heute: -30 %!", "price-reduction", keys: "language: de"),
    LawCase("10% auf alle Schlösser bis Sonntag.", "price-reduction", keys: "language: de"),
    LawCase("Spare 15 Prozent auf Helme.", "price-reduction", keys: "language: de"),
    LawCase("Ihr spart 20 Prozent auf alle Taschen.", "price-reduction", keys: "language: de"),
    LawCase("30 % Nachlass auf Winterreifen", "price-reduction", keys: "language: de"),
    LawCase("Alles 50% reduziert", "price-reduction", keys: "language: de"),
    LawCase("Jetzt zugreifen: 25% Rabatt.", "price-reduction", keys: "language: de"),
    LawCase("🎉 20% auf alles 🎉", "price-reduction", keys: "language: de"),
    LawCase("**20 %** auf alles!", "price-reduction", keys: "language: de"),
    LawCase("Alle Jacken zum Sonderpreis, -40 %", "price-reduction", keys: "language: de"),
    LawCase("Sichert euch 15 % auf die Winterinspektion", "price-reduction", keys: "language: de"),
    LawCase("Zum Jubiläum schenken wir euch 20 % auf jeden Einkauf.", "price-reduction", keys: "language: de"),
    LawCase("Mit der Hofkarte bekommt ihr 10 % auf alles.", "price-reduction", keys: "language: de"),
    LawCase("Save 20 percent on bags.", "price-reduction", keys: "language: en"),
    LawCase("-20% on all lamps.", "price-reduction", keys: "language: en"),
    LawCase("20% on everything this Saturday.", "price-reduction", keys: "language: en"),
    LawCase("Up to 50% off selected bikes.", "price-reduction", keys: "language: en"),
    LawCase("Instead of €4,999 only €2,999.", "price-reduction", keys: "language: en"),
    LawCase("Take 10% off your first order.", "price-reduction", keys: "language: en"),
  ]

  /// Claims of a lead.
  static let superlatives = [
    LawCase("Das sicherste Schloss Deutschlands steht bei uns.", "superlative", keys: "language: de"),
    LawCase("Hamburgs bester Kaffee, jetzt im Hof.", "superlative", keys: "language: de"),
    LawCase("Die Nr. 1 der Höfe in Hamburg.", "superlative", keys: "language: de"),
    LawCase("Die größte Werkstatt Norddeutschlands öffnet.", "superlative", keys: "language: de"),
    LawCase("Das leichteste E-Bike der Welt.", "superlative", keys: "language: de"),
    LawCase("Europas schnellster Lieferdienst.", "superlative", keys: "language: de"),
    LawCase("Bayerns größter Fahrradmarkt ist zurück.", "superlative", keys: "language: de"),
    LawCase("Die beste Werkstatt der Stadt.", "superlative", keys: "language: de"),
    LawCase("Größte Auswahl in Hamburg.", "superlative", keys: "language: de"),
    LawCase("Der zuverlässigste Service in ganz Deutschland.", "superlative", keys: "language: de"),
    LawCase("Das stabilste Schloss auf dem Markt.", "superlative", keys: "language: de"),
    LawCase("Unser Kaffee ist der beste in Hamburg.", "superlative", keys: "language: de"),
    LawCase("Die #1 in Hamburg.", "superlative", keys: "language: de"),
    LawCase("Wir sind Hamburgs Nummer eins.", "superlative", keys: "language: de"),
    LawCase("Deutschlands meistverkauftes Lastenrad.", "superlative", keys: "language: de"),
    LawCase("Altonas schönstes Café hat geöffnet.", "superlative", keys: "language: de"),
    LawCase("Der günstigste Anbieter im Norden.", "superlative", keys: "language: de"),
    LawCase("Germany's safest lock is in our shop.", "superlative", keys: "language: en"),
    LawCase("The safest lock in Germany.", "superlative", keys: "language: en"),
    LawCase("Hamburg’s best coffee, now in the yard.", "superlative", keys: "language: en"),
    LawCase("The No. 1 yard in Hamburg.", "superlative", keys: "language: en"),
    LawCase("The most reliable bike on the market.", "superlative", keys: "language: en"),
    LawCase("The largest workshop in northern Germany.", "superlative", keys: "language: en"),
    LawCase("Best coffee in Hamburg.", "superlative", keys: "language: en"),
    LawCase("The world's lightest bike.", "superlative", keys: "language: en"),
    LawCase("Hamburgs einziges Radcafé öffnet.", "superlative", keys: "language: de"),
    LawCase("Deutschlands führender Hersteller von Schlössern.", "superlative", keys: "language: de"),
    LawCase("Das einzige Schloss Deutschlands mit Alarm.", "superlative", keys: "language: de"),
    LawCase("Hamburg's leading workshop.", "superlative", keys: "language: en"),
    LawCase("Deutschlands sicherstes Schloss.", "superlative", keys: "language: de"),
    LawCase("Nordrhein-Westfalens größte Werkstatt.", "superlative", keys: "language: de"),
    LawCase("Bei uns gibt es die größte Auswahl.", "superlative", keys: "language: de"),
    LawCase("Das beste Rad für die Stadt.", "superlative", keys: "language: de"),
    LawCase("Wir bauen die besten Räder.", "superlative", keys: "language: de"),
    LawCase("Our coffee is the best in Hamburg.", "superlative", keys: "language: en"),
    LawCase("Das schnellste Internet Hamburgs.", "superlative", keys: "language: de"),
    LawCase("Berlins größter Fahrradladen.", "superlative", keys: "language: de"),
    LawCase("Unser Laden ist die Nummer 1 in Bremen.", "superlative", keys: "language: de"),
    LawCase("Der beste Döner Berlins.", "superlative", keys: "language: de"),
    LawCase("Die beste Adresse für Räder in Kiel.", "superlative", keys: "language: de"),
    LawCase("Wir haben die günstigsten Preise der Stadt.", "superlative", keys: "language: de"),
    LawCase("Münchens sicherster Fahrradkeller ist fertig.", "superlative", keys: "language: de"),
    LawCase("Das modernste Museum Europas.", "superlative", keys: "language: de"),
    LawCase("Deutschlands beste Radfahrschule.", "superlative", keys: "language: de"),
    LawCase("Die größte Lichterkette der Welt.", "superlative", keys: "language: de"),
    LawCase("Das innovativste Schloss auf dem Markt.", "superlative", keys: "language: de"),
    LawCase("Bremens erfolgreichster Radladen", "superlative", keys: "language: de"),
    LawCase("Die sicherste App Deutschlands.", "superlative", keys: "language: de"),
    LawCase("Berlin's best bike shop.", "superlative", keys: "language: en"),
    LawCase("The cheapest tickets in town.", "superlative", keys: "language: en"),
    LawCase("We are number one in Germany.", "superlative", keys: "language: en"),
    LawCase("The best pizza in town.", "superlative", keys: "language: en"),
    LawCase("Europe's most trusted bike lock.", "superlative", keys: "language: en"),
    LawCase("The safest helmet in the world.", "superlative", keys: "language: en"),
  ]

  /// Gifts.
  static let gifts = [
    LawCase(
      "Die Firma Muster hat uns ein Rad geschenkt, wir fahren es seit Mai.", "undeclared-gift", keys: "language: de"),
    LawCase("Muster hat uns diese Lampe geschenkt.", "undeclared-gift", keys: "language: de"),
    LawCase("Das Rad haben wir von Muster geschenkt bekommen.", "undeclared-gift", keys: "language: de"),
    LawCase("Die Lampe wurde uns kostenlos zur Verfügung gestellt.", "undeclared-gift", keys: "language: de"),
    LawCase("Das Schloss haben wir gratis von der Firma Muster bekommen.", "undeclared-gift", keys: "language: de"),
    LawCase("Der Hersteller hat uns zwei Helme spendiert.", "undeclared-gift", keys: "language: de"),
    LawCase("Den Helm hat uns Muster gesponsert.", "undeclared-gift", keys: "language: de"),
    LawCase("Die Marke hat mir die Tasche geschenkt.", "undeclared-gift", keys: "language: de"),
    LawCase("Das Testgerät haben wir von Muster erhalten.", "undeclared-gift", keys: "language: de"),
    LawCase("The bike was gifted to us by Acme.", "undeclared-gift", keys: "language: en"),
    LawCase("The company Muster gave us a bike, we ride it since May.", "undeclared-gift", keys: "language: en"),
    LawCase("Acme gave us these lights for free.", "undeclared-gift", keys: "language: en"),
    LawCase("We received this lamp for free from Acme.", "undeclared-gift", keys: "language: en"),
    LawCase("Acme sent us a free helmet to try.", "undeclared-gift", keys: "language: en"),
    LawCase("We got it in exchange for an honest review.", "undeclared-gift", keys: "language: en"),
    LawCase("Die Firma Muster hat uns ein Rad geliehen.", "undeclared-gift", keys: "language: de"),
    LawCase("Muster hat uns die Lampe zum Testen geschickt.", "undeclared-gift", keys: "language: de"),
    LawCase("Das Hotel Muster hat uns eingeladen.", "undeclared-gift", keys: "language: de"),
    LawCase("Wir haben von der Firma Muster einen Helm bekommen.", "undeclared-gift", keys: "language: de"),
    LawCase("The manufacturer lent us a bike.", "undeclared-gift", keys: "language: en"),
    LawCase("Der Verlag hat uns das Buch geschenkt.", "undeclared-gift", keys: "language: de"),
    LawCase("Acme hat mir einen Kopfhörer geschenkt, und ich bin begeistert.", "undeclared-gift", keys: "language: de"),
    LawCase("Diese Schuhe hat mir die Firma Lauf geschenkt.", "undeclared-gift", keys: "language: de"),
    LawCase(
      "Wir durften das Rad behalten, es wurde uns von Muster kostenlos überlassen.", "undeclared-gift",
      keys: "language: de"),
    LawCase("Das Buch wurde mir vom Verlag kostenlos zur Verfügung gestellt.", "undeclared-gift", keys: "language: de"),
    LawCase("Rezensionsexemplar: Das Buch über Räder ist gut.", "undeclared-gift", keys: "language: de"),
    LawCase("The lamp was a gift from Acme Ltd.", "undeclared-gift", keys: "language: en"),
    LawCase("Acme gave us a bike as a gift.", "undeclared-gift", keys: "language: en"),
    LawCase("The publisher sent us this book for free.", "undeclared-gift", keys: "language: en"),
  ]

  /// Labels of what has no `disclosure`.
  static let labels = [
    LawCase("Werbung, weil Namen genannt werden: Wir waren im Hof.", "ad-label-unneeded", keys: "language: de"),
    LawCase("Werbung wegen Namensnennung. Wir waren im Hof.", "ad-label-unneeded", keys: "language: de"),
    LawCase("Werbung, da Marken erkennbar sind. Wir waren im Hof.", "ad-label-unneeded", keys: "language: de"),
    LawCase("Werbung (unbezahlt). Wir waren im Hof.", "ad-label-unneeded", keys: "language: de"),
    LawCase("Werbung, unbezahlt: Wir waren im Hof.", "ad-label-unneeded", keys: "language: de"),
    LawCase("Werbung ohne Auftrag. Wir waren im Hof.", "ad-label-unneeded", keys: "language: de"),
    LawCase("Anzeige, weil wir Marken nennen. Wir waren im Hof.", "ad-label-unneeded", keys: "language: de"),
    LawCase("Wir waren im Hof. Unbezahlte Werbung.", "ad-label-unneeded", keys: "language: de"),
    LawCase("Wir waren im Hof.\n\nWerbung wegen Verlinkung", "ad-label-unneeded", keys: "language: de"),
    LawCase("Wir waren im Hof. (Werbung)", "ad-label-unneeded", keys: "language: de"),
    LawCase("Wir waren im Hof. Dieser Beitrag enthält Werbung.", "ad-label-unneeded", keys: "language: de"),
    LawCase("Ad, because brands are named: we were in the yard.", "ad-label-unneeded", keys: "language: en"),
    LawCase("Advertising because of brand names. We were in the yard.", "ad-label-unneeded", keys: "language: en"),
    LawCase("Werbung weil wir den Laden verlinken.", "ad-label-unneeded", keys: "language: de"),
    LawCase("Werbung ❤️ Wir waren im Hof.", "ad-label-unneeded", keys: "language: de"),
    LawCase("Werbung, weil Marken zu sehen sind. Ein schöner Tag.", "ad-label-unneeded", keys: "language: de"),
    LawCase("Werbung wegen Markennennung: Ein schöner Tag.", "ad-label-unneeded", keys: "language: de"),
    LawCase("Unbezahlte Werbung, weil wir das Café verlinken.", "ad-label-unneeded", keys: "language: de"),
    LawCase("[Werbung] Ein schöner Tag im Hof.", "ad-label-unneeded", keys: "language: de"),
    LawCase("Werbung / unbezahlt. Ein schöner Tag.", "ad-label-unneeded", keys: "language: de"),
    LawCase("*Werbung* Ein schöner Tag im Hof.", "ad-label-unneeded", keys: "language: de"),
    LawCase("Anzeige, da wir Produkte zeigen. Ein schöner Tag.", "ad-label-unneeded", keys: "language: de"),
    LawCase("Advertisement, because brands are visible. A nice day.", "ad-label-unneeded", keys: "language: en"),
    LawCase("Unpaid ad: a day in the yard.", "ad-label-unneeded", keys: "language: en"),
  ]

  /// Claims about the environment.
  static let green = [
    LawCase("Our bags are sustainable and green.", "green-claim", keys: "language: en"),
    LawCase("Wir liefern klimaneutral in ganz Hamburg.", "green-claim", keys: "language: de"),
    LawCase("Nachhaltige Taschen aus dem Hof.", "green-claim", keys: "language: de"),
    LawCase("Sustainable bags for everyone.", "green-claim", keys: "language: en"),
    LawCase("Our software team sells sustainable bags.", "green-claim", keys: "language: en"),
    LawCase("Eco-friendly packaging.", "green-claim", keys: "language: en"),
    LawCase("Nachhaltig produziert in Hamburg.", "green-claim", keys: "language: de"),
    LawCase("A sustainable choice for your home.", "green-claim", keys: "language: en"),
    LawCase("Sustainable bags and software.", "green-claim", keys: "language: en"),
    LawCase("Unsere Lampen sind nachhaltig.", "green-claim", keys: "language: de"),
    LawCase("Nachhaltige Verpackung, jetzt auch für Lampen.", "green-claim", keys: "language: de"),
    LawCase("Ökologisch hergestellt in Altona.", "green-claim", keys: "language: de"),
    LawCase("Sustainably made in Altona.", "green-claim", keys: "language: en"),
    LawCase("Our shirts are sustainable.", "green-claim", keys: "language: en"),
    LawCase("Buy sustainable furniture here.", "green-claim", keys: "language: en"),
    LawCase("Sustainable coffee from our yard.", "green-claim", keys: "language: en"),
    LawCase("Nachhaltiger Kaffee aus dem Hof.", "green-claim", keys: "language: de"),
    LawCase("Unsere Möbel sind nachhaltig und schön.", "green-claim", keys: "language: de"),
    LawCase("CO2-neutral geliefert.", "green-claim", keys: "language: de"),
    LawCase("Climate neutral delivery.", "green-claim", keys: "language: en"),
    LawCase("Umweltfreundliche Taschen für alle.", "green-claim", keys: "language: de"),
  ]

  /// What an advertised job asks for.
  static let jobs = [
    LawCase("Wir suchen eine junge Kollegin bis 35 Jahre für die Werkstatt.", "job-posting", keys: "language: de"),
    LawCase("Wir suchen dich für den Laden, Deutsch als Muttersprache.", "job-posting", keys: "language: de"),
    LawCase("Wir suchen einen Verkäufer für den Laden.", "job-posting", keys: "language: de"),
    LawCase("Verkäuferin gesucht!", "job-posting", keys: "language: de"),
    LawCase("Verkäuferin in Teilzeit gesucht.", "job-posting", keys: "language: de"),
    LawCase(
      "Wir suchen Verstärkung für die Werkstatt (m/w/d), zwischen 20 und 30 Jahre alt.", "job-posting",
      keys: "language: de"),
    LawCase("Wir suchen einen Muttersprachler für den Kundendienst (m/w/d).", "job-posting", keys: "language: de"),
    LawCase("Werkstatthilfe (m/w/d) gesucht. Du bist ein Digital Native.", "job-posting", keys: "language: de"),
    LawCase("Job im Laden (m/w/d): Komm in unser junges Team!", "job-posting", keys: "language: de"),
    LawCase("Stellenangebot: Sekretärin, 20 Stunden.", "job-posting", keys: "language: de"),
    LawCase("Bewirb dich als Kassiererin!", "job-posting", keys: "language: de"),
    LawCase("Ausbildung zum Mechaniker ab August.", "job-posting", keys: "language: de"),
    LawCase("Du bist höchstens 30 Jahre alt? Bewirb dich jetzt (m/w/d)!", "job-posting", keys: "language: de"),
    LawCase("Wir suchen eine Putzfrau.", "job-posting", keys: "language: de"),
    LawCase("Gesucht: Mechaniker für die Werkstatt, nicht älter als 40.", "job-posting", keys: "language: de"),
    LawCase("We are looking for a young colleague under 35 for our workshop.", "job-posting", keys: "language: en"),
    LawCase("We are hiring: native speaker of German for the shop.", "job-posting", keys: "language: en"),
    LawCase("Join our young and dynamic team! Apply now.", "job-posting", keys: "language: en"),
    LawCase("We're hiring a salesman for our shop.", "job-posting", keys: "language: en"),
    LawCase("Waitress wanted for Saturdays.", "job-posting", keys: "language: en"),
    LawCase("We are looking for you for our shop, German as mother tongue.", "job-posting", keys: "language: en"),
    LawCase("Are you a digital native? Apply now for the job in our shop.", "job-posting", keys: "language: en"),
    LawCase("Wir suchen einen jungen Mitarbeiter für den Laden.", "job-posting", keys: "language: de"),
    LawCase("Wir suchen eine Verkäuferin.", "job-posting", keys: "language: de"),
    LawCase("Wir suchen Kellnerinnen für den Sommer.", "job-posting", keys: "language: de"),
    LawCase("Gesucht: junge, dynamische Verkäuferin zwischen 20 und 30.", "job-posting", keys: "language: de"),
    LawCase("Mechaniker gesucht, Deutsch als Muttersprache.", "job-posting", keys: "language: de"),
    LawCase("Für unser junges Team suchen wir Verstärkung (m/w/d).", "job-posting", keys: "language: de"),
    LawCase("Wir suchen Mitarbeiter unter 30 (m/w/d).", "job-posting", keys: "language: de"),
    LawCase("Wir suchen dich (m/w/d), maximal 40 Jahre alt.", "job-posting", keys: "language: de"),
    LawCase("Du bist Muttersprachler*in? Bewirb dich!", "job-posting", keys: "language: de"),
    LawCase("Stellenangebot: Wir suchen eine Sekretärin für das Büro.", "job-posting", keys: "language: de"),
    LawCase("Wir suchen einen Hausmeister.", "job-posting", keys: "language: de"),
    LawCase("Wir suchen Sie als Verkäuferin für unsere Filiale.", "job-posting", keys: "language: de"),
    LawCase("Wir suchen einen Azubi (m/w/d), nicht älter als 20 Jahre.", "job-posting", keys: "language: de"),
    LawCase("Digital Natives gesucht: Volontariat (m/w/d) ab Mai.", "job-posting", keys: "language: de"),
    LawCase("Wir suchen Männer, die anpacken können. Bewirb dich jetzt!", "job-posting", keys: "language: de"),
    LawCase("We are looking for a young salesperson.", "job-posting", keys: "language: en"),
    LawCase("We are hiring native speakers for our help desk.", "job-posting", keys: "language: en"),
    LawCase("Wanted: mechanic, aged 20 to 30.", "job-posting", keys: "language: en"),
    LawCase("Looking for a colleague not older than 35.", "job-posting", keys: "language: en"),
    LawCase("We seek a waitress for our café.", "job-posting", keys: "language: en"),
    LawCase("Join our young team, full time.", "job-posting", keys: "language: en"),
  ]

  @Test(arguments: prices + superlatives + gifts + labels + green + jobs)
  func `the rule finds it, and no other does`(post: LawCase) {
    #expect(post.found == post.rules)
  }

  @Test(arguments: [
    "Statt 4.999 € nur 2.999 €.", "Statt 1.299,00 € nur 999 €.", "Statt 4 999 € nur 2.999 €.",
    "Only €2,999.00 instead of €4,999.00.", "20,5 % Rabatt auf alles.", "Rabatt von 20 % auf alles.",
  ])
  func `one lowered price is one finding`(text: String) {
    #expect(LawCase(text).findings(channels: "[x]").filter { $0.rule == "price-reduction" }.count == 1)
  }

  @Test func `a finding points at the words that make it one`() {
    func found(_ text: String, _ rule: String) -> [String] {
      LawCase(text).findings(channels: "[x]").filter { $0.rule == rule }.map(\.summary)
    }
    #expect(found("Statt 4.999 € nur 2.999 €.", "price-reduction").allSatisfy { $0.hasPrefix("\"Statt 4.999\"") })
    #expect(
      found("Das sicherste Schloss Deutschlands steht hier.", "superlative")
        == ["\"Das sicherste Schloss Deutschlands\" claims a lead, and `proof` names no source"])
    #expect(
      found("Wir suchen eine junge Kollegin bis 35 Jahre.", "job-posting") == [
        "\"junge Kollegin\" in an advertised job asks for an age",
        "\"Kollegin\" in an advertised job names one sex only", "\"bis 35 Jahre\" in an advertised job asks for an age",
      ])
  }

  @Test func `what asks for a lawyer's look raises the flag`() {
    for text in ["Wir suchen eine Verkäuferin.", "Muster hat uns ein Rad geschenkt.", "20 % auf alles."] {
      #expect(LawCase(text).findings(channels: "[x]").map(\.flags) == [["legal"]])
    }
  }

  @Test func `a gift that is disclosed needs no other word`() {
    let keys = "language: de\ndisclosure: gift"
    #expect(LawCase("Werbung: Die Firma Muster hat uns ein Rad geschenkt.", keys: keys).found == [])
  }

  @Test func `a note for every sex may stand in any text that readers see`() {
    let keys = "link: https://acme.example\npreview: { title: \"Verkauf (m/w/d)\", image: media/a.jpg }"
    let post = LawCase("Verkäuferin gesucht!", keys: keys)
    #expect(!post.findings(channels: "[facebook]").contains { $0.rule == "job-posting" })
    #expect(LawCase("Verkäuferin gesucht!").found == ["job-posting"])
  }
}
