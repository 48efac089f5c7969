extension BuiltInWords {
  /// Words of a price that was lowered; numbers are looked for beside them.
  static let reductions = """
    # version 2, 2026-11-29
    Rabatt*
    *rabatt
    *rabatte
    Preisnachlass*
    Preisvorteil*
    Preissenkung*
    Nachlass
    reduziert*
    gesenkt
    heruntergesetzt*
    herabgesetzt*
    günstiger
    billiger
    preiswerter
    sparen
    spar
    spare
    spart
    sparst
    gespart
    Ersparnis
    off
    discount*
    price cut*
    price reduction*
    cheaper
    reduced
    lowered
    save
    saves
    saved
    saving
    savings
    # no price
    !Rabattcode*
    """

  /// Percentages whose number may be a word.
  static let percents = """
    # version 1, 2026-11-29
    Prozent
    percent
    per cent
    """

  /// A word about the lowest price of the last thirty days.
  static let lowestPrices = """
    # version 2, 2026-11-29
    30 Tage*
    30 Tagen
    dreißig Tage*
    30 Tage Bestpreis*
    Tiefstpreis der
    30 days
    30 day
    thirty days
    # another promise
    !30 Tage Rückgabe*
    !30 Tage Geld*
    !30 Tage Umtausch*
    !30 Tage kostenlos*
    !30 Tage gratis
    !30 Tage testen
    !30 Tage lang testen
    !30 day return*
    !30 days return*
    !30 day money*
    !30 day trial
    """

  static let sweepstakes = """
    # version 1, 2026-11-25
    Gewinnspiel*
    *gewinnspiel
    *gewinnspiels
    verlosen
    verlost
    Verlosung*
    giveaway*
    sweepstake*
    prize draw*
    raffle*
    # about another matter
    !Gewinnspielsperre*
    """

  /// A draw that is told of afterwards needs no conditions.
  static let sweepstakesOver = """
    # version 1, 2026-11-25
    hat gewonnen
    haben gewonnen
    wurde verlost
    wurden verlost
    ist beendet
    steht fest
    stehen fest
    Gewinner des
    Gewinnerin des
    Gewinner unseres
    Gewinnerin unseres
    Gewinner der
    congratulations
    has won
    have won
    the winner is
    the winners are
    """

  static let conditions = """
    # version 1, 2026-11-25
    Teilnahmebedingung*
    Bedingungen
    terms
    conditions
    rules
    T&C*
    """

  static let closingDates = """
    # version 1, 2026-11-25
    Teilnahmeschluss
    Einsendeschluss
    bis zum
    bis
    endet
    ends
    until
    closes
    closing date
    deadline
    entries by
    enter by
    """

  static let notTheNetwork = """
    # version 1, 2026-11-25
    in keiner Verbindung
    nicht in Verbindung
    in keinem Zusammenhang
    nicht von Facebook
    nicht von Instagram
    nicht von Meta
    keine Verbindung
    not affiliated
    no affiliation
    not associated
    in no way sponsored
    not sponsored
    in no way associated
    """

  static let tagOrShare = """
    # version 1, 2026-11-25
    markiere*
    markiert
    teile diesen
    teilt diesen
    teile den
    teilt den
    teile das
    teilt das
    in deiner Story
    tag a friend
    tag your friend*
    tag two friends
    tag three friends
    share this
    share the post
    share our
    """
}
