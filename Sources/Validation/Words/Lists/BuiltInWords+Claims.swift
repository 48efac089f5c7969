extension BuiltInWords {
  static let comparisons = """
    # version 1, 2026-11-25
    besser als
    billiger als
    günstiger als
    preiswerter als
    schneller als
    sicherer als
    haltbarer als
    als die Konkurrenz
    als der Wettbewerb
    als andere Anbieter
    als bei anderen Anbietern
    im Gegensatz zur Konkurrenz
    anders als die Konkurrenz
    better than
    cheaper than
    faster than
    safer than
    than the competition
    than our competitors
    than other providers
    unlike our competitors
    # no comparison with somebody else's goods
    !besser als erwartet
    !besser als gedacht
    !besser als je*
    !besser als nichts
    !besser als nie
    !besser als nur
    !besser als sonst
    !besser als vorher
    !besser als früher
    !besser als gestern
    !besser als letztes
    !besser als im
    !besser als heilen
    !schneller als erwartet
    !schneller als gedacht
    !schneller als geplant
    !schneller als je*
    !schneller als sonst
    !schneller als man
    !schneller als vorher
    !günstiger als erwartet
    !günstiger als gedacht
    !better than ever
    !better than expected
    !better than nothing
    !better than never
    !better than cure
    !better than before
    !better than last
    !better than one
    !faster than ever
    !faster than expected
    !faster than before
    !faster than you
    """

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

  static let healthClaims = """
    # version 1, 2026-11-25
    gesundheitsfördernd*
    heilende Wirkung
    heilt
    Heilversprechen
    Wundermittel*
    entgiftend*
    entschlackend*
    schmerzlindernd*
    entzündungshemmend*
    blutdrucksenkend*
    cholesterinsenkend*
    stärkt das Immunsystem
    stärken das Immunsystem
    stärkt die Abwehrkräfte
    stärkt dein Immunsystem
    stärkt Ihr Immunsystem
    senkt den Blutdruck
    senkt das Cholesterin
    senkt den Cholesterinspiegel
    beugt Krankheiten vor
    klinisch bewiesen
    klinisch getestet
    klinisch geprüft
    medizinisch bewiesen
    ohne Nebenwirkungen
    hilft gegen Krebs
    hilft gegen Schmerzen
    hilft gegen Kopfschmerzen
    hilft gegen Depression*
    hilft beim Abnehmen
    health benefit*
    boosts your immun*
    boosts the immun*
    strengthens your immun*
    strengthens the immun*
    clinically proven
    clinically tested
    medically proven
    cures cancer
    cures disease*
    prevents cancer
    prevents disease*
    lowers your blood pressure
    lowers blood pressure
    lowers cholesterol
    relieves pain
    without side effects
    no side effects
    detoxifies
    detoxifying
    # wounds and quarrels
    !die Zeit heilt
    !Zeit heilt
    """
}
