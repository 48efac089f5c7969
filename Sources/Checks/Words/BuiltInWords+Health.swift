extension BuiltInWords {
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
