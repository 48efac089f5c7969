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
    # no comparison with the goods of others
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
}
