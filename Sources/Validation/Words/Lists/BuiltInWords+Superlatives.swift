extension BuiltInWords {
  /// Claims to be first or alone. Words such as `beste` alone are greetings and hopes more often than claims.
  static let superlatives = """
    # version 1, 2026-11-25
    Nr. 1
    No. 1
    Nummer 1
    Nummer eins
    number one in
    the number one
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
    der beste*
    die besten
    die beste
    das beste
    unser bestes
    der günstigste
    die günstigste*
    das günstigste
    der billigste
    die billigste*
    der größte
    die größte
    das größte
    die größten
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
    market leader*
    market leading
    industry leading
    world leading
    world class
    the world's best
    the world's largest
    the world's leading
    the leading
    the best in
    the cheapest
    the fastest
    the only provider
    unbeatable*
    unrivalled
    unrivaled
    second to none
    # greetings, hopes and turns of phrase
    !das Beste daraus
    !das Beste aus
    !das Beste draus
    !das Beste ist
    !das Beste kommt
    !das Beste zum Schluss
    !das Beste hoffen
    !die besten Grüße
    !die besten Wünsche
    !die beste Zeit
    !die beste Gelegenheit
    !die beste Nachricht
    !der beste Zeitpunkt
    !der beste Beweis
    !der beste Weg
    !der beste Freund
    !die besten Freunde
    !der größte Teil
    !der größte Fehler
    !der größte Dank
    !der größte Wunsch
    !die größte Sorge
    !die größte Gefahr
    !die größte Freude
    !die größte Herausforderung
    !die größte Hürde
    !die größten Herausforderungen
    !die größten Hürden
    !die größten Sorgen
    !die größten Fehler
    !das größte Problem
    !das größte Geschenk
    !das größte Hindernis
    !the leading cause*
    !the leading edge
    !the best in you
    !the fastest way
    """
}
