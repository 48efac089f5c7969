extension BuiltInWords {
  /// Claims to be first or alone. What the words around a superlative decide, `SuperlativeScanner` finds.
  static let superlatives = """
    # version 2, 2026-11-29
    Nr. 1
    No. 1
    Nummer 1
    Nummer eins
    number one in
    the number one
    Number 1 in
    number one for
    Marktführer*
    marktführend*
    weltweit führend*
    führender Anbieter
    führenden Anbieter*
    führende Anbieter*
    führender Hersteller
    führenden Hersteller*
    führendes Unternehmen
    Deutschlands beste*
    Deutschlands größte*
    Europas beste*
    Europas größte*
    der günstigste
    die günstigste*
    das günstigste
    der billigste
    die billigste*
    der schnellste
    die schnellste*
    das schnellste
    der einzige Anbieter
    die einzigen, die
    einzigartig in
    Testsieger*
    konkurrenzlos*
    unschlagbar*
    unerreicht*
    alternativlos*
    weltbeste*
    bestbewertet*
    höchstbewertet*
    meistverkauft*
    meistgekauft*
    market leader*
    best selling
    top rated
    market leading
    industry leading
    world leading
    world class
    the world's best
    the world's largest
    the world's leading
    the leading
    the cheapest
    the fastest
    the only provider
    unbeatable*
    unrivalled
    unrivaled
    second to none
    # counted, not led
    !Tipp Nr. 1
    !Tipp Nummer 1
    !Tipp Nummer eins
    !Frage Nr. 1
    !Frage Nummer 1
    !Frage Nummer eins
    !Halle Nr. 1
    !Halle Nummer 1
    !Halle Nummer eins
    !Haus Nr. 1
    !Haus Nummer 1
    !Haus Nummer eins
    !Zimmer Nr. 1
    !Zimmer Nummer 1
    !Zimmer Nummer eins
    !Raum Nr. 1
    !Raum Nummer 1
    !Raum Nummer eins
    !Tor Nr. 1
    !Tor Nummer 1
    !Tor Nummer eins
    !Grund Nr. 1
    !Grund Nummer 1
    !Grund Nummer eins
    !Regel Nr. 1
    !Regel Nummer 1
    !Regel Nummer eins
    !Linie Nr. 1
    !Linie Nummer 1
    !Linie Nummer eins
    !Bus Nr. 1
    !Bus Nummer 1
    !Bus Nummer eins
    !Gleis Nr. 1
    !Gleis Nummer 1
    !Gleis Nummer eins
    !Kapitel Nr. 1
    !Kapitel Nummer 1
    !Kapitel Nummer eins
    !Punkt Nr. 1
    !Punkt Nummer 1
    !Punkt Nummer eins
    !Schritt Nr. 1
    !Schritt Nummer 1
    !Schritt Nummer eins
    !Teil Nr. 1
    !Teil Nummer 1
    !Teil Nummer eins
    !Ausgabe Nr. 1
    !Ausgabe Nummer 1
    !Ausgabe Nummer eins
    !Heft Nr. 1
    !Heft Nummer 1
    !Heft Nummer eins
    !Folge Nr. 1
    !Folge Nummer 1
    !Folge Nummer eins
    !Türchen Nr. 1
    !Türchen Nummer 1
    !Türchen Nummer eins
    !Spiel Nr. 1
    !Spiel Nummer 1
    !Spiel Nummer eins
    !Lauf Nr. 1
    !Lauf Nummer 1
    !Lauf Nummer eins
    !Stand Nr. 1
    !Stand Nummer 1
    !Stand Nummer eins
    !Station Nr. 1
    !Station Nummer 1
    !Station Nummer eins
    !Aufgabe Nr. 1
    !Aufgabe Nummer 1
    !Aufgabe Nummer eins
    !Fehler Nr. 1
    !Fehler Nummer 1
    !Fehler Nummer eins
    !Thema Nr. 1
    !Thema Nummer 1
    !Thema Nummer eins
    !Artikel Nr. 1
    !Artikel Nummer 1
    !Artikel Nummer eins
    !Band Nr. 1
    !Band Nummer 1
    !Band Nummer eins
    !Los Nr. 1
    !Los Nummer 1
    !Los Nummer eins
    !Platz Nr. 1
    !Platz Nummer 1
    !Platz Nummer eins
    !Runde Nr. 1
    !Runde Nummer 1
    !Runde Nummer eins
    !Bahn Nr. 1
    !Bahn Nummer 1
    !Bahn Nummer eins
    !Tisch Nr. 1
    !Tisch Nummer 1
    !Tisch Nummer eins
    !Termin Nr. 1
    !Termin Nummer 1
    !Termin Nummer eins
    !Tip No. 1
    !Rule No. 1
    !Step No. 1
    !Question No. 1
    !Reason No. 1
    !Day No. 1
    !Episode No. 1
    !Issue No. 1
    !Part No. 1
    !Round No. 1
    !Stage No. 1
    !Track No. 1
    !Room No. 1
    !Hall No. 1
    !Lesson No. 1
    # greetings, hopes and turns of phrase
    !the leading cause*
    !the leading edge
    !the leading parts
    !the number one thing
    !the number one way
    !the number one cause
    !the number one reason
    !the number one question
    !the number one priority
    !the number one rule
    !the number one problem
    !the number one issue
    !the number one tip
    !the number one goal
    !the fastest way
    """
}
